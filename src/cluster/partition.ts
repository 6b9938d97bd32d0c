import { roundScore } from '../lib/numbers.ts';
import type { BuildOptions } from '../lib/options.ts';
import { seededRandom } from '../lib/random.ts';
import { modularityOf, type PlacedGraph } from './graph.ts';
import { bestOf, seededRuns } from './method.ts';
import { numberBySize } from './numbering.ts';
import { stableResolution } from './resolution.ts';
import { shuffleEdges } from './shuffle.ts';
import { mergeSmall } from './small.ts';
import { type Stability, stabilityOf } from './stability.ts';

/** Above this many nodes a few starts must do. */
const MANY_NODES = 30_000;
const FEW_STARTS = 3;

export type PartitionOptions = Pick<BuildOptions, 'clusterMethod' | 'resolution' | 'starts' | 'seed'>;

export interface BestPartition {
  /** Community of each place, numbered by size, then smallest member. */
  community: Int32Array;
  members: number[][];
  stability: Stability;
  modularity: number;
  /** What the same method finds in the shuffled graph. */
  shuffledModularity: number;
  /** The resolution of all this: the given one, or the most stable. */
  resolution: number;
}

/** Several seeded starts; the one of best modularity is kept, and what is too small in it joins its neighbours. */
export function partition(graph: PlacedGraph, options: PartitionOptions): BestPartition {
  const many = graph.nodes > MANY_NODES;
  const starts = many ? Math.min(options.starts, FEW_STARTS) : options.starts;
  const runs = seededRuns(graph, options);
  const shuffled = seededRuns(shuffleEdges(graph, seededRandom(options.seed)), options);
  const resolution = options.resolution === 'auto' ? stableResolution(runs, shuffled) : options.resolution;
  const found = runs(resolution, starts);
  const best = bestOf(found);
  const { community, members } = numberBySize(mergeSmall(graph, best.community));
  const others = found.filter((run) => run !== best);
  const chance = shuffled(resolution, many ? 1 : Math.min(starts, FEW_STARTS));
  return {
    community,
    members,
    stability: stabilityOf(members, others),
    modularity: roundScore(modularityOf(graph, community, resolution)),
    shuffledModularity: bestOf(chance).modularity,
    resolution,
  };
}
