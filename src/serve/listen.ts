import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { PapergraphError, UsageError } from '../lib/errors.ts';
import { urlHost } from './host.ts';

const DEFAULT_PORT = 4321;
const TRIES = 20;
const PATIENCE = 2000;

export interface Listening {
  /** Address of the map, with a slash at its end. */
  url: string;
  /** Stops: open answers are finished, idle connections closed. */
  close(): Promise<void>;
}

/**
 * Starts to listen.
 * @param options.port left out: 4321, or the next free one; 0: any free one
 * @param options.host default 127.0.0.1: only this machine
 * @throws PapergraphError where the given port is taken or may not be used
 */
export async function listen(app: Hono, options: { port?: number; host?: string } = {}): Promise<Listening> {
  const host = options.host ?? '127.0.0.1';
  const first = options.port ?? DEFAULT_PORT;
  if (!Number.isInteger(first) || first < 0 || first > 65535)
    throw new UsageError(`--port ${first}: give a whole number from 0 to 65535`);
  for (let port = first; ; port++) {
    try {
      const server = await open(app, port, host);
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      const shown = ['0.0.0.0', '::'].includes(host) ? 'localhost' : urlHost(host);
      return { url: `http://${shown}:${bound}/`, close: () => close(server) };
    } catch (error) {
      const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (busy && options.port === undefined && port < first + TRIES) continue;
      throw new PapergraphError(explain(error as NodeJS.ErrnoException, port, host));
    }
  }
}

function open(app: Hono, port: number, host: string): Promise<Server> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE')
    return `port ${port} is in use: give another one with --port, or leave --port out for the next free one`;
  if (error.code === 'EACCES') return `port ${port} may not be used by this user: give one above 1023 with --port`;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return `--host ${host} is no address of this machine: leave --host out for this machine only`;
  return `cannot listen on ${host}, port ${port}: ${error.message}`;
}
