import type { GraphView } from '../types.ts';
import { cleanLabel } from './clean.ts';
import { type Column, columnText, EDGE_COLUMNS, NODE_COLUMNS } from './columns.ts';
import type { Exporter, ExportMeta } from './exporter.ts';
import { type FileEdge, type FileNode, fileGraph } from './file-graph.ts';
import { cutNote } from './meta.ts';
import { escapeXml } from './xml.ts';

/** Gephi takes label, x, y, size, r, g, b by these very names; igraph and networkx keep them as attributes. */
const NODE_KEYS: readonly Column<FileNode>[] = [
  { name: 'label', type: 'string', value: (n) => n.label },
  ...NODE_COLUMNS,
  { name: 'x', type: 'double', value: (n) => n.x },
  { name: 'y', type: 'double', value: (n) => n.y },
  { name: 'size', type: 'double', value: (n) => n.size },
  { name: 'r', type: 'integer', value: (n) => n.red },
  { name: 'g', type: 'integer', value: (n) => n.green },
  { name: 'b', type: 'integer', value: (n) => n.blue },
];
const EDGE_KEYS: readonly Column<FileEdge>[] = [
  { name: 'label', type: 'string', value: (e) => e.label },
  { name: 'weight', type: 'double', value: (e) => e.weight },
  ...EDGE_COLUMNS,
];
const TYPES = { string: 'string', integer: 'int', double: 'double', boolean: 'boolean' };

/** Key ids share one space: an edge's `label` may not be called like a node's. Gephi shows the id as the column's name. */
const nodeKey = (name: string): string => name;
const edgeKey = (name: string): string => (NODE_KEYS.some((key) => key.name === name) ? `edge_${name}` : name);

/** GraphML (networkx, igraph, graph-tool, Gephi, Gephi Lite, yEd). Edges have no ids: igraph would give them to nodes. */
export const graphml: Exporter = {
  format: 'graphml',
  extension: 'graphml',
  description: 'networkx, igraph, graph-tool, Gephi, yEd',
  write: graphmlText,
};

function* graphmlText(view: GraphView, _graph: unknown, meta: ExportMeta): Generator<string> {
  const { directed, nodes, edges } = fileGraph(view);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ';
  yield 'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
  yield `<desc>${escapeXml(cleanLabel(`${meta.title}. ${cutNote(view)} papergraph ${meta.version}`))}</desc>\n`;
  yield* declarations('node', NODE_KEYS, nodeKey);
  yield* declarations('edge', EDGE_KEYS, edgeKey);
  yield `<graph edgedefault="${directed ? 'directed' : 'undirected'}">\n`;
  for (const node of nodes) yield `<node id="${escapeXml(node.id)}">${data(NODE_KEYS, nodeKey, node)}</node>\n`;
  for (const edge of edges) {
    // Gephi keeps parallel edges apart by this attribute (others skip it); without it their weights would be added up.
    const ends = `label="${escapeXml(edge.kind)}" source="${escapeXml(edge.source)}" target="${escapeXml(edge.target)}"`;
    yield `<edge ${ends}>${data(EDGE_KEYS, edgeKey, edge)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

function* declarations<T>(of: string, keys: readonly Column<T>[], idOf: (name: string) => string): Generator<string> {
  for (const { name, type } of keys) {
    yield `<key id="${idOf(name)}" for="${of}" attr.name="${name}" attr.type="${TYPES[type]}"/>\n`;
  }
}

function data<T>(keys: readonly Column<T>[], idOf: (name: string) => string, item: T): string {
  let text = '';
  for (const key of keys) {
    const value = columnText(key, item);
    if (value !== null) text += `<data key="${idOf(key.name)}">${escapeXml(value)}</data>`;
  }
  return text;
}
