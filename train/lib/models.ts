import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chain, LABELS } from '../../src/extract/tagger/chain.ts';
import type { Features } from '../../src/extract/tagger/features.ts';
import { HashIndex } from '../../src/extract/tagger/hash.ts';
import { workRoot } from './papers.ts';
import { quantized, STRIDE } from './quantize.ts';

function readFloats(name: string): Float32Array {
  const bytes = readFileSync(join(workRoot, name));
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

/** Numbers of features as train/tagger.ts wrote them. */
export function loadFeatureIndex(): HashIndex {
  const bytes = readFileSync(join(workRoot, `features.i32`));
  return new HashIndex(new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4));
}

/** Feature numbers of hashes; -1 where a feature is unknown. */
export function numbersOf(features: Features, index: HashIndex): Int32Array {
  const out = new Int32Array(features.values.length);
  for (let f = 0; f < out.length; f++) out[f] = index.get(features.values[f]!);
  return out;
}

/** A tagger with the weights that would ship, so that what learns from its output learns from what it will see. */
export class FullModel {
  readonly chain: Chain;
  private readonly weights: Float32Array;

  constructor(name: string) {
    this.weights = quantized(readFloats(`crf-${name}.f32`));
    this.chain = new Chain(readFloats(`crf-${name}-transitions.f32`));
  }

  /** Runs the chain over all sentences of a paper. */
  run(numbers: Int32Array, offsets: Int32Array, ends: Int32Array): void {
    const n = ends.length;
    const scores = new Float32Array(n * LABELS);
    for (let i = 0; i < n; i++)
      for (let f = offsets[i]!; f < offsets[i + 1]!; f++) {
        const row = numbers[f]! * STRIDE;
        if (row < 0) continue;
        for (let y = 0; y < LABELS; y++) scores[i * LABELS + y]! += this.weights[row + y]!;
      }
    for (let i = 0; i < n; i = ends[i]!) this.chain.run(scores, i, ends[i]! - i);
  }
}
