/**
 * Last step of training: packs what ships into data/weights/. `npx tsx train/pack.ts`: the strongest features of the tagger, in one byte
 * each; the tables of all labelled papers. Prints the size of the file.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LABELS } from '../src/extract/tagger/chain.ts';
import { writeWeights } from '../src/extract/tagger/weights.ts';
import { weightsRoot } from './lib/dataset.ts';
import { workRoot } from './lib/papers.ts';
import { inSteps, KEPT, STEP, STRIDE, strongest } from './lib/quantize.ts';

const bufferOf = (name: string): ArrayBuffer => new Uint8Array(readFileSync(join(workRoot, name))).buffer;

const hashes = new Int32Array(bufferOf('features.i32'));
const weights = new Float32Array(bufferOf('crf-all.f32'));
const transitions = new Float32Array(bufferOf('crf-all-transitions.f32'));
const kept = strongest(weights, KEPT);
const packed = new Int8Array(kept.length * LABELS);
for (const [k, id] of kept.entries())
  for (let y = 0; y < LABELS; y++) packed[k * LABELS + y] = inSteps(weights[id * STRIDE + y]!);
const bytes = writeWeights(
  kept.map((id) => hashes[id]!),
  packed,
  STEP,
  transitions,
);
writeFileSync(join(weightsRoot, 'crf.bin'), bytes);
console.log(`crf.bin: ${bytes.length} bytes, ${kept.length} features`);
for (const kind of ['rates', 'labelled', 'heads'])
  copyFileSync(join(workRoot, `${kind}-all.bin`), join(weightsRoot, `${kind}.bin`));
