import type { Candidate, Occurrence } from './candidates.ts';
import type { PaperView, TokenRange } from './paperview.ts';
import { evaluate, type Forest } from './trees.ts';

/** A candidate with the chooser's opinion of it. */
export interface Judgement {
  candidate: Candidate;
  /** Probability that a reader would list it rather than call it no concept, 0 to 1, in ten-thousandths. */
  confidence: number;
  /** Shares of the five types; they add up to 1. */
  types: Float64Array;
  /** Probability that it is a concept which the paper introduces, 0 to 1, in ten-thousandths. */
  introduced: number;
}

/** One thing that a paper names, under one name or under acronym and expansion. */
export interface ChosenName {
  confidence: number;
  /** 0–4, in the order of `CONCEPT_TYPES`. */
  type: number;
  types: Float64Array;
  introduced: number;
  candidates: Candidate[];
  /** In order, never overlapping those of another name. */
  places: TokenRange[];
}

export interface ChooseSettings {
  /** Least confidence by type. */
  thresholds: number[];
  /** What one more token is worth against confidence where two names overlap. */
  lengthWorth: number;
  /** Least ratio of the tagger's chance for a concept to that for a borderline phrase. */
  leastShare: number;
  /** Chance of being introduced from which a name has this role, and is taken however unsure it is otherwise. */
  leastIntroduced: number;
}

export interface ChooserForests {
  core: Forest;
  type: Forest;
  introduces: Forest;
  role: Forest;
}

/** Below this confidence a candidate is taken only beside its acronym or expansion, which then tells the type. */
const LEAST_TYPED = 0.1;
/** The same for its chance of being introduced. */
const LEAST_TYPED_NEW = 0.25;

/**
 * Judges candidates by their features.
 * @param leastTyped confidence from which a candidate's types matter: below it they are left at 0
 */
export function judge(
  candidates: Candidate[],
  features: Float32Array[],
  forests: ChooserForests,
  leastTyped: (candidate: Candidate) => number = () => LEAST_TYPED,
): Judgement[] {
  const confidences = evaluate(forests.core, features);
  const introduced = evaluate(forests.introduces, features);
  const { classes } = forests.type;
  const none = new Float64Array(classes);
  const typed: Judgement[] = [];
  const rows: Float32Array[] = [];
  const judgements: Judgement[] = [];
  for (let k = 0; k < candidates.length; k++) {
    const candidate = candidates[k]!;
    const confidence = confidenceOf(confidences[k]!);
    const judgement = { candidate, confidence, types: none, introduced: confidenceOf(introduced[k]!) };
    judgements.push(judgement);
    if (confidence < leastTyped(candidate) && judgement.introduced < LEAST_TYPED_NEW) continue;
    typed.push(judgement);
    rows.push(features[k]!);
  }
  const sums = evaluate(forests.type, rows);
  for (let k = 0; k < typed.length; k++) typed[k]!.types = softmax(sums, k * classes, classes);
  return judgements;
}

/** What `judge` must know for `choose`: a name that is no part of a definition is taken only above the least threshold. */
export function typesFor(view: PaperView, settings: ChooseSettings): (candidate: Candidate) => number {
  const defined = new Set(view.acronyms.flatMap(({ short, long }) => [short.start, long.start]));
  const least = Math.max(LEAST_TYPED, Math.min(...settings.thresholds));
  return ({ occurrences }) => (occurrences.some((o) => defined.has(o.start)) ? LEAST_TYPED : least);
}

const confidenceOf = (sum: number): number => round(1 / (1 + Math.exp(-sum)));

const round = (p: number): number => Math.round(p * 1e4) / 1e4;

/** Shares that raw sums stand for. */
function softmax(raw: Float64Array, from: number, classes: number): Float64Array {
  const shares = new Float64Array(classes);
  let top = -Infinity;
  for (let c = 0; c < classes; c++) top = Math.max(top, raw[from + c]!);
  let sum = 0;
  for (let c = 0; c < classes; c++) {
    shares[c] = Math.exp(raw[from + c]! - top);
    sum += shares[c]!;
  }
  for (let c = 0; c < classes; c++) shares[c] = round(shares[c]! / sum);
  return shares;
}

