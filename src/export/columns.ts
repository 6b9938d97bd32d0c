import { cleanList } from './clean.ts';
import type { FileEdge, FileNode } from './file-graph.ts';

type ColumnType = 'string' | 'integer' | 'double' | 'boolean';

/** One attribute of a node or an edge; null where it has none. */
export interface Column<T> {
  name: string;
  type: ColumnType;
  value: (item: T) => string | number | boolean | null;
}

/**
 * Attributes that GEXF, GraphML and CSV carry beside label, place, size, colour and weight. Names are unique without case
 * and none of those that a reader takes for itself: id, label, timeset, source, target, key, value, start, end.
 */
export const NODE_COLUMNS: readonly Column<FileNode>[] = [
  { name: 'kind', type: 'string', value: (n) => n.kind },
  { name: 'community', type: 'string', value: (n) => n.community },
  { name: 'community_name', type: 'string', value: (n) => n.communityName },
  { name: 'papers', type: 'integer', value: (n) => n.papers },
  { name: 'map_degree', type: 'integer', value: (n) => n.mapDegree },
  { name: 'year', type: 'integer', value: (n) => (n.date === null ? null : Number(n.date.slice(0, 4))) },
  { name: 'date', type: 'string', value: (n) => n.date },
  { name: 'last_date', type: 'string', value: (n) => n.lastDate },
  { name: 'aliases', type: 'string', value: (n) => cleanList(n.aliases) || null },
];

export const EDGE_COLUMNS: readonly Column<FileEdge>[] = [
  { name: 'relation', type: 'string', value: (e) => e.relation },
  { name: 'basis', type: 'string', value: (e) => e.basis },
  { name: 'directed', type: 'boolean', value: (e) => e.directed },
  { name: 'shared', type: 'string', value: (e) => cleanList(e.shared) || null },
  { name: 'shares', type: 'string', value: (e) => cleanList(e.shares.map(String)) || null },
  { name: 'terms', type: 'string', value: (e) => cleanList(e.terms) || null },
  { name: 'term_shares', type: 'string', value: (e) => cleanList(e.termShares.map(String)) || null },
  { name: 'count', type: 'integer', value: (e) => e.count },
  { name: 'confidence', type: 'double', value: (e) => e.confidence },
  { name: 'cue', type: 'string', value: (e) => e.cue },
  { name: 'surfaces', type: 'string', value: (e) => cleanList(e.surfaces) || null },
  { name: 'evidence', type: 'string', value: (e) => cleanList(e.evidence) || null },
];

/** A number as text that stays a floating-point number in every reader: always with a point. */
export function floatText(value: number): string {
  const text = String(value);
  if (text.includes('.')) return text;
  const [digits, exponent] = text.split('e');
  return exponent === undefined ? `${digits}.0` : `${digits}.0e${exponent}`;
}

/** A column's value as text; null where there is none. */
export function columnText<T>(column: Column<T>, item: T): string | null {
  const value = column.value(item);
  if (typeof value === 'number') return column.type === 'double' ? floatText(value) : String(Math.round(value));
  return value === null ? null : String(value);
}
