import { Best } from '../lib/heap.ts';
import { roundScore } from '../lib/numbers.ts';
import type { Vector } from './features.ts';

export interface Neighbour {
  /** Place of the paper. */
  paper: number;
  /** Cosine of the two vectors, 0 (exclusive) to 1, rounded. */
  score: number;
}

/** Finds the vectors nearest to one without comparing it to all: only those that share a feature are touched. */
export interface InvertedIndex {
  /** The best `most`, best first, ties by place; `except` (a place, or -1) is left out. */
  nearest(vector: Vector, most: number, except: number): Neighbour[];
}

/** @param features number of features that the places of `vectors` run over */
export function invertedIndex(vectors: readonly Vector[], features: number): InvertedIndex {
  const starts = new Int32Array(features + 1);
  for (const { places } of vectors) for (const place of places) starts[place + 1]!++;
  for (let i = 0; i < features; i++) starts[i + 1]! += starts[i]!;
  const papers = new Int32Array(starts[features]!);
  const weights = new Float64Array(papers.length);
  const next = starts.slice();
  for (let paper = 0; paper < vectors.length; paper++) {
    const vector = vectors[paper]!;
    for (let i = 0; i < vector.places.length; i++) {
      const at = next[vector.places[i]!]!++;
      papers[at] = paper;
      weights[at] = vector.weights[i]!;
    }
  }

  const scores = new Float64Array(vectors.length);
  const touched = new Int32Array(vectors.length);
  return {
    nearest(vector, most, except) {
      let count = 0;
      for (let i = 0; i < vector.places.length; i++) {
        const place = vector.places[i]!;
        const weight = vector.weights[i]!;
        for (let at = starts[place]!; at < starts[place + 1]!; at++) {
          const paper = papers[at]!;
          if (scores[paper] === 0) touched[count++] = paper;
          scores[paper]! += weight * weights[at]!;
        }
      }
      const best = new Best<Neighbour>(most, (a, b) => b.score - a.score || a.paper - b.paper);
      for (let i = 0; i < count; i++) {
        const paper = touched[i]!;
        const score = Math.min(1, roundScore(scores[paper]!));
        scores[paper] = 0;
        if (paper !== except && score > 0) best.push({ paper, score });
      }
      return best.drain();
    },
  };
}
