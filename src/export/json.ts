import type { GraphView } from '../types.ts';
import { cleanLabel } from './clean.ts';
import type { Exporter, ExportMeta } from './exporter.ts';
import { fileGraph } from './file-graph.ts';

/**
 * Node-link JSON: `networkx.node_link_graph(data)` reads it as it is, d3 and Sigma with a line or two. Keeps what the other
 * formats flatten: lists as lists, missing values as null, the communities. Positions are the map's own.
 */
export const json: Exporter = {
  format: 'json',
  extension: 'json',
  description: 'node-link JSON for networkx, d3, graphology',
  write: jsonText,
};

function* jsonText(view: GraphView, _graph: unknown, meta: ExportMeta): Generator<string> {
  const { directed, nodes, edges } = fileGraph(view);
  // Not `totals: {nodes, edges}`: Gephi Lite takes any object with both keys for the graph.
  const graph = {
    title: cleanLabel(meta.title),
    generator: `papergraph ${cleanLabel(meta.version)}`,
    nodesInMap: view.totals.nodes,
    edgesInMap: view.totals.edges,
    communities: view.communities.map((community) => ({ ...community, name: cleanLabel(community.name) })),
  };
  yield `{"directed":${directed},"multigraph":true,"graph":${JSON.stringify(graph)},\n"nodes":[`;
  for (let i = 0; i < nodes.length; i++) {
    const { x: _x, y: _y, red: _r, green: _g, blue: _b, ...node } = nodes[i]!;
    const { x, y, color } = view.nodes[i]!;
    yield `${i ? ',' : ''}\n${JSON.stringify({ ...node, x, y, color })}`;
  }
  yield '\n],\n"edges":[';
  for (let i = 0; i < edges.length; i++) {
    // networkx keeps `key` as the edge's key in a multigraph, so edges are found by relation: graph[a][b]['USES'].
    const { kind, ...edge } = edges[i]!;
    yield `${i ? ',' : ''}\n${JSON.stringify({ ...edge, key: kind })}`;
  }
  yield '\n]}\n';
}
