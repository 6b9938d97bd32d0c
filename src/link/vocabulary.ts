import { countPhrases, eachPhrase } from './phrases.ts';
import { codeTexts, type Text } from './word-codes.ts';

/** A word or a phrase of two words that several papers hold. */
export interface Term {
  /** Its stems, one or two. */
  stems: string[];
  /** Its shortest printed form. */
  printed: string;
  /** See `Word`. */
  filler: boolean;
}

/** The terms that one text holds. */
export interface TermCounts {
  /** Places of the terms, ascending. */
  places: Int32Array;
  /** How often the text holds each. */
  counts: Int32Array;
  /** Its words, relative to the average paper. */
  length: number;
}

/** Terms by their places: words first, then phrases, each in the order in which the texts first hold them. */
export interface Vocabulary {
  size: number;
  /** Words; the places behind are phrases. */
  words: number;
  /** Texts that hold each term, at least two. */
  holders: Int32Array;
  term(place: number): Term;
  countsOf(paper: number): TermCounts;
  /** The same for a text that is none of the papers. */
  countsIn(text: Text): TermCounts;
}

/** Collects the terms of all texts that at least two of them hold. */
export function buildVocabulary(texts: readonly Text[]): Vocabulary {
  const { list, total, codesOf, encode } = codeTexts(texts);
  const words = list.stems.length;
  const phrases = countPhrases(texts.length, codesOf, total, words);
  const keptWords = shared(countWords(texts.length, codesOf, words), words, 0);
  const keptPhrases = shared(phrases.holders, phrases.keys.size, keptWords.size);

  const holders = new Int32Array(keptWords.size + keptPhrases.size);
  holders.set(keptWords.holders);
  holders.set(keptPhrases.holders, keptWords.size);

  const average = total / texts.length || 1;
  const counted = (codes: Int32Array): TermCounts => {
    const found = new Int32Array(2 * codes.length);
    let n = 0;
    for (const code of codes) {
      const place = keptWords.places[code < 0 ? ~code : code]!;
      if (place >= 0) found[n++] = place;
    }
    eachPhrase(codes, words, (key) => {
      const number = phrases.keys.find(key);
      const place = number < 0 ? -1 : keptPhrases.places[number]!;
      if (place >= 0) found[n++] = place;
    });
    return { ...runsOf(found.subarray(0, n).sort()), length: codes.length / average };
  };
  const word = (number: number) => ({ stem: list.stems[number]!, printed: list.shortest[number]! });
  return {
    size: holders.length,
    words: keptWords.size,
    holders,
    term(place) {
      if (place < keptWords.size) {
        const number = keptWords.numbers[place]!;
        const { stem, printed } = word(number);
        return { stems: [stem], printed, filler: list.filler[number]! };
      }
      const key = phrases.keys.key(keptPhrases.numbers[place - keptWords.size]!);
      const parts = [word(Math.floor(key / words)), word(key % words)];
      return { stems: parts.map((p) => p.stem), printed: parts.map((p) => p.printed).join(' '), filler: false };
    },
    countsOf: (paper) => counted(codesOf(paper)),
    countsIn: (text) => counted(encode(text)),
  };
}

/** Texts that hold each word, by its number. */
function countWords(texts: number, codesOf: (text: number) => Int32Array, words: number): Int32Array {
  const holders = new Int32Array(words);
  const last = new Int32Array(words);
  for (let text = 0; text < texts; text++)
    for (const code of codesOf(text)) {
      const number = code < 0 ? ~code : code;
      if (last[number] === text + 1) continue;
      last[number] = text + 1;
      holders[number]!++;
    }
  return holders;
}

/** Terms that at least two texts hold. */
interface Shared {
  size: number;
  /** By number: the term's place, −1 where it was left out. */
  places: Int32Array;
  /** By place: its number, and the texts that hold it. */
  numbers: Int32Array;
  holders: Int32Array;
}

/** @param first the place of the first one that is kept */
function shared(holders: Int32Array, terms: number, first: number): Shared {
  const places = new Int32Array(terms).fill(-1);
  let size = 0;
  for (let number = 0; number < terms; number++) if (holders[number]! > 1) places[number] = first + size++;
  const numbers = new Int32Array(size);
  const kept = new Int32Array(size);
  for (let number = 0; number < terms; number++) {
    const at = places[number]! - first;
    if (at < 0) continue;
    numbers[at] = number;
    kept[at] = holders[number]!;
  }
  return { size, places, numbers, holders: kept };
}

/** The different numbers of an ascending list, and how often each stands in it. */
function runsOf(sorted: Int32Array): { places: Int32Array; counts: Int32Array } {
  let runs = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) runs++;
  const places = new Int32Array(runs);
  const counts = new Int32Array(runs);
  let run = -1;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) places[++run] = sorted[i]!;
    counts[run]!++;
  }
  return { places, counts };
}
