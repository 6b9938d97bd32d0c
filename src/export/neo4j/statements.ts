import type { NodeGroup, RelationshipGroup } from './groups.ts';
import { MAIN_LABELS, MARK, TYPE_LABELS } from './schema.ts';

/** Writes `$rows` of {id, properties}, marked with `$digest`. */
export function writeNodes({ labels: [main, ...types] }: NodeGroup): string {
  const former = main === 'Concept' ? TYPE_LABELS.filter((label) => !types.includes(label)) : [];
  return [
    'UNWIND $rows AS row',
    `MERGE (n:${main} {id: row.id})`,
    // Not `+=`: a property that is gone from the map must go from the node too.
    `SET n = row.properties, n.${MARK} = $digest`,
    ...(former.length ? [`REMOVE n:${former.join(':')}`] : []),
    ...(types.length ? [`SET n:${types.join(':')}`] : []),
  ].join('\n');
}

/** Writes `$rows` of {start, end, properties}, marked with `$digest`; `CREATE` where surely none of them is there. */
export function writeRelationships({ type, start, end }: RelationshipGroup, how: 'MERGE' | 'CREATE' = 'MERGE'): string {
  return [
    'UNWIND $rows AS row',
    `MATCH (a:${start} {id: row.start})`,
    `MATCH (b:${end} {id: row.end})`,
    `${how} (a)-[r:${type}]->(b)`,
    `SET r = row.properties, r.${MARK} = $digest`,
  ].join('\n');
}

// A missing mark compares as null, so what others wrote is never matched below.

/** Whether papergraph has written anything into the database. */
export const HOLDS_OURS = `MATCH (n:${MAIN_LABELS.join('|')}) WHERE n.${MARK} IS NOT NULL RETURN true LIMIT 1`;

/** Removes at most `$limit` relationships of an earlier push; gives how many. */
export const removeRelationships = (type: string): string =>
  `MATCH ()-[r:${type}]->() WHERE r.${MARK} <> $digest\nWITH r LIMIT $limit\nDELETE r\nRETURN count(*) AS removed`;

/** Removes at most `$limit` nodes of an earlier push with all that hangs on them; gives how many. */
export const removeNodes = (label: string): string =>
  `MATCH (n:${label}) WHERE n.${MARK} <> $digest\nWITH n LIMIT $limit\nDETACH DELETE n\nRETURN count(*) AS removed`;
