import { PapergraphError, UsageError } from '../../lib/errors.ts';
import { hostAndPort } from './address.ts';
import type { PushTarget } from './push.ts';

/** Beginning of a server's error code (or the driver's own), and what to say to it. */
const MEANINGS: readonly [code: string, say: (target: PushTarget, database: string) => string][] = [
  [
    'ServiceUnavailable',
    ({ uri }) =>
      `no Neo4j answers at ${uri}: start it, or mend --uri (and use bolt+s:// or neo4j+s:// where it wants TLS)`,
  ],
  [
    'SessionExpired',
    ({ uri }) => `the connection to ${uri} broke off: run the push again, it goes on from what is there`,
  ],
  [
    'Neo.ClientError.Security.Unauthorized',
    ({ uri, user }) =>
      `${uri} refuses user ${user} with this password: mend --user, or the variable named by --password-env`,
  ],
  [
    'Neo.ClientError.Security.CredentialsExpired',
    ({ user }) =>
      `the password of ${user} is the one that Neo4j starts with: set another first (ALTER CURRENT USER SET PASSWORD …)`,
  ],
  [
    'Neo.ClientError.Security.AuthenticationRateLimit',
    ({ user }) => `Neo4j has shut out ${user} after too many wrong passwords: wait some seconds`,
  ],
  ['Neo.ClientError.Security', ({ uri, user }) => `${uri} does not allow user ${user} to do this`],
  [
    'Neo.ClientError.Database.DatabaseNotFound',
    (_, database) => `there is no database ${database}: mend --database or leave it out`,
  ],
  [
    'Neo.DatabaseError.Schema.ConstraintCreationFailed',
    () =>
      'the constraint that makes ids unique cannot be made: nodes of others share a label and an id; push into an empty database',
  ],
  [
    'Neo.ClientError.Schema.IndexAlreadyExists',
    () =>
      'an index of others stands where papergraph needs a constraint: drop it (SHOW INDEXES) or push into an empty database',
  ],
  [
    'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
    () => 'the server ran out of memory for a transaction: push with a smaller --batch-size',
  ],
];

/** An error of the driver or the server in words that say what to do; anything else as it is. */
export function pushError(error: unknown, target: PushTarget, database = 'of that name'): unknown {
  if (!(error instanceof Error) || error instanceof PapergraphError || error instanceof UsageError) return error;
  const { code, message } = error as Error & { code?: string };
  if (
    /^(Unknown scheme|Unable to parse|Invalid URL|Invalid parameters|Duplicated query|Parameters are not|Illegal)/i.test(
      message,
    )
  ) {
    return new UsageError(
      `--uri ${target.uri} is no address of a Neo4j server (${message}): write it like bolt://127.0.0.1:7687`,
    );
  }
  if (!code) return error;
  // The driver gives this one no code of its own.
  if (message.includes('Connection acquisition timed out')) {
    return new PapergraphError(
      `no Neo4j answers at ${hostAndPort(target.uri)}: is it a Bolt port? Something took the connection and said nothing; mend --uri`,
    );
  }
  const meaning = MEANINGS.find(([start]) => code.startsWith(start));
  const words = meaning?.[1](target, database) ?? 'Neo4j refused the push';
  return new PapergraphError(`${words} [${code}: ${message}]`);
}
