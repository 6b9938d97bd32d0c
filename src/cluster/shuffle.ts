import type { Random } from '../lib/random.ts';
import type { PlacedGraph } from './graph.ts';

const ROUNDS = 5;

/**
 * The same graph with its edges drawn anew: pairs of edges swap ends, which keeps every node's degree (Maslov and Sneppen 2002).
 * Swaps that would make a loop or an edge twice are passed over.
 */
export function shuffleEdges(graph: PlacedGraph, random: Random): PlacedGraph {
  const edges = graph.edges.slice();
  const count = graph.weights.length;
  const keyOf = (a: number, b: number): number => (a < b ? a * graph.nodes + b : b * graph.nodes + a);
  const present = new Set<number>();
  for (let i = 0; i < count; i++) present.add(keyOf(edges[2 * i]!, edges[2 * i + 1]!));
  for (let round = 0; round < ROUNDS * count; round++) {
    const i = Math.floor(random() * count);
    const j = Math.floor(random() * count);
    const flip = random() < 0.5 ? 1 : 0;
    const [a, b, c, d] = [edges[2 * i]!, edges[2 * i + 1]!, edges[2 * j + flip]!, edges[2 * j + 1 - flip]!];
    if (a === d || c === b || present.has(keyOf(a, d)) || present.has(keyOf(c, b))) continue;
    present.delete(keyOf(a, b));
    present.delete(keyOf(c, d));
    present.add(keyOf(a, d));
    present.add(keyOf(c, b));
    edges[2 * i + 1] = d;
    edges[2 * j + 1 - flip] = b;
  }
  return { nodes: graph.nodes, edges, weights: graph.weights };
}
