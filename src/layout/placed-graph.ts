import type { JointGraph } from '../lib/joint-graph.ts';

/** The graph by places; edges of one weight pull like the mean edge. */
export interface LayoutGraph {
  names: string[];
  /** Pairs of places in a row. */
  edges: Int32Array;
  /** Weight over mean weight, by edge; at most 3, so that one heavy edge tears nothing apart. */
  pulls: Float64Array;
  degree: Int32Array;
}

const STRONGEST = 3;

/** Replaces ids by places and weights by relative ones. */
export function placeGraph(joint: JointGraph): LayoutGraph {
  const places = new Map(joint.nodes.map((name, place) => [name, place]));
  const edges = new Int32Array(2 * joint.edges.length);
  const pulls = new Float64Array(joint.edges.length);
  const degree = new Int32Array(joint.nodes.length);
  let sum = 0;
  joint.edges.forEach(({ a, b, weight }, i) => {
    edges[2 * i] = places.get(a)!;
    edges[2 * i + 1] = places.get(b)!;
    degree[edges[2 * i]!]!++;
    degree[edges[2 * i + 1]!]!++;
    pulls[i] = weight;
    sum += weight;
  });
  const mean = sum / joint.edges.length;
  for (let i = 0; i < pulls.length; i++) pulls[i] = Math.min(STRONGEST, pulls[i]! / mean);
  return { names: joint.nodes, edges, pulls, degree };
}
