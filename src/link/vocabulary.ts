import { compareStrings } from '../lib/text.ts';
import { contentWords } from './words.ts';

/** A word or a phrase of two words that several papers hold. */
interface Term {
  /** Its stems, between them a space. */
  stems: string[];
  /** Its shortest printed form. */
  printed: string;
  /** Papers that hold it. */
  papers: number;
}

export interface Vocabulary {
  /** Sorted by stems. */
  terms: Term[];
  /** How often the paper at this place holds each term, by the term's place in `terms`. */
  countsOf(paper: number): Map<number, number>;
  /** The same for a text that is none of the papers. */
  countsIn(text: string): Map<number, number>;
}

/**
 * Papers that may hold a term at most: a fifth of a small collection, towards a tenth of a large one. What is more common is no reason
 * for a link, and the longer its list, the slower the search.
 */
const mostPapers = (total: number): number => Math.max(50, Math.min(0.2 * total, 250 + 0.1 * total));

/** Words of a text as numbers; negative (`~number`) where a word cannot form a phrase with the one before. */
type Encoded = Int32Array;

/** Collects the terms of all texts: what only one paper or too many hold is left out. */
export function buildVocabulary(texts: readonly string[]): Vocabulary {
  const numbers = new Map<string, number>();
  const shortest: string[] = [];
  const encode = (text: string, learn: boolean): Encoded => {
    const codes: number[] = [];
    let cut = false;
    for (const { stem, printed, joined } of contentWords(text)) {
      let number = numbers.get(stem);
      if (number === undefined && learn) {
        number = shortest.push(printed) - 1;
        numbers.set(stem, number);
      }
      if (number !== undefined) {
        if (learn && shorter(printed, shortest[number]!)) shortest[number] = printed;
        codes.push(joined && !cut ? number : ~number);
      }
      cut = number === undefined;
    }
    return Int32Array.from(codes);
  };

  const encoded = texts.map((text) => encode(text, true));
  const stems = [...numbers.keys()];
  const words = stems.length;
  const papersWith = new Map<number, number>();
  for (const codes of encoded)
    for (const key of countKeys(codes, words).keys()) papersWith.set(key, (papersWith.get(key) ?? 0) + 1);

  const common = mostPapers(texts.length);
  const kept: (Term & { key: number; sort: string })[] = [];
  for (const [key, papers] of papersWith) {
    if (papers < 2 || papers > common) continue;
    const parts = partsOf(key, words);
    const own = parts.map((n) => stems[n]!);
    kept.push({ key, sort: own.join(' '), stems: own, printed: parts.map((n) => shortest[n]!).join(' '), papers });
  }
  kept.sort((a, b) => compareStrings(a.sort, b.sort));
  const places = new Map(kept.map((term, place) => [term.key, place]));
  const counts = (codes: Encoded): Map<number, number> => {
    const found = new Map<number, number>();
    for (const [key, count] of countKeys(codes, words)) {
      const place = places.get(key);
      if (place !== undefined) found.set(place, count);
    }
    return found;
  };
  return {
    terms: kept.map(({ stems, printed, papers }) => ({ stems, printed, papers })),
    countsOf: (paper) => counts(encoded[paper]!),
    countsIn: (text) => counts(encode(text, false)),
  };
}

const shorter = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b);

/** A word's key is its number; a phrase's is made of both numbers, above those of all words. */
function countKeys(codes: Encoded, words: number): Map<number, number> {
  const counts = new Map<number, number>();
  let before = -1;
  for (const code of codes) {
    const number = code < 0 ? ~code : code;
    counts.set(number, (counts.get(number) ?? 0) + 1);
    if (code >= 0 && before >= 0) {
      const key = (before + 1) * words + number;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    before = number;
  }
  return counts;
}

const partsOf = (key: number, words: number): number[] =>
  key < words ? [key] : [Math.floor(key / words) - 1, key % words];
