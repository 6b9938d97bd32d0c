import { type Cell, csvText } from '../lib/csv-text.ts';
import type { GraphView } from '../types.ts';
import { EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts';
import type { Exporter } from './exporter.ts';
import { type FileEdge, type FileNode, fileGraph } from './file-graph.ts';

type Field<T> = readonly [header: string, value: (item: T) => Cell];

/** ISO days turn Gephi's whole column into time stamps (and spoil the edges table); with slashes they stay days to pandas and text to Gephi. */
const slashed = (day: string | null): string | null => day?.replaceAll('-', '/') ?? null;
/** Gephi's notation for "from this day on": what makes a timeline of a table. */
const interval = (day: string | null): string | null => (day === null ? null : `<[${day}, Infinity]>`);

const NODE_FIELDS: readonly Field<FileNode>[] = [
  ['Id', (n) => n.id],
  ['Label', (n) => n.label],
  ['Timeset', (n) => interval(n.date)],
  ...NODE_COLUMNS.map(({ name, value }): Field<FileNode> => {
    if (name === 'date') return [name, (n) => slashed(n.date)];
    return name === 'last_date' ? [name, (n) => slashed(n.lastDate)] : [name, value];
  }),
  ['x', (n) => n.x],
  ['y', (n) => n.y],
  ['size', (n) => n.size],
  ['color', (n) => `#${((n.red << 16) | (n.green << 8) | n.blue).toString(16).padStart(6, '0')}`],
];

const EDGE_FIELDS: readonly Field<FileEdge>[] = [
  ['Source', (e) => e.source],
  ['Target', (e) => e.target],
  ['Type', (e) => (e.directed ? 'Directed' : 'Undirected')],
  ['Kind', (e) => e.kind],
  ['Label', (e) => e.label],
  ['Weight', (e) => e.weight],
  ...EDGE_COLUMNS.filter(({ name }) => name !== 'directed').map(({ name, value }): Field<FileEdge> => [name, value]),
];

/** Rows made into text at a time. */
const ROWS = 1000;

/** Two tables with the column names of Gephi's spreadsheet import; `pandas.read_csv` and spreadsheets open them too. */
export const csv: Exporter = {
  format: 'csv',
  extension: '',
  description: 'a folder with nodes.csv and edges.csv for pandas, spreadsheets, Gephi',
  write(view: GraphView) {
    const { nodes, edges } = fileGraph(view);
    return new Map([
      ['nodes.csv', table(NODE_FIELDS, nodes)],
      ['edges.csv', table(EDGE_FIELDS, edges)],
    ]);
  },
};

function* table<T>(fields: readonly Field<T>[], items: readonly T[]): Generator<string> {
  yield csvText([fields.map(([header]) => header)]);
  for (let from = 0; from < items.length; from += ROWS) {
    yield csvText(items.slice(from, from + ROWS).map((item) => fields.map(([, value]) => value(item))));
  }
}
