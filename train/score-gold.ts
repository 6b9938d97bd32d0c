import { CONCEPT_TYPES, type ConceptType, type Role } from '../src/types.ts';

/** A record of the gold annotation. */
export interface GoldRecord {
  id: string;
  title: string;
  abstract: string;
  entities: { name: string; type: ConceptType; role: Role; surfaces: string[]; core: boolean }[];
}

/** A line of `papergraph extract`. */
export interface PredictedRecord {
  title: string;
  concepts: { name: string; type: ConceptType; role: Role; surfaces: string[] }[];
}

/** What went wrong in one paper; names with their types. */
export interface PaperErrors {
  id: string;
  title: string;
  missed: string[];
  wrong: string[];
  splits: [string, string][];
  falseMerges: [string, string][];
  /** Gold name, its type, the predicted one. */
  mistyped: [string, ConceptType, ConceptType][];
  /** Gold name, its role, the predicted one. */
  misroled: [string, Role, Role][];
}

interface Counts {
  tp: number;
  fp: number;
  fn: number;
  strict: number;
  lenient: number;
  secondNodes: number;
  papersMissing: number;
  role: { tp: number; fp: number; fn: number; tn: number };
  alias: { tp: number; fp: number; fn: number; tn: number };
  /** Of the predictions that are called introduced: right, all; and how many the gold has. */
  introduced: { right: number; predicted: number; gold: number };
  recallByType: Map<ConceptType, { hit: number; of: number }>;
  precisionByType: Map<ConceptType, { hit: number; of: number }>;
}

export interface Score extends Counts {
  errors: PaperErrors[];
}

