import type { GraphView } from '../types.ts';
import { cleanLabel } from './clean.ts';
import { type Column, columnText, EDGE_COLUMNS, floatText, NODE_COLUMNS } from './columns.ts';
import type { Exporter, ExportMeta } from './exporter.ts';
import { type FileEdge, type FileNode, fileGraph } from './file-graph.ts';
import { cutNote } from './meta.ts';
import { escapeXml } from './xml.ts';

/**
 * GEXF 1.3 (Gephi, Gephi Lite, networkx, graphology). Written by hand because of what the readers ask for together: the
 * namespaces exactly so, colours as r, g, b, days on the node itself with `timeformat="date"` (that makes Gephi's
 * timeline), one direction a file, and `kind` on edges so that two relations between one pair stay two.
 */
export const gexf: Exporter = {
  format: 'gexf',
  extension: 'gexf',
  description: 'Gephi, Gephi Lite, networkx: places, sizes, colours, timeline',
  write: gexfText,
};

function* gexfText(view: GraphView, _graph: unknown, meta: ExportMeta): Generator<string> {
  const { directed, nodes, edges } = fileGraph(view);
  const time = nodes.some((node) => node.date !== null)
    ? ' mode="dynamic" timeformat="date" timerepresentation="interval"'
    : ' mode="static"';
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n';
  yield `<meta><creator>papergraph ${escapeXml(cleanLabel(meta.version))}</creator>`;
  yield `<description>${escapeXml(cleanLabel(`${meta.title}. ${cutNote(view)}`))}</description></meta>\n`;
  yield `<graph defaultedgetype="${directed ? 'directed' : 'undirected'}"${time} idtype="string">\n`;
  yield* declarations('node', NODE_COLUMNS);
  yield* declarations('edge', EDGE_COLUMNS);
  yield '<nodes>\n';
  for (const node of nodes) yield nodeElement(node);
  yield '</nodes>\n<edges>\n';
  for (let i = 0; i < edges.length; i++) yield edgeElement(edges[i]!, i);
  yield '</edges>\n</graph>\n</gexf>\n';
}

function* declarations<T>(of: string, columns: readonly Column<T>[]): Generator<string> {
  yield `<attributes class="${of}" mode="static">\n`;
  for (const { name, type } of columns) yield `<attribute id="${name}" title="${name}" type="${type}"/>\n`;
  yield '</attributes>\n';
}

/** Values that are missing are left out: Gephi shows an empty cell, networkx no attribute. */
function values<T>(columns: readonly Column<T>[], item: T): string {
  let text = '';
  for (const column of columns) {
    const value = columnText(column, item);
    if (value !== null) text += `<attvalue for="${column.name}" value="${escapeXml(value)}"/>`;
  }
  return `<attvalues>${text}</attvalues>`;
}

function nodeElement(node: FileNode): string {
  const { red, green, blue, x, y, size } = node;
  // No end: what was published stays. A map that grows is what the timeline is for.
  const start = node.date === null ? '' : ` start="${node.date}"`;
  return (
    `<node id="${escapeXml(node.id)}" label="${escapeXml(node.label)}"${start}>${values(NODE_COLUMNS, node)}` +
    `<viz:size value="${floatText(size)}"/><viz:position x="${floatText(x)}" y="${floatText(y)}" z="0.0"/>` +
    `<viz:color r="${red}" g="${green}" b="${blue}"/></node>\n`
  );
}

function edgeElement(edge: FileEdge, id: number): string {
  return (
    `<edge id="${id}" source="${escapeXml(edge.source)}" target="${escapeXml(edge.target)}" kind="${escapeXml(edge.kind)}" ` +
    `label="${escapeXml(edge.label)}" weight="${floatText(edge.weight)}">${values(EDGE_COLUMNS, edge)}</edge>\n`
  );
}
