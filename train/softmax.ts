import { writeFileSync } from 'node:fs';
import { normalize, type Weights } from '../src/extract/softmax.ts';
import { seededRandom } from '../src/lib/random.ts';
import { compareStrings } from '../src/lib/text.ts';

/** One thing to learn from: what is seen of it and its class. */
export interface Example {
  features: Iterable<string>;
  label: number;
}

interface Settings {
  epochs: number;
  /** Rate of AdaGrad. */
  rate: number;
  /** Strength of the pull to zero, summed over an epoch. */
  l2: number;
  /** Features of fewer examples are left out. */
  rarest: number;
  /** Features whose weights are all nearer to zero than this are left out. */
  least: number;
}

/** Fits a multinomial logistic regression by AdaGrad, one example at a time in seeded random order; weights rounded to hundredths. */
export function fitWeights(examples: Example[], classes: number, settings: Settings): Weights {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const rows = examples.map(({ features, label }) => ({
    label,
    features: Array.from(features, (name) => {
      const id = ids.get(name) ?? ids.size;
      ids.set(name, id);
      counts[id] = (counts[id] ?? 0) + 1;
      return id;
    }),
  }));
  for (const row of rows) row.features = row.features.filter((f) => counts[f]! >= settings.rarest);
  const weights = descend(rows, counts, classes, settings);
  const table = new Map<string, Float64Array>();
  for (const [name, id] of ids) {
    const row = weights.subarray(id * classes, (id + 1) * classes).map((w) => Math.round(w * 100) / 100);
    if (name === 'bias' || row.some((w) => Math.abs(w) >= settings.least)) table.set(name, row);
  }
  return { classes, rows: table };
}

/** Writes weights as a table, in hundredths. */
export function writeWeights({ rows }: Weights, classes: string[], file: string): void {
  const table = [...rows]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([name, row]) => [name, ...Array.from(row, (w) => Math.round(w * 100))].join('\t'));
  writeFileSync(file, `${['feature', ...classes].join('\t')}\n${table.join('\n')}\n`);
  console.log(`${table.length} features written to ${file}`);
}

function descend(
  rows: { features: number[]; label: number }[],
  counts: number[],
  classes: number,
  { epochs, rate, l2 }: Settings,
): Float64Array {
  const weights = new Float64Array(counts.length * classes);
  const squares = new Float64Array(counts.length * classes).fill(1e-6);
  const scores = new Float64Array(classes);
  const random = seededRandom(1);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [rows[i], rows[j]] = [rows[j]!, rows[i]!];
    }
    for (const { features, label } of rows) {
      scores.fill(0);
      for (const f of features) for (let c = 0; c < classes; c++) scores[c]! += weights[f * classes + c]!;
      normalize(scores);
      loss -= Math.log(scores[label]!);
      for (let c = 0; c < classes; c++) {
        const slope = scores[c]! - (c === label ? 1 : 0);
        for (const f of features) {
          const at = f * classes + c;
          // The pull of an epoch is spread over the feature's own examples.
          const gradient = slope + (l2 * weights[at]!) / counts[f]!;
          squares[at]! += gradient * gradient;
          weights[at]! -= (rate * gradient) / Math.sqrt(squares[at]!);
        }
      }
    }
    console.log(`epoch ${epoch + 1}: loss ${(loss / rows.length).toFixed(4)}`);
  }
  return weights;
}
