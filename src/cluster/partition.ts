import { roundScore } from '../lib/numbers.ts';
import { seededRandom } from '../lib/random.ts';
import { type Partition, type PlacedGraph, runLouvain, toGraphology } from './louvain.ts';
import { numberBySize } from './numbering.ts';
import { shuffleEdges } from './shuffle.ts';
import { stabilityOf } from './stability.ts';

/** Above this many nodes a few starts must do. */
const MANY_NODES = 30_000;
const FEW_STARTS = 3;

export interface BestPartition {
  /** Community of each place, numbered by size, then smallest member. */
  community: Int32Array;
  members: number[][];
  /** Agreement over the starts, by community. */
  stability: Float64Array;
  modularity: number;
  shuffledModularity: number;
}

/** Several seeded starts of Louvain; the one of best modularity is kept (the first of equals). */
export function partition(
  graph: PlacedGraph,
  options: { resolution: number; starts: number; seed: number },
): BestPartition {
  const { resolution, seed } = options;
  const starts = graph.nodes > MANY_NODES ? Math.min(options.starts, FEW_STARTS) : options.starts;
  const runs = seededRuns(graph, resolution, seed, starts);
  const best = runs.reduce((kept, run) => (run.modularity > kept.modularity ? run : kept));
  const { community, members } = numberBySize(best.community);
  const others = runs.filter((run) => run !== best);
  const shuffled = shuffleEdges(graph, seededRandom(seed));
  const shuffledRuns = seededRuns(shuffled, resolution, seed, Math.min(starts, FEW_STARTS));
  return {
    community,
    members,
    stability: stabilityOf(members, others),
    modularity: best.modularity,
    shuffledModularity: Math.max(...shuffledRuns.map((run) => run.modularity)),
  };
}

function seededRuns(graph: PlacedGraph, resolution: number, seed: number, starts: number): Partition[] {
  const built = toGraphology(graph);
  return Array.from({ length: starts }, (_, start) => {
    const run = runLouvain(built, resolution, seededRandom(seed + start));
    return { community: run.community, modularity: roundScore(run.modularity) };
  });
}
