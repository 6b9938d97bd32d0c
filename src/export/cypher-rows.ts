import { cypherLiteral, cypherName } from './cypher-literal.ts';
import type { Neo4jProperties, Neo4jScalar, PushRow } from './neo4j/index.ts';
import { type Column, columnsOf } from './property-columns.ts';

// Between cells, after each item of a list, in place of a missing value. papergraph's texts hold none of them.
const CELL = '\t';
const ITEM = '\n';
const MISSING = '\r';

/**
 * Rows as `UNWIND [line, line …] … AS row`, one string literal a row. Neo4j plans each literal of a statement: rows written as
 * maps load ten times slower than this. Tabs and line breaks inside a value become spaces.
 */
export function rowsClause(rows: readonly PushRow[]): string {
  const keys = Object.keys(rows[0]!).filter((key) => key !== 'properties') as (keyof PushRow)[];
  const columns = columnsOf(
    rows.map((row) => row.properties),
    'a Cypher script',
  );
  const lines = rows.map((row) =>
    [...keys.map((key) => row[key] as string), ...columns.map(({ name }) => row.properties[name])]
      .map(cellText)
      .join(CELL),
  );
  const properties = columns.map(
    (column, i) => `${cypherName(column.name)}: ${decode(column, `cell[${keys.length + i}]`)}`,
  );
  return [
    `UNWIND [\n${lines.map(cypherLiteral).join(',\n')}\n] AS line`,
    `WITH split(line, ${cypherLiteral(CELL)}) AS cell`,
    `WITH {${keys.map((key, i) => `${key}: cell[${i}]`).join(', ')}, properties: {${properties.join(', ')}}} AS row`,
  ].join('\n');
}

function cellText(value: Neo4jProperties[string] | undefined): string {
  if (value === undefined) return MISSING;
  const text = (item: Neo4jScalar): string => String(item).replace(/[\t\n\r]/g, ' ');
  return Array.isArray(value) ? value.map((item) => text(item) + ITEM).join('') : text(value);
}

const FUNCTIONS = { integer: 'toInteger', float: 'toFloat', boolean: 'toBoolean' };

/** The expression that turns a cell into its value. */
function decode({ type, list, sparse }: Column, cell: string): string {
  const one = (text: string): string => (type === 'text' ? text : `${FUNCTIONS[type]}(${text})`);
  // The separator stands after every item, so the last piece is none: an empty list and a list of one empty text differ.
  const items = `split(${cell}, ${cypherLiteral(ITEM)})[0..-1]`;
  const value = list ? (type === 'text' ? items : `[item IN ${items} | ${one('item')}]`) : one(cell);
  return sparse ? `CASE ${cell} WHEN ${cypherLiteral(MISSING)} THEN null ELSE ${value} END` : value;
}
