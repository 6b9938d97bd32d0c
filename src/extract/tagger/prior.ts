import { type HashIndex, mix } from './hash.ts';
import type { Rows } from './row.ts';
import { readTable } from './statistics.ts';
import type { WordInfo } from './vocabulary.ts';

/** Classes of a phrase: 0 no concept, then the five types. */
export const PRIOR_CLASSES = 6;
/** Weights are bytes around 128 in steps of this size. */
export const PRIOR_STEP = 1 / 32;

/** Numbers of a feature's row in memory: weights of two classes in each, the higher one times PAIR. */
const WIDTH = 4;
const PAIR = 1 << 16;
/** Phrases whose descriptions are kept, and the most words of such a phrase. */
const KEPT = 1 << 16;
const WORDS = 8;
/** Numbers of a description. */
const DESCRIBED = 8;

let buffer = new Int32Array(64);
let used = 0;

function put(template: number, value: number): void {
  if (used === buffer.length) {
    const larger = new Int32Array(2 * used);
    larger.set(buffer);
    buffer = larger;
  }
  buffer[used++] = mix(value, template);
}

/** Hashed features of the phrase of words `start` … `end - 1` by its words alone, joiners left out. */
export function phraseFeatures(words: WordInfo[], start = 0, end = words.length): number[] {
  addFeatures(words, start, end);
  return [...buffer.subarray(0, used)];
}

function addFeatures(words: WordInfo[], start: number, end: number): void {
  const first = words[start]!;
  const last = words[end - 1]!;
  const n = end - start;
  used = 0;
  put(Math.min(n, 6), 1);
  for (let i = start; i < end; i++) {
    const w = words[i]!;
    put(2, w.fold);
    put(3, w.middle);
  }
  put(4, first.fold);
  put(5, mix(first.middle, n));
  put(6, first.suffixes[2]);
  put(7, mix(last.fold, n));
  put(8, last.fold);
  put(9, last.fine);
  put(10, mix(last.middle, n));
  put(11, last.suffixes[2]);
  put(12, last.suffixes[3]);
  put(13, mix(first.coarse, last.coarse));
  put(14, mix(last.frequency, n));
  put(15, mix(first.frequency, last.frequency));
  put(16, (last.isNamelike ? 1 : 0) + (first.isNamelike ? 2 : 0) + 4 * last.capitals + 64 * first.capitals);
  put(17, mix(first.prefixes[3], n));
  if (n > 1) {
    const before = words[end - 2]!;
    put(20, mix(before.fold, last.fold));
    put(21, mix(before.middle, last.middle));
    put(22, mix(before.middle, last.fold));
    put(23, mix(before.suffixes[2], last.fold));
    put(24, mix(first.fold, last.fold));
    put(25, mix(first.middle, last.fold));
  }
}

/** How likely a phrase is a concept of each type by its words alone: softmax regression on the judged phrases of the catalogue. */
export class PhrasePrior {
  private readonly index: HashIndex;
  /** Row × WIDTH + half of the class. */
  private readonly weights: Int32Array;
  private readonly scores = new Int32Array(PRIOR_CLASSES);
  /** Descriptions of phrases seen lately, and the numbers of their words plus 1; a phrase takes its place from whichever had it before. */
  private readonly kept = new Int32Array(KEPT * DESCRIBED);
  private readonly owners = new Int32Array(KEPT * WORDS);
  /** For a phrase that is too long to be kept. */
  private readonly other = new Int32Array(DESCRIBED);

  constructor(bytes: Uint8Array) {
    const { index, columns, rows } = readTable(bytes);
    this.index = index;
    this.weights = new Int32Array(rows * WIDTH);
    for (let row = 0; row < rows; row++)
      for (let c = 0; c < PRIOR_CLASSES; c++)
        this.weights[row * WIDTH + (c >> 1)]! += (columns[c]![row]! - 128) * ((c & 1) === 0 ? 1 : PAIR);
  }

  /**
   * Puts the best score of a phrase's words (joiners left out), the scores of the five types, the best score without its first and without
   * its last word (-999 of a single word). A score is what speaks for a type less what speaks for "no concept", in steps: whole numbers,
   * the same on every machine.
   */
  describe(words: WordInfo[], out: Rows): void {
    if (words.length > WORDS) {
      this.fill(words, this.other, 0);
      for (let k = 0; k < DESCRIBED; k++) out.put(this.other[k]!);
      return;
    }
    const place = placeOf(words);
    if (!this.owns(place, words)) {
      for (let k = 0; k < WORDS; k++) this.owners[place * WORDS + k] = k < words.length ? words[k]!.number + 1 : 0;
      this.fill(words, this.kept, place * DESCRIBED);
    }
    for (let k = 0; k < DESCRIBED; k++) out.put(this.kept[place * DESCRIBED + k]!);
  }

  private owns(place: number, words: WordInfo[]): boolean {
    const { owners } = this;
    const at = place * WORDS;
    for (let k = 0; k < words.length; k++) if (owners[at + k] !== words[k]!.number + 1) return false;
    return words.length === WORDS || owners[at + words.length] === 0;
  }

  private fill(words: WordInfo[], to: Int32Array, at: number): void {
    const n = words.length;
    to[at] = this.score(words, 0, n);
    for (let c = 1; c < PRIOR_CLASSES; c++) to[at + c] = this.scores[c]!;
    to[at + PRIOR_CLASSES] = n > 1 ? this.score(words, 1, n) : -999;
    to[at + PRIOR_CLASSES + 1] = n > 1 ? this.score(words, 0, n - 1) : -999;
  }

  /** Fills `scores` for the phrase of words `start` … `end - 1` and gives the best of them. */
  private score(words: WordInfo[], start: number, end: number): number {
    const { scores, weights } = this;
    let first = 0;
    let second = 0;
    let third = 0;
    addFeatures(words, start, end);
    for (let k = 0; k < used; k++) {
      const row = this.index.get(buffer[k]!);
      if (row < 0) continue;
      first += weights[row * WIDTH]!;
      second += weights[row * WIDTH + 1]!;
      third += weights[row * WIDTH + 2]!;
    }
    unpack(first, scores, 0);
    unpack(second, scores, 2);
    unpack(third, scores, 4);
    let best = -Infinity;
    for (let c = 1; c < PRIOR_CLASSES; c++) {
      scores[c]! -= scores[0]!;
      best = Math.max(best, scores[c]!);
    }
    return best;
  }
}

function placeOf(words: WordInfo[]): number {
  let key = words.length;
  for (let k = 0; k < words.length; k++) key = Math.imul(key ^ words[k]!.number, 0x9e3779b1) ^ (key >>> 15);
  return (Math.imul(key, 0x85ebca6b) >>> 8) & (KEPT - 1);
}

/** Takes a pair of sums apart, each less than half of PAIR in size. */
function unpack(pair: number, out: Int32Array, at: number): void {
  out[at] = (pair << 16) >> 16;
  out[at + 1] = (pair - out[at]!) / PAIR;
}
