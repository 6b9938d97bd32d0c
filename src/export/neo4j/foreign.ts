import type { Session } from 'neo4j-driver';
import { PapergraphError } from '../../lib/errors.ts';
import type { NodeKey } from './groups.ts';
import { MAIN_LABELS, MARK } from './schema.ts';

/**
 * Refuses a database in which somebody else's nodes have labels and ids of this map: MERGE would take them over.
 * @throws PapergraphError naming some of them
 */
export async function refuseForeign(session: Session, keys: ReadonlyMap<string, NodeKey>): Promise<void> {
  const ours = new Set([...keys.values()].map(({ label, id }) => `${label} ${id}`));
  const foreign: string[] = [];
  for (const label of MAIN_LABELS) {
    const cypher = `MATCH (n:${label}) WHERE n.${MARK} IS NULL AND n.id IS NOT NULL RETURN toStringOrNull(n.id) AS id`;
    const { records } = await session.executeRead((transaction) => transaction.run(cypher));
    for (const record of records)
      if (ours.has(`${label} ${record.get('id')}`)) foreign.push(`${label} ${record.get('id')}`);
  }
  if (foreign.length === 0) return;
  throw new PapergraphError(
    `the database holds ${foreign.length} nodes with labels and ids of this map that papergraph did not make ` +
      `(${foreign.sort().slice(0, 3).join(', ')}${foreign.length > 3 ? ' …' : ''}): nothing was written. ` +
      'Push into an empty database, or give those nodes another label first',
  );
}