/** The first of the likeliest types. */
function typeOf(types: Float64Array): number {
  let best = 0;
  for (let c = 1; c < types.length; c++) if (types[c]! > types[best]!) best = c;
  return best;
}

/** Takes the names that are sure enough, joins acronyms to their expansions and settles overlaps: the better name keeps the place. */
export function choose(judgements: Judgement[], view: PaperView, settings: ChooseSettings): ChosenName[] {
  const groups = joinDefinitions(judgements, view).filter(
    (g) =>
      g.introduced >= settings.leastIntroduced ||
      (g.confidence >= settings.thresholds[g.type]! && borderlineShare(g) >= settings.leastShare),
  );
  const worthOf = (o: Occurrence): number => settings.lengthWorth * (o.end - o.start) - (isCutNumber(view, o) ? 1 : 0);
  const places: { group: ChosenName; o: Occurrence; worth: number }[] = [];
  for (const group of groups)
    for (const c of group.candidates)
      for (const o of c.occurrences) places.push({ group, o, worth: group.confidence + worthOf(o) });
  places.sort((a, b) => b.worth - a.worth || a.o.start - b.o.start || b.o.end - a.o.end);
  const taken = new Uint8Array(view.words.length);
  for (const { group, o } of places) {
    let free = true;
    for (let i = o.start; i < o.end && free; i++) free = taken[i] === 0;
    if (!free) continue;
    taken.fill(1, o.start, o.end);
    group.places.push({ start: o.start, end: o.end });
  }
  for (const g of groups) g.places.sort((a, b) => a.start - b.start);
  return groups.filter((g) => g.places.length > 0);
}

/** Whether a slash and a number go on behind a range: "CIFAR-10" of "CIFAR-10/100", "ViT-B" of "ViT-B/16". */
const isCutNumber = ({ words }: PaperView, { end }: TokenRange): boolean =>
  words[end]?.text === '/' && /^\d/.test(words[end + 1]?.text ?? '');

/** The tagger's chance for a concept against that for a borderline phrase, at its best place. */
function borderlineShare({ candidates }: ChosenName): number {
  let [core, other] = [0, 0];
  for (const c of candidates)
    for (const o of c.occurrences) {
      core = Math.max(core, o.core);
      other = Math.max(other, o.chances[5]!);
    }
  return core / Math.max(1e-4, core + other);
}

/** Acronym and expansion are one name: the surer of both decides whether it is a concept, both together of which type. */
function joinDefinitions(judgements: Judgement[], view: PaperView): ChosenName[] {
  const groupOf = new Map<Candidate, ChosenName>();
  const at = new Map<number, Candidate[]>();
  const groups = judgements.map(({ candidate, confidence, types, introduced }) => {
    const group: ChosenName = {
      confidence,
      type: typeOf(types),
      types,
      introduced,
      candidates: [candidate],
      places: [],
    };
    if (view.acronyms.length > 0) groupOf.set(candidate, group);
    return group;
  });
  if (view.acronyms.length === 0) return groups;
  for (const { candidate } of judgements)
    for (const o of candidate.occurrences) {
      const here = at.get(o.start);
      if (here) here.push(candidate);
      else at.set(o.start, [candidate]);
    }
  const find = (range: TokenRange): Candidate | undefined =>
    at.get(range.start)?.find((c) => c.occurrences.some((o) => o.start === range.start && o.end === range.end));
  for (const { short, long } of view.acronyms) {
    const [s, l] = [find(short), find(long)];
    if (!s || !l) continue;
    const [into, from] = [groupOf.get(s)!, groupOf.get(l)!];
    if (into === from) continue;
    into.types = into.types.map((t, k) => t + from.types[k]!);
    into.type = typeOf(into.types);
    into.confidence = Math.max(into.confidence, from.confidence);
    into.introduced = Math.max(into.introduced, from.introduced);
    for (const c of from.candidates) groupOf.set(c, into);
    into.candidates.push(...from.candidates);
    from.candidates = [];
  }
  return groups.filter((g) => g.candidates.length > 0);
}
