import { compareStrings } from '../../src/lib/text.ts';
import type { GraphNode } from '../../src/types.ts';
import { bdi, el } from '../dom.ts';
import { kindEntry } from '../kinds.ts';
import type { Sort } from '../state.ts';
import { count, readableDay } from '../text.ts';
import type { MapView } from '../view.ts';
import { kindIcon, nodeLink } from './parts.ts';

interface Column {
  /** In links. */
  id: string;
  name: string;
  /** Larger numbers and later days first when it is chosen. */
  descending: boolean;
  /** What it is sorted by. */
  key(node: GraphNode): string | number;
  cell(node: GraphNode): Node | string;
}

/** Columns of the table. A new one is a line here and a width in list.css. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'name',
    name: 'Name',
    descending: false,
    key: (node) => node.label.toLowerCase(),
    cell: (node) => nodeLink(node.id, node.label),
  },
  {
    id: 'kind',
    name: 'Kind',
    descending: false,
    key: (node) => node.kind,
    cell: (node) => el('span', { class: 'with-icon' }, kindIcon(node.kind), kindEntry(node.kind).one),
  },
  {
    id: 'community',
    name: 'Community',
    descending: false,
    // Those of none come last.
    key: (node) => node.communityName ?? '\uffff',
    cell: (node) => bdi(node.communityName ?? ''),
  },
  {
    id: 'papers',
    name: 'Papers',
    descending: true,
    key: (node) => (node.kind === 'paper' ? 0 : node.papers),
    cell: (node) => (node.kind === 'paper' ? '' : count(node.papers)),
  },
  { id: 'links', name: 'Links', descending: true, key: (node) => node.degree, cell: (node) => count(node.degree) },
  {
    id: 'date',
    name: 'Date',
    descending: true,
    key: (node) => node.lastDate ?? node.date ?? '',
    cell: (node) => readableDay(node.lastDate ?? node.date),
  },
];

const DEFAULT_SORT: Sort = { column: 'links', descending: true };

/** The order in force: the one asked for where there is such a column. */
export const sortOf = (sort: Sort | null): Sort =>
  sort && COLUMNS.some(({ id }) => id === sort.column) ? sort : DEFAULT_SORT;

/** What a press on a column's head asks for: that column, or its other direction. */
export function pressed(sort: Sort, id: string): Sort {
  const column = COLUMNS.find((entry) => entry.id === id)!;
  return { column: id, descending: sort.column === id ? !sort.descending : column.descending };
}

/** Visible nodes by index in the order of a column; ties by id. */
export function sortedRows({ model, visible }: Pick<MapView, 'model' | 'visible'>, sort: Sort): Uint32Array {
  const { key } = COLUMNS.find(({ id }) => id === sort.column)!;
  const rows: number[] = [];
  visible.forEach((shown, i) => {
    if (shown) rows.push(i);
  });
  // Once for each node, not for each comparison.
  const keys = model.nodes.map((node, i) => (visible[i] ? key(node) : ''));
  const sign = sort.descending ? -1 : 1;
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareStrings(String(a), String(b));
  return Uint32Array.from(rows).sort(
    (a, b) => sign * compare(keys[a]!, keys[b]!) || compareStrings(model.nodes[a]!.id, model.nodes[b]!.id),
  );
}

/** Rows above and below the window that are drawn too, so that scrolling shows no gap. */
const SPARE = 8;

/** Which rows are drawn, `from` up to but without `to`, for a window at a height. */
export function rowsInSight(rows: number, top: number, height: number, row: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(rows, Math.floor(top / row) - SPARE));
  return { from, to: Math.min(rows, Math.ceil((top + height) / row) + SPARE) };
}
