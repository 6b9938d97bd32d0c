import { isIP } from 'node:net';
import { hostname } from 'node:os';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const WILDCARDS = ['0.0.0.0', '::', ''];

/** An address as it stands in a link and in a Host header: IPv6 in brackets. */
export const urlHost = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/**
 * Whether a request's Host header may be answered. A page elsewhere can make its own name lead to this machine (DNS rebinding)
 * and would then read the map; its requests carry that name, ours carry loopback names or the host that the user gave.
 * @param header the Host header
 * @param host the address that the server listens on
 */
export function isOwnHost(header: string | undefined, host: string): boolean {
  if (!header) return false;
  const name = header.toLowerCase().replace(/:\d+$/, '');
  if (LOOPBACK.test(name) || name === urlHost(host).toLowerCase()) return true;
  // On every address of the machine: numbers cannot be rebound, names can, but for the machine's own.
  const number = name.replace(/^\[|\]$/g, '');
  return WILDCARDS.includes(host) && (isIP(number) > 0 || name === hostname().toLowerCase());
}
