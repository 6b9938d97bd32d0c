import { roundScore } from '../lib/numbers.ts';
import type { BuildOptions } from '../lib/options.ts';
import { type Random, seededRandom } from '../lib/random.ts';
import { modularityOf, type Partition, type PlacedGraph } from './graph.ts';
import { prepareLeiden } from './leiden.ts';
import { prepareLouvain } from './louvain.ts';

/** One run over a graph that was prepared for it: community of each place. */
export type Clusterer = (resolution: number, random: Random) => Int32Array;

const METHODS: Record<BuildOptions['clusterMethod'], (graph: PlacedGraph) => Clusterer> = {
  leiden: prepareLeiden,
  louvain: prepareLouvain,
};

/**
 * Seeded runs of a method over one graph.
 * @returns a function that gives the first `starts` runs at a resolution, with the seeds `seed`, `seed` + 1 …, and makes each once only; modularity
 * is at that resolution
 */
export function seededRuns(
  graph: PlacedGraph,
  { clusterMethod, seed }: Pick<BuildOptions, 'clusterMethod' | 'seed'>,
): (resolution: number, starts: number) => Partition[] {
  if (graph.weights.length === 0) {
    const alone = Int32Array.from({ length: graph.nodes }, (_, place) => place);
    return (_, starts) => Array.from({ length: starts }, () => ({ community: alone, modularity: 0 }));
  }
  const run = METHODS[clusterMethod](graph);
  const made = new Map<number, Partition[]>();
  return (resolution, starts) => {
    const runs = made.get(resolution) ?? [];
    made.set(resolution, runs);
    while (runs.length < starts) {
      const community = run(resolution, seededRandom(seed + runs.length));
      runs.push({ community, modularity: roundScore(modularityOf(graph, community, resolution)) });
    }
    return runs.slice(0, starts);
  };
}

/** The run of best modularity, the first of equals. */
export const bestOf = (runs: readonly Partition[]): Partition =>
  runs.reduce((kept, run) => (run.modularity > kept.modularity ? run : kept));
