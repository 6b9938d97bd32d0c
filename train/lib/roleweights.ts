import { ROLE_CLASSES, ROLE_STEP } from '../../src/extract/tagger/rolescore.ts';
import { writeTable } from '../../src/extract/tagger/statistics.ts';
import { seededRandom } from '../../src/lib/random.ts';

/** Hashed features of a candidate and how likely it has each class: a role, or "no concept". */
export interface RoleExample {
  features: Int32Array;
  chances: Float32Array;
  /** 1 for what a person labelled. */
  weight: number;
}

const EPOCHS = 6;
const RATE = 0.12;
const L2 = 2;
/** Features of fewer examples, and those whose weights are all nearer to zero than a step, are left out. */
const RAREST = 4;

/** Fits a multinomial logistic regression by AdaGrad, one example at a time in seeded random order, and packs it as a table for `RoleScore`. */
export function fitRoleWeights(examples: RoleExample[]): Uint8Array {
  const ids = new Map<number, number>();
  const counts: number[] = [];
  for (const { features } of examples)
    for (const feature of features) {
      const id = ids.get(feature) ?? ids.size;
      ids.set(feature, id);
      counts[id] = (counts[id] ?? 0) + 1;
    }
  const rows = examples.map(({ features, chances, weight }) => ({
    chances,
    weight,
    ids: features.map((f) => ids.get(f)!).filter((id) => counts[id]! >= RAREST),
  }));
  const weights = descend(rows, counts);
  const kept = [...ids].filter(([, id]) => {
    const row = weights.subarray(id * ROLE_CLASSES, (id + 1) * ROLE_CLASSES);
    return counts[id]! >= RAREST && row.some((w) => Math.abs(w) >= ROLE_STEP);
  });
  kept.sort(([a], [b]) => a - b);
  const byte = (w: number): number => Math.max(1, Math.min(255, 128 + Math.round(w / ROLE_STEP)));
  return writeTable(
    Int32Array.from(kept.map(([hash]) => hash)),
    Array.from({ length: ROLE_CLASSES }, (_, c) =>
      Uint8Array.from(kept.map(([, id]) => byte(weights[id * ROLE_CLASSES + c]!))),
    ),
  );
}

function descend(rows: { chances: Float32Array; weight: number; ids: Int32Array }[], counts: number[]): Float64Array {
  const weights = new Float64Array(counts.length * ROLE_CLASSES);
  const squares = new Float64Array(weights.length).fill(1e-6);
  const found = new Float64Array(ROLE_CLASSES);
  const random = seededRandom(1);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = rows.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [rows[i], rows[j]] = [rows[j]!, rows[i]!];
    }
    for (const { chances, weight, ids } of rows) {
      found.fill(0);
      for (const id of ids) for (let c = 0; c < ROLE_CLASSES; c++) found[c]! += weights[id * ROLE_CLASSES + c]!;
      const top = Math.max(...found);
      let sum = 0;
      for (let c = 0; c < ROLE_CLASSES; c++) {
        found[c] = Math.exp(found[c]! - top);
        sum += found[c]!;
      }
      for (let c = 0; c < ROLE_CLASSES; c++) {
        const slope = (found[c]! / sum - chances[c]!) * weight;
        if (Math.abs(slope) < 1e-3) continue;
        for (const id of ids) {
          const at = id * ROLE_CLASSES + c;
          // The pull of an epoch is spread over the feature's own examples.
          const gradient = slope + (L2 * weights[at]!) / counts[id]!;
          squares[at]! += gradient * gradient;
          weights[at]! -= (RATE * gradient) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return weights;
}
