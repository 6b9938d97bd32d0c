import type { CommandContext } from '../context.ts';
import { table } from '../table.ts';
import type { Answer } from './messages.ts';
import type { QueryLimits, QuerySession } from './session.ts';

const NODES = `MATCH (n) UNWIND labels(n) AS label
RETURN label, count(*) AS nodes ORDER BY nodes DESC, label`;

// The first thousand have all the keys that there are: only missing values lack one.
const KEYS = `MATCH (n) WHERE $label IN labels(n) WITH n LIMIT 1000
UNWIND keys(n) AS key RETURN DISTINCT key ORDER BY key`;

const RELATIONSHIPS = `MATCH (a)-[r]->(b)
WITH type(r) AS type, labels(a)[0] AS from, labels(b)[0] AS to, count(*) AS relationships, head(collect(r)) AS some
RETURN type, from, to, relationships, keys(some) AS keys ORDER BY type, from, to`;

/** Labels, relationship types and their properties, with counts, as two tables. */
export async function schemaText(session: QuerySession, limits: QueryLimits, context: CommandContext): Promise<string> {
  const nodes = await session.run(NODES, {}, limits);
  const rows: (string | number)[][] = [];
  for (const [label, count] of nodes.rows) {
    const found = await session.run(KEYS, { label: label! }, limits);
    rows.push([`:${label}`, Number(count), column(found).join(', ')]);
  }
  const relationships = await session.run(RELATIONSHIPS, {}, limits);
  const arrows = relationships.rows.map(([type, from, to, count, names]): (string | number)[] => [
    `(:${from})-[:${type}]->(:${to})`,
    Number(count),
    (names as string[]).join(', '),
  ]);
  return `${table(context, ['nodes', 'count', 'properties'], rows)}\n${table(context, ['relationships', 'count', 'properties'], arrows)}`;
}

const column = ({ rows }: Answer): string[] => rows.map((row) => String(row[0]));
