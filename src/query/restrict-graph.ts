import type { GraphView, PropertyGraph } from '../types.ts';

/** The part of a property graph that a view shows: its papers and concepts, its edges, and the communities these are in. */
export function restrictGraph(graph: PropertyGraph, view: GraphView): PropertyGraph {
  const nodes = new Set(view.nodes.map((node) => node.id));
  const edges = new Set(view.edges.map((e) => `${e.relation} ${e.source} ${e.target}`));
  const communities = new Set(view.communities.map((community) => `community:${community.id}`));
  const isShown = (id: string): boolean => nodes.has(id) || communities.has(id);
  return {
    nodes: graph.nodes.filter((node) => isShown(node.id)),
    relationships: graph.relationships.filter(({ type, start, end }) =>
      type === 'IN' ? isShown(start) && isShown(end) : edges.has(`${type} ${start} ${end}`),
    ),
  };
}
