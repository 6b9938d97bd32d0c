import { UsageError } from '../../lib/errors.ts';

const EXAMPLE = 'write it like bolt://127.0.0.1:7687';
const BOLT_PORT = '7687';

/**
 * Refuses addresses that the driver would take, and fail on later with an error of its own.
 * @throws UsageError; never with the text of an address that may hold a password
 */
export function checkAddress(uri: string): void {
  // Anything before an @ may be a password, also where a slash in it hides it from a parser of URLs.
  if (uri.includes('@')) {
    throw new UsageError(
      `--uri holds a user or a password before an @: leave them out (${EXAMPLE}), name the user with --user, ` +
        'and put the password into the environment variable NEO4J_PASSWORD or the one named by --password-env',
    );
  }
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (!url?.hostname || url.port === '0') {
    throw new UsageError(`--uri ${uri} is no address of a Neo4j server (no valid host and port): ${EXAMPLE}`);
  }
  if (url.protocol.startsWith('bolt') && url.search !== '') {
    throw new UsageError(
      `--uri ${uri} is no address of a Neo4j server (bolt:// takes nothing after a question mark): ${EXAMPLE}`,
    );
  }
}

/** Host and port of a checked address. */
export function hostAndPort(uri: string): string {
  const { hostname, port } = new URL(uri);
  return `${hostname}:${port || BOLT_PORT}`;
}
