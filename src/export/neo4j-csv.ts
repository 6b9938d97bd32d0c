import { quotedCsv } from '../lib/csv-text.ts';
import type { GraphView, PropertyGraph } from '../types.ts';
import { cypherName } from './cypher-literal.ts';
import type { Exporter } from './exporter.ts';
import { pushDigest } from './neo4j/digest.ts';
import { groupNodes, groupRelationships, nodeKeys } from './neo4j/groups.ts';
import { MARK, SCHEMA } from './neo4j/schema.ts';
import { type Neo4jProperties, type Neo4jScalar, neo4jProperties } from './neo4j/values.ts';
import { type ImportTable, importScript } from './neo4j-import-script.ts';
import { type Column, columnsOf } from './property-columns.ts';

/** Between the items of a list: the ASCII unit separator, which no text of a paper has use for. */
const ITEM = '\u001f';
/** Rows made into text at a time. */
const ROWS = 1000;
const TYPES = { text: 'string', integer: 'long', float: 'double', boolean: 'boolean' } as const;

/** Rows changed in a transaction after the import. */
const BATCH = 10_000;

/** Rows of one table: what its ends are called in the header, and each row's cells for them with its properties. */
interface Table extends ImportTable {
  keys: string[];
  rows: Iterable<{ ends: string[]; properties: Neo4jProperties }>;
}

/**
 * Tables for `neo4j-admin database import full`, the fast way into an empty database: headers and rows in files of their own, a script
 * with the command, and what to run afterwards: constraints, indexes, and empty lists, which the import takes for missing ones. What is
 * loaded bears the mark of a push, so that a later `neo4j push` brings it up to date.
 */
export const neo4jCsv: Exporter = {
  format: 'neo4j-csv',
  extension: '',
  description: 'a folder for neo4j-admin database import: tables, import.sh, after-import.cypher',
  write(_view: GraphView, graph: () => PropertyGraph) {
    const tables = tablesOf(graph()).map((table) => ({
      ...table,
      columns: columnsOf(propertiesOf(table.rows), 'a table for neo4j-admin'),
    }));
    const after = [...SCHEMA, 'CALL db.awaitIndexes(300)', ...tables.flatMap(emptyLists)];
    return new Map<string, Iterable<string>>([
      ...tables.flatMap(filesOf),
      ['import.sh', [importScript(tables, 'U+001F')]],
      ['after-import.cypher', after.map((statement) => `${statement};\n`)],
    ]);
  },
};

function tablesOf(graph: PropertyGraph): Table[] {
  const keys = nodeKeys(graph);
  const digest = pushDigest(graph);
  const nodes = groupNodes(graph, keys).map(
    ({ labels, rows }): Table => ({
      name: labels.join('-').toLowerCase(),
      of: 'nodes',
      label: labels.join(':'),
      keys: [`id:ID(${labels[0]})`],
      rows: again(rows, (node) => {
        const { id, ...properties } = neo4jProperties(node.properties, node.id);
        return { ends: [id as string], properties: { ...properties, [MARK]: digest } };
      }),
    }),
  );
  const relationships = groupRelationships(graph, keys).map(
    ({ type, start, end, rows }): Table => ({
      name: `${start}-${type.replaceAll('_', '-')}-${end}`.toLowerCase(),
      of: 'relationships',
      label: type,
      keys: [`:START_ID(${start})`, `:END_ID(${end})`],
      rows: again(rows, (row) => ({
        ends: [row.start, row.end],
        properties: { ...neo4jProperties(row.properties, `${row.start} ${type} ${row.end}`), [MARK]: digest },
      })),
    }),
  );
  return [...nodes, ...relationships];
}

/** Rows made anew each time they are gone through: millions of them are never held. */
const again = <T, R>(items: readonly T[], row: (item: T) => R): Iterable<R> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield row(item);
  },
});

function filesOf({ name, keys, rows, columns }: Table & { columns: Column[] }): [string, Iterable<string>][] {
  const header = [
    ...keys,
    ...columns.map((column) => `${column.name}:${TYPES[column.type]}${column.list ? '[]' : ''}`),
  ];
  return [
    [`${name}-header.csv`, [quotedCsv([header])]],
    [`${name}.csv`, lines(rows, columns)],
  ];
}

/** Statements that give back the empty lists of the columns in which every row has a list. */
function emptyLists({ of, label, columns }: Table & { columns: Column[] }): string[] {
  const match = of === 'nodes' ? `MATCH (x:${label})` : `MATCH ()-[x:${label}]->()`;
  return columns
    .filter(({ list, sparse }) => list && !sparse)
    .map(({ name }) => {
      const property = `x.${cypherName(name)}`;
      return `${match} WHERE ${property} IS NULL CALL { WITH x SET ${property} = [] } IN TRANSACTIONS OF ${BATCH} ROWS`;
    });
}

function* propertiesOf(rows: Table['rows']): Generator<Neo4jProperties> {
  for (const { properties } of rows) yield properties;
}

function* lines(rows: Table['rows'], columns: Column[]): Generator<string> {
  let gathered: (string | null)[][] = [];
  for (const { ends, properties } of rows) {
    gathered.push([...ends, ...columns.map(({ name }) => cell(properties[name]))]);
    if (gathered.length < ROWS) continue;
    yield quotedCsv(gathered);
    gathered = [];
  }
  yield quotedCsv(gathered);
}

function cell(value: Neo4jProperties[string] | undefined): string | null {
  if (value === undefined) return null;
  if (!Array.isArray(value)) return String(value);
  return value.map((item: Neo4jScalar) => String(item).replaceAll(ITEM, ' ')).join(ITEM);
}
