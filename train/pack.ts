/**
 * Last step of training: packs what ships into data/weights/. `npx tsx train/pack.ts [ROWS]`: the ROWS (300,000) features with the largest
 * weights, in one byte each; the tables and the forests of all labelled papers. Prints the size of each file.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LABELS } from '../src/extract/tagger/chain.ts';
import { writeWeights } from '../src/extract/tagger/weights.ts';
import { weightsRoot } from './lib/dataset.ts';
import { workRoot } from './lib/papers.ts';

const STRIDE = 16;
/** Weights beyond 127 steps are cut: one in some ten thousand is. */
const STEP = 0.015;

const rows = Number(process.argv[2] ?? 300_000);
const floats = (name: string): Float32Array => {
  const bytes = readFileSync(join(workRoot, name));
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
};
const hashBytes = readFileSync(join(workRoot, 'features.i32'));
const hashes = new Int32Array(hashBytes.buffer, hashBytes.byteOffset, hashBytes.byteLength / 4);
const weights = floats('crf-all.f32');
const transitions = floats('crf-all-transitions.f32');

const strength = new Float32Array(hashes.length);
for (let id = 0; id < hashes.length; id++) {
  let [low, high] = [Infinity, -Infinity];
  for (let y = 0; y < LABELS; y++) {
    low = Math.min(low, weights[id * STRIDE + y]!);
    high = Math.max(high, weights[id * STRIDE + y]!);
  }
  // Features are numbered by how often they stand in the texts; strong and frequent ones matter most.
  strength[id] = (high - low) * (1 + Math.log(1 + hashes.length / (1 + id)));
}
const order = [...strength.keys()].sort((a, b) => strength[b]! - strength[a]! || a - b).slice(0, rows);
order.sort((a, b) => a - b);
const packed = new Int8Array(order.length * LABELS);
let cut = 0;
for (const [k, id] of order.entries())
  for (let y = 0; y < LABELS; y++) {
    const value = Math.round(weights[id * STRIDE + y]! / STEP);
    if (Math.abs(value) > 127) cut++;
    packed[k * LABELS + y] = Math.max(-127, Math.min(127, value));
  }
const bytes = writeWeights(
  Int32Array.from(order, (id) => hashes[id]!),
  packed,
  STEP,
  transitions,
);
writeFileSync(join(weightsRoot, 'crf.bin'), bytes);
console.log(`crf.bin: ${bytes.length} bytes, ${order.length} features, ${cut} weights cut`);
for (const kind of ['rates', 'labelled', 'heads'])
  copyFileSync(join(workRoot, `${kind}-all.bin`), join(weightsRoot, `${kind}.bin`));
