import type { JointGraph } from '../lib/joint-graph.ts';
import type { PlacedGraph } from './graph.ts';

/** Leaves out nodes without an edge and replaces ids by places; `names` holds the id of each place, sorted. */
export function placeConnected(joint: JointGraph): { names: string[]; graph: PlacedGraph } {
  const connected = new Set<string>();
  for (const { a, b } of joint.edges) connected.add(a).add(b);
  const names = joint.nodes.filter((node) => connected.has(node));
  const places = new Map(names.map((name, place) => [name, place]));
  return {
    names,
    graph: {
      nodes: names.length,
      edges: Int32Array.from(joint.edges.flatMap(({ a, b }) => [places.get(a)!, places.get(b)!])),
      weights: Float64Array.from(joint.edges, (edge) => edge.weight),
    },
  };
}
