import { CypherError } from '../errors.ts';
import type { Cursor } from './cursor.ts';

const WRITES = new Set([
  'CREATE',
  'MERGE',
  'SET',
  'DELETE',
  'DETACH',
  'NODETACH',
  'REMOVE',
  'FOREACH',
  'INSERT',
  'DROP',
  'ALTER',
]);
const ADMIN = new Set([
  'SHOW',
  'USE',
  'GRANT',
  'DENY',
  'REVOKE',
  'START',
  'STOP',
  'TERMINATE',
  'ENABLE',
  'RENAME',
  'DEALLOCATE',
]);

/** Nothing that reads begins here: says what it is and that it is refused, or what would have been right. */
export function refuse(c: Cursor): never {
  const { text, start, end, kind } = c.token;
  if (kind === 'word' && WRITES.has(text))
    throw new CypherError(
      'Refused',
      `${text} is refused: this engine only reads. Run it on Neo4j, or ask with MATCH and RETURN`,
      { start, end },
    );
  if (c.words('LOAD', 'CSV'))
    throw new CypherError(
      'Refused',
      'LOAD CSV is refused: a query may not read files. Pass the rows as a parameter and UNWIND it',
      { start, end: c.ahead(1).end },
    );
  if (kind === 'word' && ADMIN.has(text))
    throw new CypherError('Refused', `${text} is refused: there is nothing to administrate here`, { start, end });
  return c.fail("'MATCH', 'OPTIONAL MATCH', 'UNWIND', 'WITH', 'RETURN', 'CALL', 'UNION' or the end of the query");
}
