import { compareStrings } from '../lib/text.ts';
import { contentWords } from './words.ts';

/** A word or a phrase of two words that several papers hold. */
export interface Term {
  /** Its stems, between them a space. */
  stems: string[];
  /** Its shortest printed form. */
  printed: string;
  /** Papers that hold it. */
  papers: number;
  /** See `Word`. */
  filler: boolean;
}

/** A text by its parts; what the title holds counts twice. */
export interface Text {
  title: string;
  abstract: string;
}

/** What one text holds. */
interface TermCounts {
  /** How often it holds each term, by the term's place in `terms`. */
  counts: Map<number, number>;
  /** Its words, relative to the average paper. */
  length: number;
}

export interface Vocabulary {
  /** Sorted by stems. */
  terms: Term[];
  countsOf(paper: number): TermCounts;
  /** The same for a text that is none of the papers. */
  countsIn(text: Text): TermCounts;
}

/** Words of a text as numbers; negative (`~number`) where a word cannot form a phrase with the one before. */
type Encoded = Int32Array;

/** Collects the terms of all texts that at least two of them hold. */
export function buildVocabulary(texts: readonly Text[]): Vocabulary {
  const numbers = new Map<string, number>();
  const shortest: string[] = [];
  const isFiller: boolean[] = [];
  const encodePart = (text: string, learn: boolean): number[] => {
    const codes: number[] = [];
    let cut = true;
    for (const { stem, printed, filler, joined } of contentWords(text)) {
      let number = numbers.get(stem);
      if (number === undefined && learn) {
        number = shortest.push(printed) - 1;
        isFiller.push(filler);
        numbers.set(stem, number);
      }
      if (number !== undefined) {
        if (learn && shorter(printed, shortest[number]!)) shortest[number] = printed;
        codes.push(joined && !cut && !filler ? number : ~number);
      }
      cut = number === undefined || filler;
    }
    return codes;
  };
  const encode = ({ title, abstract }: Text, learn: boolean): Encoded => {
    const head = encodePart(title, learn);
    return Int32Array.from([...head, ...head, ...encodePart(abstract, learn)]);
  };

  const encoded = texts.map((text) => encode(text, true));
  const stems = [...numbers.keys()];
  const words = stems.length;
  const papersWith = new Map<number, number>();
  for (const codes of encoded)
    for (const key of countKeys(codes, words).keys()) papersWith.set(key, (papersWith.get(key) ?? 0) + 1);

  const kept: (Term & { key: number; sort: string })[] = [];
  for (const [key, papers] of papersWith) {
    if (papers < 2) continue;
    const parts = partsOf(key, words);
    const own = parts.map((n) => stems[n]!);
    const printed = parts.map((n) => shortest[n]!).join(' ');
    kept.push({ key, sort: own.join(' '), stems: own, printed, papers, filler: isFiller[parts[0]!]! });
  }
  kept.sort((a, b) => compareStrings(a.sort, b.sort));
  const places = new Map(kept.map((term, place) => [term.key, place]));
  let printed = 0;
  for (const codes of encoded) printed += codes.length;
  const average = printed / encoded.length || 1;
  const counted = (codes: Encoded): TermCounts => {
    const counts = new Map<number, number>();
    for (const [key, count] of countKeys(codes, words)) {
      const place = places.get(key);
      if (place !== undefined) counts.set(place, count);
    }
    return { counts, length: codes.length / average };
  };
  return {
    terms: kept.map(({ stems, printed, papers, filler }) => ({ stems, printed, papers, filler })),
    countsOf: (paper) => counted(encoded[paper]!),
    countsIn: (text) => counted(encode(text, false)),
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
