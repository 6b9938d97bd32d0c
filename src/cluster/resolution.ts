import { meanAgreement } from './agreement.ts';
import type { Partition } from './graph.ts';

/** Resolutions that are tried, the usual one first. */
const TRIED = [1, 0.7, 1.4, 0.5, 2, 0.35, 2.8, 4];
const STARTS = 3;

type Runs = (resolution: number, starts: number) => readonly Partition[];

/**
 * The resolution at which the starts agree with one another (mean adjusted Rand index) most beyond what they do in the shuffled graph,
 * the one nearest to 1 among equals: groups that are there are found from every start, and what a few huge or many tiny groups agree
 * on by their sizes alone is no merit.
 */
export function stableResolution(runs: Runs, shuffled: Runs): number {
  const agreement = (of: Runs, resolution: number): number =>
    meanAgreement(of(resolution, STARTS).map(({ community }) => community));
  const tried = TRIED.map((resolution) => ({
    resolution,
    merit: Math.round(100 * (agreement(runs, resolution) - agreement(shuffled, resolution))),
  }));
  return tried.reduce((kept, one) => (one.merit > kept.merit ? one : kept)).resolution;
}
