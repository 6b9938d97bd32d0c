import type { GraphView, PropertyGraph } from '../types.ts';

/** The part of a property graph that a view shows: its papers and concepts, its edges, and the communities these are in with their parents. */
export function restrictGraph(graph: PropertyGraph, view: GraphView): PropertyGraph {
  const nodes = new Set(view.nodes.map((node) => node.id));
  const edges = new Set(view.edges.map((e) => `${e.relation} ${e.source} ${e.target}`));
  const communities = new Set(view.communities.map((community) => `community:${community.id}`));
  for (const { id, properties } of graph.nodes)
    if (communities.has(id) && typeof properties.parent === 'string') communities.add(`community:${properties.parent}`);
  const isShown = (id: string): boolean => nodes.has(id) || communities.has(id);
  return {
    nodes: graph.nodes.filter((node) => isShown(node.id)),
    relationships: graph.relationships.filter(({ type, start, end }) =>
      type === 'IN' ? isShown(start) && isShown(end) : edges.has(`${type} ${start} ${end}`),
    ),
  };
}
