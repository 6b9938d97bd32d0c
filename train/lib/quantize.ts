import { LABELS } from '../../src/extract/tagger/chain.ts';

/** Labels of a feature in a full-precision model, padded. */
export const STRIDE = 16;
/** Features that ship. */
export const KEPT = 400_000;
/** Unit of a shipped weight. Weights beyond 127 of them are cut: one in some ten thousand is. */
export const STEP = 0.015;

/** Numbers of the features that tell labels apart most, in ascending order; strong and frequent ones first, where there is no room for all. */
export function strongest(weights: Float32Array, kept: number): Int32Array {
  const size = weights.length / STRIDE;
  const strength = new Float32Array(size);
  for (let id = 0; id < size; id++) {
    let [low, high] = [Infinity, -Infinity];
    for (let y = 0; y < LABELS; y++) {
      low = Math.min(low, weights[id * STRIDE + y]!);
      high = Math.max(high, weights[id * STRIDE + y]!);
    }
    // Features are numbered by how often they stand in the texts.
    strength[id] = (high - low) * (1 + Math.log(1 + size / (1 + id)));
  }
  const order = Int32Array.from(strength.keys()).sort((a, b) => strength[b]! - strength[a]! || a - b);
  return order.subarray(0, kept).sort();
}

/** A weight in whole steps, −127 to 127. */
export const inSteps = (weight: number): number => Math.max(-127, Math.min(127, Math.round(weight / STEP)));

/** The model that ships: the strongest features, each weight rounded to whole steps; all others 0. */
export function quantized(weights: Float32Array): Float32Array {
  const out = new Float32Array(weights.length);
  for (const id of strongest(weights, KEPT))
    for (let y = 0; y < LABELS; y++) out[id * STRIDE + y] = inSteps(weights[id * STRIDE + y]!) * STEP;
  return out;
}
