import { meanAgreement } from './agreement.ts';
import type { Partition } from './graph.ts';

/** Resolutions that are tried, the usual one first. */
const TRIED = [1, 0.7, 1.4, 0.5, 2, 0.35, 2.8, 4];
const FIRST_STARTS = 2;
const STARTS = 3;
/** Resolutions whose first starts agree less than the best ones' by more than this are tried no further. */
const BEHIND = 0.1;

type Runs = (resolution: number, starts: number) => readonly Partition[];

/**
 * The resolution at which the starts agree with one another (mean adjusted Rand index) most beyond what they do in the shuffled graph,
 * the one nearest to 1 among equals: groups that are there are found from every start, and what a few huge or many tiny groups agree
 * on by their sizes alone is no merit. The shuffled graph, whose runs take longest, is only asked where its answer can matter.
 * @param runs the first starts at a resolution; asked for more of them, it makes only those that it has not made
 */
export function stableResolution(runs: Runs, shuffled: Runs): number {
  const agreement = (of: Runs, resolution: number, starts: number): number =>
    meanAgreement(of(resolution, starts).map(({ community }) => community));
  const first = TRIED.map((resolution) => agreement(runs, resolution, FIRST_STARTS));
  const bound = Math.max(...first) - BEHIND;
  const tried = TRIED.filter((_, i) => first[i]! >= bound)
    .map((resolution, rank) => ({ resolution, rank, agreed: agreement(runs, resolution, STARTS) }))
    .sort((x, y) => y.agreed - x.agreed || x.rank - y.rank);
  let best = { resolution: TRIED[0]!, rank: 0, merit: Number.NEGATIVE_INFINITY };
  for (const { resolution, rank, agreed } of tried) {
    // Chance agreement is about 0 or more, so what agrees less than the best one's merit cannot win.
    if (Math.round(100 * agreed) < best.merit) break;
    const merit = Math.round(100 * (agreed - Math.max(0, agreement(shuffled, resolution, STARTS))));
    if (merit > best.merit || (merit === best.merit && rank < best.rank)) best = { resolution, rank, merit };
  }
  return best.resolution;
}
