import type { GoldPaper } from './papers.ts';

export interface PredictedConcept {
  name: string;
  type: string;
  role: string;
  surfaces: string[];
}

export interface Score {
  tp: number;
  fp: number;
  fn: number;
  /** Matched with the right type. */
  strict: number;
  /** Matched with the right role. */
  role: number;
  introduces: { predicted: number; right: number; found: number; gold: number };
}

/** Form under which surfaces are compared: the definition of the gold's scorer. */
export function normal(text: string): string {
  const folded = text
    .toLowerCase()
    .replace(/[‑–]/g, '-')
    .replace(/’/g, "'")
    .replace(/[-\s_/]+/g, ' ')
    .replace(/^[ .,:;()[\]"']+|[ .,:;()[\]"']+$/g, '');
  return folded
    .split(/\s+/)
    .map((w) => (w.length > 3 && w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w))
    .join(' ');
}

export const emptyScore = (): Score => ({
  tp: 0,
  fp: 0,
  fn: 0,
  strict: 0,
  role: 0,
  introduces: { predicted: 0, right: 0, found: 0, gold: 0 },
});

/** Adds one paper to a score: core entities and concepts of the asked types; borderline entities count neither way. */
export function addPaper(
  score: Score,
  paper: GoldPaper,
  predicted: PredictedConcept[],
  types: Set<string>,
  errors?: string[],
): void {
  const keysOf = (e: { name: string; surfaces: string[] }): Set<string> =>
    new Set([e.name, ...e.surfaces].filter((x) => x !== '').map(normal));
  const entities = paper.entities.map((e) => ({ ...e, keys: keysOf(e), hit: false }));
  for (const concept of predicted) {
    if (!types.has(concept.type)) continue;
    const keys = keysOf(concept);
    const matches = entities.filter((e) => [...e.keys].some((k) => keys.has(k)));
    const introduces = concept.role === 'introduces';
    if (introduces) {
      score.introduces.predicted++;
      if (matches.some((e) => e.role === 'introduces')) score.introduces.right++;
    }
    if (matches.length === 0) {
      score.fp++;
      errors?.push(`wrong ${concept.name}/${concept.type}`);
      continue;
    }
    const best = matches.find((e) => e.core && !e.hit && types.has(e.type));
    if (!best) continue;
    best.hit = true;
    score.tp++;
    if (best.type === concept.type) score.strict++;
    if (best.role === concept.role) score.role++;
    if (introduces && best.role === 'introduces') score.introduces.found++;
  }
  for (const e of entities)
    if (e.core && types.has(e.type)) {
      if (e.role === 'introduces') score.introduces.gold++;
      if (!e.hit) {
        score.fn++;
        errors?.push(`missed ${e.name}/${e.type}`);
      }
    }
}

export const THREE_TYPES = new Set(['method', 'model', 'dataset']);
export const FIVE_TYPES = new Set(['method', 'model', 'dataset', 'task', 'metric']);

/** "P 0.823 R 0.801 F 0.812 strict 0.94 role 0.81 introduces P 0.85 R 0.80 F 0.83". */
export function line(score: Score): string {
  const share = (part: number, whole: number): number => part / Math.max(1, whole);
  const three = (p: number, r: number): string =>
    `P ${p.toFixed(3)} R ${r.toFixed(3)} F ${((2 * p * r) / Math.max(1e-9, p + r)).toFixed(4)}`;
  const found = three(share(score.tp, score.tp + score.fp), share(score.tp, score.tp + score.fn));
  const i = score.introduces;
  const introduces = three(share(i.right, i.predicted), share(i.found, i.gold));
  const [strict, role] = [share(score.strict, score.tp), share(score.role, score.tp)];
  return `${found} strict ${strict.toFixed(3)} role ${role.toFixed(3)} introduces ${introduces}`;
}
