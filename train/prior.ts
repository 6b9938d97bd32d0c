/**
 * Trains the prior of phrases: softmax regression (AdaGrad, L2) on the judged phrases of data/catalogue/, which tells concepts from other
 * phrases by their words alone. `npx tsx train/prior.ts`, after tables.ts; prints how well it tells them apart on a held-out tenth and
 * writes prior.bin to data/weights/. Half a minute.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRIOR_CLASSES, PRIOR_STEP, phraseFeatures } from '../src/extract/tagger/prior.ts';
import { writeTable } from '../src/extract/tagger/statistics.ts';
import { tokenizePaper } from '../src/extract/tagger/tokenize.ts';
import { loadCatalogue } from '../src/lib/catalogue.ts';
import { seededRandom } from '../src/lib/random.ts';
import { CONCEPT_TYPES } from '../src/types.ts';
import { loadResources, weightsRoot } from './lib/dataset.ts';

const { vocabulary } = loadResources();
const catalogue = loadCatalogue();
interface Example {
  features: number[];
  class: number;
}
const examples: Example[] = [];
const add = (phrase: string, c: number): void => {
  const words = tokenizePaper(phrase, '')
    .words.map((w) => vocabulary.get(w))
    .filter((w) => !w.isJoiner);
  if (words.length > 0) examples.push({ features: phraseFeatures(words), class: c });
};
for (const entry of catalogue.entries.values())
  if (entry.origin === 'judged') add(entry.phrase, 1 + CONCEPT_TYPES.indexOf(entry.type));
for (const phrase of catalogue.notConcepts) add(phrase, 0);

const random = seededRandom(1);
for (let i = examples.length - 1; i > 0; i--) {
  const j = Math.floor(random() * (i + 1));
  [examples[i], examples[j]] = [examples[j]!, examples[i]!];
}

function sumsOf(weights: Map<number, Float64Array>, features: number[]): Float64Array {
  const sums = new Float64Array(PRIOR_CLASSES);
  for (const f of features) {
    const row = weights.get(f);
    if (row) for (let c = 0; c < PRIOR_CLASSES; c++) sums[c]! += row[c]!;
  }
  return sums;
}

function train(from: Example[]): Map<number, Float64Array> {
  const weights = new Map<number, Float64Array>();
  for (let epoch = 0; epoch < 12; epoch++) {
    const step = 0.06 * (1 - epoch / 13);
    for (const { features, class: gold } of from) {
      const sums = sumsOf(weights, features);
      const top = Math.max(...sums);
      const powers = sums.map((s) => Math.exp(s - top));
      const total = powers.reduce((a, b) => a + b, 0);
      for (const f of features) {
        let row = weights.get(f);
        if (!row) {
          row = new Float64Array(PRIOR_CLASSES);
          weights.set(f, row);
        }
        for (let c = 0; c < PRIOR_CLASSES; c++)
          row[c]! += step * ((c === gold ? 1 : 0) - powers[c]! / total - 0.003 * row[c]!);
      }
    }
  }
  return weights;
}

const cut = Math.floor(examples.length / 10);
const held = examples.slice(0, cut);
const trial = train(examples.slice(cut));
let [right, concepts, found, said] = [0, 0, 0, 0];
for (const { features, class: gold } of held) {
  const sums = sumsOf(trial, features);
  const best = sums.indexOf(Math.max(...sums));
  if (best > 0) said++;
  if (gold > 0) concepts++;
  if (gold > 0 && best > 0) found++;
  if (best === gold) right++;
}
console.log(
  `held out ${cut}: class right ${(right / cut).toFixed(3)}, concepts P ${(found / said).toFixed(3)} R ${(found / concepts).toFixed(3)}`,
);

const weights = [...train(examples)]
  .filter(([, row]) => row.some((w) => Math.abs(w) > 1.5 * PRIOR_STEP))
  .sort((a, b) => a[0] - b[0]);
const columns = Array.from({ length: PRIOR_CLASSES }, (_, c) =>
  Uint8Array.from(weights, ([, row]) => Math.max(0, Math.min(255, 128 + Math.round(row[c]! / PRIOR_STEP)))),
);
writeFileSync(
  join(weightsRoot, 'prior.bin'),
  writeTable(
    Int32Array.from(weights, ([key]) => key),
    columns,
  ),
);
console.log(`prior.bin: ${weights.length} features`);
