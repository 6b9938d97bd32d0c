import { beginOf, type Chain, CLASSES, LABELS } from './chain.ts';
import { filterOf } from './hash.ts';
import { extendPhrase, isListed, type Lexicon, LONGEST_PHRASE, NO_CONCEPT } from './lexicon.ts';
import type { PaperView, TokenRange } from './paperview.ts';

/** A place of a candidate with its probabilities by class (five types, borderline). */
export interface Occurrence extends TokenRange {
  chances: Float64Array;
  /** Sum over the five types. */
  core: number;
}

/** A phrase of the paper that may be a concept, with every place where it stands. */
export interface Candidate {
  /** Hash of its folded words. */
  key: number;
  /** Words, joiners not counted. */
  length: number;
  occurrences: Occurrence[];
}

/** Least probability of a span that is worth a second look. */
const LEAST_SPAN = 0.03;
/** Candidates whose best place has less than this are no concepts, whatever the lists say. */
const LEAST_PLACE = 0.005;
const LEAST_PART = 0.002;
const LONGEST_SPAN = 14;
const LONGEST_TITLE_NAME = 5;

/** Ends of sentences by token. */
export function sentenceEnds(view: PaperView): Int32Array {
  const n = view.words.length;
  const ends = new Int32Array(n);
  let end = n;
  for (let i = n - 1; i >= 0; i--) {
    if (i < n - 1 && view.place[i + 1] === 0) end = i + 1;
    ends[i] = end;
  }
  return ends;
}

/**
 * Candidates of a paper: spans that the tagger gives a little probability, catalogue matches, both sides of acronym definitions and the
 * name before the title's colon. Every other place of the same words counts to the candidate. In order of their first place.
 */
export function findCandidates(view: PaperView, lexicon: Lexicon, chain: Chain, ends: Int32Array): Candidate[] {
  const wanted = new Set<number>();
  const want = (range: TokenRange): void => {
    const key = phraseKey(view, range);
    if (key !== 0) wanted.add(key);
  };
  likelySpans(chain, ends).forEach(want);
  for (const { short, long } of view.acronyms) {
    want(short);
    want(long);
  }
  titleName(view).forEach(want);
  for (const match of view.known) {
    const code = lexicon.code(match.row);
    if (code > NO_CONCEPT && !(isListed(code) && match.length === 1 && !view.words[match.start]!.hasUpper)) want(match);
  }
  return placesOf(view, wanted, chain, ends);
}

/** Hash of a range's words; 0 where it is longer than a phrase may be, or begins or ends with a sign. */
export function phraseKey(view: PaperView, { start, end }: TokenRange): number {
  if (end <= start || !view.words[start]!.isWord || !view.words[end - 1]!.isWord) return 0;
  let key = 0;
  let length = 0;
  for (let i = start; i < end; i++) {
    if (view.words[i]!.isJoiner) continue;
    key = extendPhrase(key, view.words[i]!.fold);
    length++;
  }
  return length > LONGEST_PHRASE ? 0 : key;
}

/** Ranges that the tagger gives at least a little probability. */
export function likelySpans(chain: Chain, ends: Int32Array): TokenRange[] {
  const { marginals, forward } = chain;
  const spans: TokenRange[] = [];
  const sums = new Float64Array(LONGEST_SPAN + 1);
  for (let start = 0; start < ends.length; start++) {
    const reach = Math.min(LONGEST_SPAN, ends[start]! - start);
    let begins = 0;
    for (let c = 0; c < CLASSES; c++) begins += marginals[start * LABELS + beginOf(c)]!;
    if (begins < LEAST_SPAN) continue;
    sums.fill(0);
    for (let c = 0; c < CLASSES; c++) {
      if (marginals[start * LABELS + beginOf(c)]! < LEAST_PART) continue;
      let value = forward[start * LABELS + beginOf(c)]!;
      for (let length = 1; length <= reach; length++) {
        if (length > 1) value *= chain.continuation(start + length - 1, c, length === 2);
        if (value < 1e-6) break;
        sums[length]! += value * chain.closing(start + length, c, length === 1, ends[start]!);
      }
    }
    for (let length = 1; length <= reach; length++)
      if (sums[length]! >= LEAST_SPAN) spans.push({ start, end: start + length });
  }
  return spans;
}

/** What stands before the title's colon, if it is short. */
function titleName(view: PaperView): TokenRange[] {
  for (let i = 0; i < view.words.length && view.tokens.field[i] === 0; i++)
    if (view.words[i]!.text === ':') return i > 0 && i <= LONGEST_TITLE_NAME ? [{ start: 0, end: i }] : [];
  return [];
}

/** Every place of the wanted phrases. */
function placesOf(view: PaperView, wanted: Set<number>, chain: Chain, ends: Int32Array): Candidate[] {
  const found = new Map<number, Candidate>();
  const { bits, wordShift, bitShift } = filterOf(Int32Array.from(wanted), 32);
  for (let start = 0; start < ends.length; start++) {
    if (!view.words[start]!.isWord) continue;
    let key = 0;
    let length = 0;
    for (let at = start; at < ends[start]! && length < LONGEST_PHRASE; at++) {
      const word = view.words[at]!;
      if (word.isJoiner) continue;
      key = extendPhrase(key, word.fold);
      length++;
      if (((bits[key >>> wordShift]! >>> ((key >>> bitShift) & 31)) & 1) === 0 || !wanted.has(key)) continue;
      let candidate = found.get(key);
      if (!candidate) {
        candidate = { key, length, occurrences: [] };
        found.set(key, candidate);
      }
      candidate.occurrences.push(occurrence(start, at + 1, chain, ends[start]!));
    }
  }
  return [...found.values()].filter((c) => c.occurrences.some((o) => o.core >= LEAST_PLACE));
}

/** Probabilities in ten-thousandths, so that the last bits of exponentials decide nothing. */
const round = (p: number): number => Math.round(p * 1e4) / 1e4;

function occurrence(start: number, end: number, chain: Chain, sentenceEnd: number): Occurrence {
  const chances = new Float64Array(CLASSES);
  let core = 0;
  for (let c = 0; c < CLASSES; c++) {
    const chance = round(chain.spanProbability(start, end, c, sentenceEnd));
    chances[c] = chance;
    if (c < CLASSES - 1) core += chance;
  }
  return { start, end, chances, core };
}
