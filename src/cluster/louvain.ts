import { louvain, UndirectedGraph } from '../lib/graphology.ts';
import type { Random } from '../lib/random.ts';

/** A graph by places: `edges` holds pairs of places in a row, `weights` one weight a pair. */
export interface PlacedGraph {
  nodes: number;
  edges: Int32Array;
  weights: Float64Array;
}

/** Communities of one run, by place; numbered as they come. */
export interface Partition {
  community: Int32Array;
  modularity: number;
}

/** The graph as graphology holds it. */
export function toGraphology(graph: PlacedGraph): UndirectedGraph {
  const built = new UndirectedGraph({ allowSelfLoops: true });
  for (let node = 0; node < graph.nodes; node++) built.addNode(String(node));
  for (let i = 0; i < graph.weights.length; i++) {
    built.addUndirectedEdgeWithKey(String(i), String(graph.edges[2 * i]), String(graph.edges[2 * i + 1]), {
      weight: graph.weights[i],
    });
  }
  return built;
}

/** One seeded run of Louvain (Blondel and others 2008). */
export function runLouvain(graph: UndirectedGraph, resolution: number, rng: Random): Partition {
  const community = new Int32Array(graph.order);
  if (graph.size === 0) {
    for (let i = 0; i < community.length; i++) community[i] = i;
    return { community, modularity: 0 };
  }
  const { communities, modularity } = louvain.detailed(graph, { resolution, rng, getEdgeWeight: 'weight' });
  for (let i = 0; i < community.length; i++) community[i] = communities[String(i)]!;
  return { community, modularity };
}
