import { readPackageData } from '../lib/package.ts';
import { parseTsv } from '../lib/tsv.ts';

/** Weights of a multinomial logistic regression: feature name to one weight a class. */
export interface Weights {
  classes: number;
  rows: Map<string, Float64Array>;
}

/** Reads a table of weights, in hundredths, as train/softmax.ts writes it. */
export function loadWeights(file: string): Weights {
  const rows = new Map<string, Float64Array>();
  for (const [feature = '', ...values] of parseTsv(readPackageData(file)))
    rows.set(
      feature,
      Float64Array.from(values, (v) => Number(v) / 100),
    );
  return { classes: rows.get('bias')?.length ?? 1, rows };
}

/** Probabilities of the classes; they add up to 1. Features without weights say nothing. */
export function classify(features: Iterable<string>, { classes, rows }: Weights): Float64Array {
  const scores = new Float64Array(classes);
  for (const feature of features) {
    const row = rows.get(feature);
    if (row) for (let c = 0; c < classes; c++) scores[c]! += row[c]!;
  }
  return normalize(scores);
}

/** Scores to probabilities, in place. */
export function normalize(scores: Float64Array): Float64Array {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - top);
    sum += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
  return scores;
}
