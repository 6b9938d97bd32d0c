import { foldKey } from '../lib/fold.ts';
import { rarity, roundScore } from '../lib/numbers.ts';
import { compareStrings } from '../lib/text.ts';
import type { Concept, ConceptType } from '../types.ts';

const SEPARATOR = ' · ';
const LONGEST_NAME = 48;
/** A third concept joins the name where it says nearly as much as the first. */
const THIRD = 0.4;
/** Words with this many first letters in common, and this part of the longer one, are forms of one. */
const LEAST_STEM = 6;
const STEM = 0.6;
/** Names with figures in them differ by these. */
const WORD = /^\p{L}+$/u;
/** Tasks and methods tell what people work on; data and measures are used by many. */
const SPEAKING: Record<ConceptType, number> = { task: 1, method: 1, model: 0.8, dataset: 0.5, metric: 0.1 };

/** A concept that may name a community. */
export interface Candidate {
  concept: Concept;
  /** Papers of the community that name it. */
  inside: number;
}

export interface RankedName {
  name: string;
  score: number;
}

/**
 * Candidates ordered by how much they tell: the log-likelihood ratio of being named inside against outside (Dunning 1993), by type, and
 * by rarity as in TF-IDF, so that what half of all papers name seldom names a group. What is no more frequent inside comes last.
 */
export function byDistinctiveness(candidates: Candidate[], insidePapers: number, allPapers: number): RankedName[] {
  return ranked(candidates, allPapers, ({ concept, inside }) =>
    logLikelihood(inside, concept.papers - inside, insidePapers, allPapers - insidePapers),
  );
}

/** Candidates of a community that has concepts alone, by how many papers name them, by type and rarity. */
export const byFrequency = (candidates: Candidate[], allPapers: number): RankedName[] =>
  ranked(candidates, allPapers, ({ concept }) => concept.papers);

function ranked(candidates: Candidate[], allPapers: number, tells: (candidate: Candidate) => number): RankedName[] {
  const scored = candidates.map((candidate) => {
    const { type, papers } = candidate.concept;
    const score = tells(candidate) * SPEAKING[type] * rarity(Math.min(papers, allPapers), allPapers);
    return { candidate, score: roundScore(score) };
  });
  scored.sort(
    (x, y) =>
      y.score - x.score ||
      y.candidate.inside - x.candidate.inside ||
      compareStrings(x.candidate.concept.id, y.candidate.concept.id),
  );
  return scored.map(({ candidate, score }) => ({ name: candidate.concept.name, score }));
}

function logLikelihood(a: number, b: number, ofA: number, ofB: number): number {
  const rate = (a + b) / Math.max(1, ofA + ofB);
  const g = 2 * (plogp(a, rate * ofA) + plogp(b, rate * ofB));
  return a * ofB >= b * ofA ? g : -g;
}

const plogp = (seen: number, expected: number): number =>
  seen > 0 && expected > 0 ? seen * Math.log(seen / expected) : 0;

/**
 * Joins the first two or three names that do not repeat one another, and more where others have that name already.
 * @param ranked most telling first
 * @param taken names of other communities; the new one is added
 */
export function nameFrom(ranked: readonly RankedName[], fallback: string, taken: Set<string>): string {
  const parts: string[] = [];
  const seen: string[][] = [];
  let name = '';
  for (const { name: text, score } of ranked) {
    const words = foldKey(text).split(' ');
    if (seen.some((other) => repeats(words, other) || repeats(other, words))) continue;
    const full = parts.length >= 2 && !(parts.length === 2 && score >= THIRD * ranked[0]!.score);
    if (full && !taken.has(name)) break;
    parts.push(shorten(text));
    seen.push(words);
    name = parts.join(SEPARATOR);
  }
  name ||= shorten(fallback);
  let unique = name;
  for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
  taken.add(unique);
  return unique;
}

const repeats = (words: string[], other: string[]): boolean => words.every((word) => other.some((w) => alike(word, w)));

/** Words of one stem, by their beginnings: `detection` and `detector`. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  if (!WORD.test(a) || !WORD.test(b)) return false;
  const longest = Math.max(a.length, b.length);
  let same = 0;
  while (same < longest && a[same] === b[same]) same++;
  return same >= LEAST_STEM && same >= STEM * longest;
}

function shorten(text: string): string {
  const letters = [...text.slice(0, 4 * LONGEST_NAME)];
  return letters.length <= LONGEST_NAME ? text : `${letters.slice(0, LONGEST_NAME - 1).join('')}…`;
}
