import { PapergraphError } from '../lib/errors.ts';
import { cypherLiteral, cypherName } from './cypher-literal.ts';
import type { Neo4jProperties, Neo4jScalar, PushRow } from './neo4j/index.ts';

type ScalarType = 'text' | 'integer' | 'float' | 'boolean';
interface Column {
  name: string;
  type: ScalarType;
  list: boolean;
  /** Whether a row lacks it. */
  sparse: boolean;
}

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
  const columns = columnsOf(rows.map((row) => row.properties));
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

function columnsOf(rows: readonly Neo4jProperties[]): Column[] {
  const found = new Map<string, { types: Set<ScalarType>; lists: Set<boolean>; rows: number }>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      const column = found.get(name) ?? { types: new Set(), lists: new Set(), rows: 0 };
      found.set(name, column);
      column.lists.add(Array.isArray(value));
      for (const item of Array.isArray(value) ? value : [value]) column.types.add(scalarType(item));
      column.rows++;
    }
  }
  return [...found].map(([name, { types, lists, rows: count }]) => {
    if (types.has('float')) types.delete('integer');
    if (types.size > 1 || lists.size > 1) {
      throw new PapergraphError(`property ${name} holds values of different types, which a Cypher script cannot carry`);
    }
    const [type = 'text'] = types;
    return { name, type, list: lists.has(true), sparse: count < rows.length };
  });
}

function scalarType(value: Neo4jScalar): ScalarType {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'bigint' ? 'integer' : 'float';
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
