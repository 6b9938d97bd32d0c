import { type HashIndex, mix } from './hash.ts';
import { readTable } from './statistics.ts';
import type { WordInfo } from './vocabulary.ts';

/** Classes of a phrase: 0 no concept, then the five types. */
export const PRIOR_CLASSES = 6;
/** Weights are bytes around 128 in steps of this size. */
export const PRIOR_STEP = 1 / 32;

const MOST_PHRASES = 100_000;
/** Bytes of a row in memory. */
const WIDTH = 8;

/** Hashed features of the phrase of words `start` … `end - 1` by its words alone, joiners left out. */
export function phraseFeatures(words: WordInfo[], start = 0, end = words.length): number[] {
  const first = words[start]!;
  const last = words[end - 1]!;
  const n = end - start;
  const out = [mix(1, Math.min(n, 6))];
  const put = (template: number, value: number): void => {
    out.push(mix(value, template));
  };
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
  return out;
}

/** How likely a phrase is a concept of each type by its words alone: softmax regression on the judged phrases of the catalogue. */
export class PhrasePrior {
  private readonly index: HashIndex;
  /** Row × WIDTH + class: a feature's weights lie side by side. */
  private readonly weights: Uint8Array;
  private readonly scores = new Int32Array(PRIOR_CLASSES);
  private readonly known = new Map<string, Int32Array>();

  constructor(bytes: Uint8Array) {
    const { index, columns, rows } = readTable(bytes);
    this.index = index;
    this.weights = new Uint8Array(rows * WIDTH);
    for (let row = 0; row < rows; row++)
      for (let c = 0; c < PRIOR_CLASSES; c++) this.weights[row * WIDTH + c] = columns[c]![row]!;
  }

  /**
   * The best score of a phrase's words (joiners left out), the scores of the five types, the best score without its first and without its
   * last word (-999 of a single word). A score is what speaks for a type less what speaks for "no concept", in steps: whole numbers, the
   * same on every machine.
   */
  describe(words: WordInfo[]): Int32Array {
    let text = '';
    for (const w of words) text += `${w.text} `;
    const known = this.known.get(text);
    if (known) return known;
    if (this.known.size >= MOST_PHRASES) this.known.clear();
    const n = words.length;
    const best = this.score(words, 0, n);
    const types = this.scores.slice(1);
    const rest = n > 1 ? this.score(words, 1, n) : -999;
    const front = n > 1 ? this.score(words, 0, n - 1) : -999;
    const found = Int32Array.of(best, ...types, rest, front);
    this.known.set(text, found);
    return found;
  }

  /** Fills `scores` for the phrase of words `start` … `end - 1` and gives the best of them. */
  private score(words: WordInfo[], start: number, end: number): number {
    const { scores, weights } = this;
    scores.fill(0);
    for (const feature of phraseFeatures(words, start, end)) {
      const row = this.index.get(feature);
      if (row < 0) continue;
      for (let c = 0; c < PRIOR_CLASSES; c++) scores[c]! += weights[row * WIDTH + c]! - 128;
    }
    let best = -Infinity;
    for (let c = 1; c < PRIOR_CLASSES; c++) {
      scores[c]! -= scores[0]!;
      best = Math.max(best, scores[c]!);
    }
    return best;
  }
}
