import { hashOf, Numbering } from './numbering.ts';

/** Phrases of two words that may be held by several texts. */
export interface Phrases {
  /** Keys of phrases, see `phraseKey`. */
  keys: Numbering;
  /** Texts that hold each, by its number in `keys`. */
  holders: Int32Array;
}

/** One number for two words: both can be had back from it. */
const phraseKey = (before: number, number: number, words: number): number => before * words + number;

/** Calls `visit` with the key of every phrase of a text. */
export function eachPhrase(codes: Int32Array, words: number, visit: (key: number) => void): void {
  let before = -1;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code >= 0 && before >= 0) visit(phraseKey(before, code, words));
    before = code < 0 ? ~code : code;
  }
}

const SEVERAL = -1;
const MOST_SLOTS = 2 ** 24;

/**
 * Counts the phrases of all texts. Most stand in one text alone, so a first pass only notes, in a table of hashes, which may stand in several;
 * the second counts those exactly.
 */
export function countPhrases(
  texts: number,
  codesOf: (text: number) => Int32Array,
  total: number,
  words: number,
): Phrases {
  let size = 1024;
  while (size < 2 * total && size < MOST_SLOTS) size *= 2;
  /** The text, plus one, that alone holds phrases of this hash; 0 none. */
  const only = new Int32Array(size);
  for (let text = 0; text < texts; text++)
    eachPhrase(codesOf(text), words, (key) => {
      const slot = hashOf(key) & (size - 1);
      if (only[slot] === 0) only[slot] = text + 1;
      else if (only[slot] !== text + 1) only[slot] = SEVERAL;
    });
  const keys = new Numbering();
  let holders = new Int32Array(1024);
  let last = new Int32Array(1024);
  for (let text = 0; text < texts; text++)
    eachPhrase(codesOf(text), words, (key) => {
      if (only[hashOf(key) & (size - 1)] !== SEVERAL) return;
      const number = keys.add(key);
      if (number === holders.length) [holders, last] = [grown(holders), grown(last)];
      if (last[number] === text + 1) return;
      last[number] = text + 1;
      holders[number]!++;
    });
  return { keys, holders };
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