/** The normal form under which surfaces are compared: that of the gold's scorer. */
export function normalise(text: string): string {
  const spaced = text
    .toLowerCase()
    .replace(/[‑–]/g, '-')
    .replace(/’/g, "'")
    .replace(/[-\s_/]+/g, ' ');
  const bare = spaced.replace(/^[ .,:;()[\]"']+/, '').replace(/[ .,:;()[\]"']+$/, '');
  const singular = (w: string) => ([...w].length > 3 && w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w);
  return bare
    .split(/\s+/)
    .filter((w) => w !== '')
    .map(singular)
    .join(' ');
}

const keysOf = (e: { name: string; surfaces: string[] }): Set<string> =>
  new Set([e.name, ...e.surfaces].filter((s) => s !== '').map(normalise));

const technique = (type: ConceptType): string => (type === 'method' || type === 'model' ? 'technique' : type);
const share = (part: number, whole: number): number => part / Math.max(1, whole);
const harmonic = (p: number, r: number): number => (2 * p * r) / Math.max(1e-9, p + r);

/**
 * Scores predicted concepts against the gold, paper by paper, by the definition of the gold's own scorer: a prediction matches an
 * entity when one of its surfaces or its name equals one of the entity's; one that matches a borderline (non-core) entity counts
 * neither way; recall is over the core entities of the asked types.
 */
export function scoreGold(
  gold: readonly GoldRecord[],
  predicted: readonly PredictedRecord[],
  types: readonly ConceptType[] = CONCEPT_TYPES,
): Score {
  const byTitle = new Map(predicted.map((p) => [normalise(p.title), p]));
  const four = () => ({ tp: 0, fp: 0, fn: 0, tn: 0 });
  const byType = () => new Map(types.map((type) => [type, { hit: 0, of: 0 }]));
  const score: Score = {
    ...{ tp: 0, fp: 0, fn: 0, strict: 0, lenient: 0, secondNodes: 0, papersMissing: 0 },
    role: four(),
    alias: four(),
    introduced: { right: 0, predicted: 0, gold: 0 },
    recallByType: byType(),
    precisionByType: byType(),
    errors: [],
  };
  for (const record of gold) {
    const found = byTitle.get(normalise(record.title));
    if (!found) score.papersMissing++;
    scorePaper(
      score,
      record,
      (found?.concepts ?? []).filter((c) => types.includes(c.type)),
      types,
    );
  }
  return score;
}

function scorePaper(
  score: Score,
  record: GoldRecord,
  concepts: PredictedRecord['concepts'],
  types: readonly ConceptType[],
): void {
  const entities = record.entities.map((e) => ({ ...e, keys: keysOf(e), hit: false }));
  const errors: PaperErrors = {
    ...{ id: record.id, title: record.title, missed: [], wrong: [] },
    ...{ splits: [], falseMerges: [], mistyped: [], misroled: [] },
  };
  for (const concept of concepts) {
    const keys = keysOf(concept);
    const matches = entities.filter((e) => [...e.keys].some((k) => keys.has(k)));
    if (concept.role === 'introduces') {
      score.introduced.predicted++;
      if (matches.some((e) => e.role === 'introduces')) score.introduced.right++;
    }
    const precision = score.precisionByType.get(concept.type)!;
    precision.of++;
    if (matches.some((e) => e.type === concept.type)) precision.hit++;
    if (matches.length === 0) {
      score.fp++;
      errors.wrong.push(`${concept.name}/${concept.type}`);
      continue;
    }
    const best = matches.find((e) => e.core && !e.hit && types.includes(e.type));
    if (!best) {
      if (matches.some((e) => e.core && e.hit)) score.secondNodes++;
      continue;
    }
    best.hit = true;
    score.tp++;
    if (best.type === concept.type) score.strict++;
    else errors.mistyped.push([best.name, best.type, concept.type]);
    if (technique(best.type) === technique(concept.type)) score.lenient++;
    const [inGold, inPrediction] = [best.role === 'introduces', concept.role === 'introduces'];
    score.role[inGold && inPrediction ? 'tp' : inPrediction ? 'fp' : inGold ? 'fn' : 'tn']++;
    if (best.role !== concept.role) errors.misroled.push([best.name, best.role, concept.role]);
  }
  for (const entity of entities) {
    if (!entity.core || !types.includes(entity.type)) continue;
    if (entity.role === 'introduces') score.introduced.gold++;
    const recall = score.recallByType.get(entity.type)!;
    recall.of++;
    if (entity.hit) recall.hit++;
    else {
      score.fn++;
      errors.missed.push(`${entity.name}/${entity.type}`);
    }
  }
  scoreAliases(score, errors, entities, concepts);
  score.errors.push(errors);
}

/** Pairs of printed surfaces of one paper: joined by the gold, by the prediction, by both or by none. */
function scoreAliases(
  score: Score,
  errors: PaperErrors,
  entities: readonly { surfaces: string[] }[],
  concepts: PredictedRecord['concepts'],
): void {
  const owner = new Map(entities.flatMap((e, i) => e.surfaces.map((s): [string, number] => [normalise(s), i])));
  const joined = new Map(concepts.flatMap((c, i) => c.surfaces.map((s): [string, number] => [normalise(s), i])));
  const both = [...owner.keys()].filter((k) => joined.has(k));
  both.forEach((x, i) => {
    for (const y of both.slice(i + 1)) {
      const inGold = owner.get(x) === owner.get(y);
      const inPrediction = joined.get(x) === joined.get(y);
      score.alias[inGold && inPrediction ? 'tp' : inPrediction ? 'fp' : inGold ? 'fn' : 'tn']++;
      if (inGold && !inPrediction) errors.splits.push([x, y]);
      if (!inGold && inPrediction) errors.falseMerges.push([x, y]);
    }
  });
}

/** The figures of a score, each 0 to 1. */
export function figures(score: Score) {
  const precision = share(score.tp, score.tp + score.fp);
  const recall = share(score.tp, score.tp + score.fn);
  const introducesPrecision = share(score.introduced.right, score.introduced.predicted);
  const introducesRecall = share(score.role.tp, score.introduced.gold);
  return {
    precision,
    recall,
    f1: harmonic(precision, recall),
    strictType: share(score.strict, score.tp),
    lenientType: share(score.lenient, score.tp),
    introducesPrecision,
    introducesRecall,
    introducesF1: harmonic(introducesPrecision, introducesRecall),
    aliasPrecision: share(score.alias.tp, score.alias.tp + score.alias.fp),
    aliasRecall: share(score.alias.tp, score.alias.tp + score.alias.fn),
  };
}
