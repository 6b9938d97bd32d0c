import { nearFeatures } from './features.ts';
import { mix } from './hash.ts';
import type { WordInfo } from './vocabulary.ts';
import { addRows, PACKED, type TaggerWeights } from './weights.ts';

const PLACES = 1 << 17;
const WIDTH = 2 * PACKED;

/**
 * What neighbours add to each other's label scores, kept for pairs seen lately: a pair takes its place from whichever had it before, so
 * the table never grows and what it answers never depends on what it holds.
 */
export class PairSums {
  /** Packed sums for the second word, then those for the first: place × 2 × PACKED. */
  readonly sums = new Int32Array(PLACES * WIDTH);
  /** Numbers of both words, each plus 1; 0 where a place is free. */
  private readonly owners = new Int32Array(PLACES * 2);
  private readonly weights: TaggerWeights;

  constructor(weights: TaggerWeights) {
    this.weights = weights;
  }

  /** Forgets all pairs: the words' numbers are about to change. */
  clear(): void {
    this.owners.fill(0);
  }

  /** Where in `sums` those of two neighbours begin; valid until the next call. */
  find(first: WordInfo, second: WordInfo, firstNumber: number, secondNumber: number): number {
    const { owners, sums, weights } = this;
    const place = mix(firstNumber, secondNumber) & (PLACES - 1);
    const at = place * WIDTH;
    if (owners[2 * place] === firstNumber + 1 && owners[2 * place + 1] === secondNumber + 1) return at;
    owners[2 * place] = firstNumber + 1;
    owners[2 * place + 1] = secondNumber + 1;
    sums.fill(0, at, at + WIDTH);
    const ofSecond = nearFeatures(second, first, true, weights.filter);
    addRows(ofSecond, 0, ofSecond.length, weights, sums, at);
    const ofFirst = nearFeatures(first, second, false, weights.filter);
    addRows(ofFirst, 0, ofFirst.length, weights, sums, at + PACKED);
    return at;
  }
}
