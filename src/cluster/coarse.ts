import { roundScore } from '../lib/numbers.ts';
import { seededRandom } from '../lib/random.ts';
import { type PlacedGraph, runLouvain, toGraphology } from './louvain.ts';
import { numberBySize } from './numbering.ts';
import { stabilityOf } from './stability.ts';

/** The coarse level asks for fewer, larger groups than the fine one. */
const COARSER = 0.4;

/** Groups of fine communities. */
export interface CoarseLevel {
  /** Group of each fine community, numbered by nodes, then smallest member. */
  of: Int32Array;
  /** Places of the nodes, by group. */
  members: number[][];
  stability: Float64Array;
}

/**
 * Groups communities: Louvain once more over the graph of communities, where what lies inside one is a loop. Null where no level
 * lies above: one group, or as many as there are communities.
 * @param community fine community of each node, 0 to `count` − 1
 */
export function coarseLevel(
  graph: PlacedGraph,
  community: Int32Array,
  count: number,
  options: { resolution: number; starts: number; seed: number },
): CoarseLevel | null {
  const built = toGraphology(condense(graph, community, count));
  const runs = Array.from({ length: options.starts }, (_, start) => {
    const run = runLouvain(built, options.resolution * COARSER, seededRandom(options.seed + start));
    return { community: run.community, modularity: roundScore(run.modularity) };
  });
  const best = runs.reduce((kept, run) => (run.modularity > kept.modularity ? run : kept));
  const { community: groupOfNode, members } = numberBySize(community.map((c) => best.community[c]!));
  if (members.length < 2 || members.length === count) return null;
  const of = new Int32Array(count);
  community.forEach((c, node) => {
    of[c] = groupOfNode[node]!;
  });
  const others = runs
    .filter((run) => run !== best)
    .map((run) => ({ ...run, community: community.map((c) => run.community[c]!) }));
  return { of, members, stability: stabilityOf(members, others) };
}

function condense(graph: PlacedGraph, community: Int32Array, count: number): PlacedGraph {
  const between = new Map<number, number>();
  graph.weights.forEach((weight, i) => {
    const a = community[graph.edges[2 * i]!]!;
    const b = community[graph.edges[2 * i + 1]!]!;
    const key = Math.min(a, b) * count + Math.max(a, b);
    between.set(key, (between.get(key) ?? 0) + weight);
  });
  const keys = [...between.keys()].sort((a, b) => a - b);
  return {
    nodes: count,
    edges: Int32Array.from(keys.flatMap((key) => [Math.floor(key / count), key % count])),
    weights: Float64Array.from(keys, (key) => between.get(key)!),
  };
}
