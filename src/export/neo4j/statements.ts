import type { NodeGroup, RelationshipGroup } from './groups.ts';
import { MARK, TYPE_LABELS } from './schema.ts';

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

/** Writes `$rows` of {start, end, properties}, marked with `$digest`. */
export function writeRelationships({ type, start, end }: RelationshipGroup): string {
  return [
    'UNWIND $rows AS row',
    `MATCH (a:${start} {id: row.start})`,
    `MATCH (b:${end} {id: row.end})`,
    `MERGE (a)-[r:${type}]->(b)`,
    `SET r = row.properties, r.${MARK} = $digest`,
  ].join('\n');
}

// A missing mark compares as null, so what others wrote is never matched below.

/** Removes at most `$limit` relationships of an earlier push; gives how many. */
export const removeRelationships = (type: string): string =>
  `MATCH ()-[r:${type}]->() WHERE r.${MARK} <> $digest\nWITH r LIMIT $limit\nDELETE r\nRETURN count(*) AS removed`;

/** Removes at most `$limit` nodes of an earlier push with all that hangs on them; gives how many. */
export const removeNodes = (label: string): string =>
  `MATCH (n:${label}) WHERE n.${MARK} <> $digest\nWITH n LIMIT $limit\nDETACH DELETE n\nRETURN count(*) AS removed`;
