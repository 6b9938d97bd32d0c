import { BestScores } from './best-scores.ts';
import { spreadOver, type Vector } from './features.ts';

export interface Neighbour {
  /** Place of the paper. */
  paper: number;
  /** Above 0. */
  score: number;
}

/** Best first, ties by place. */
export const byScore = (a: Neighbour, b: Neighbour): number => b.score - a.score || a.paper - b.paper;

/** Finds the vectors with the largest inner product without comparing all: only those that share a feature are touched. */
export interface InvertedIndex {
  /** The best `most`, best first; `except` (a place, or -1) is left out. */
  nearest(vector: Vector, most: number, except: number): Neighbour[];
}

/**
 * Entries of lists that one search reads at most, the rarest features first: a collection of some thousands is read whole; in a larger one the
 * common words only order what the rare ones found. From 20,000 papers on a search reads less the more papers there are, so that all searches
 * together cost no more, down to 20,000 entries.
 */
const entriesFor = (papers: number): number => Math.round(Math.min(60_000, Math.max(20_000, 1.2e9 / papers)));
/** Candidates whose whole product is taken where lists were left out. */
const CANDIDATES = 60;

/**
 * @param features number of features that the places of `vectors` run over
 * @param entries most entries of lists that one search reads
 */
export function invertedIndex(
  vectors: readonly Vector[],
  features: number,
  entries = entriesFor(vectors.length),
): InvertedIndex {
  const counts = new Int32Array(features);
  for (const { places } of vectors) for (const place of places) counts[place]!++;
  const starts = new Int32Array(features + 1);
  // Lists that no search can afford are not kept.
  for (let i = 0; i < features; i++) starts[i + 1] = starts[i]! + (counts[i]! <= entries ? counts[i]! : 0);
  const papers = new Int32Array(starts[features]!);
  const weights = new Float32Array(papers.length);
  const next = starts.slice();
  vectors.forEach((vector, paper) => {
    vector.places.forEach((place, i) => {
      if (counts[place]! > entries) return;
      const at = next[place]!++;
      papers[at] = paper;
      weights[at] = vector.weights[i]!;
    });
  });

  const scores = new Float64Array(vectors.length);
  const spread = spreadOver(features);
  const add = (place: number, weight: number): void => {
    const end = starts[place + 1]!;
    for (let at = starts[place]!; at < end; at++) scores[papers[at]!]! += weight * weights[at]!;
  };
  return {
    nearest(vector, most, except) {
      const read = affordable(vector, counts, entries);
      for (const i of read) add(vector.places[i]!, vector.weights[i]!);
      if (except >= 0) scores[except] = 0;
      const whole = read.length === vector.places.length;
      const best = new BestScores(whole ? most : Math.max(CANDIDATES, 2 * most));
      // Looking at all scores in their order takes less time than noting which were touched.
      let bound = 0;
      for (let paper = 0; paper < scores.length; paper++) {
        const score = scores[paper]!;
        if (score <= bound) continue;
        best.push(paper, score);
        bound = best.bound;
      }
      scores.fill(0);
      const candidates = best.drain();
      if (whole) return candidates;
      spread.lay(vector);
      for (const candidate of candidates) candidate.score = spread.times(vectors[candidate.paper]!);
      return candidates.sort(byScore).slice(0, most);
    },
  };
}

/** Places within the vector of the features whose lists are read, in their order: the rarest that fit. */
function affordable({ places }: Vector, counts: Int32Array, entries: number): number[] {
  const all = Array.from(places, (_, i) => i);
  let sum = 0;
  for (const place of places) sum += counts[place]!;
  if (sum <= entries) return all;
  all.sort((x, y) => counts[places[x]!]! - counts[places[y]!]! || x - y);
  let fit = 0;
  for (let left = entries; fit < all.length && counts[places[all[fit]!]!]! <= left; fit++)
    left -= counts[places[all[fit]!]!]!;
  return all.slice(0, fit).sort((x, y) => x - y);
}
