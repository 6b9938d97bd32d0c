import { louvain, UndirectedGraph } from '../lib/graphology.ts';
import type { PlacedGraph } from './graph.ts';
import type { Clusterer } from './method.ts';

/** Louvain (Blondel and others 2008) as graphology has it. A community may fall into pieces without a link. */
export function prepareLouvain(graph: PlacedGraph): Clusterer {
  const built = new UndirectedGraph({ allowSelfLoops: true });
  for (let node = 0; node < graph.nodes; node++) built.addNode(String(node));
  for (let i = 0; i < graph.weights.length; i++) {
    built.addUndirectedEdgeWithKey(String(i), String(graph.edges[2 * i]), String(graph.edges[2 * i + 1]), {
      weight: graph.weights[i],
    });
  }
  return (resolution, rng) => {
    const found = louvain(built, { resolution, rng, getEdgeWeight: 'weight' });
    return Int32Array.from({ length: graph.nodes }, (_, place) => found[String(place)]!);
  };
}
