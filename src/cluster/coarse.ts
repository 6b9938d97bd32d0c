import type { PlacedGraph } from './graph.ts';
import { bestOf, seededRuns } from './method.ts';
import { numberBySize } from './numbering.ts';
import type { PartitionOptions } from './partition.ts';
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
 * Groups communities: the method once more over the graph of communities, where what lies inside one is a loop. Null where no level
 * lies above: one group, or as many as there are communities.
 * @param community fine community of each node, 0 to `count` − 1
 * @param resolution of the fine level
 */
export function coarseLevel(
  graph: PlacedGraph,
  community: Int32Array,
  count: number,
  resolution: number,
  options: PartitionOptions,
): CoarseLevel | null {
  const runs = seededRuns(condense(graph, community, count), options)(resolution * COARSER, options.starts);
  const best = bestOf(runs);
  const { community: groupOfNode, members } = numberBySize(community.map((c) => best.community[c]!));
  if (members.length < 2 || members.length === count) return null;
  const of = new Int32Array(count);
  community.forEach((c, node) => {
    of[c] = groupOfNode[node]!;
  });
  const others = runs
    .filter((run) => run !== best)
    .map((run) => ({ ...run, community: community.map((c) => run.community[c]!) }));
  return { of, members, stability: stabilityOf(members, others).ofCommunity };
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
