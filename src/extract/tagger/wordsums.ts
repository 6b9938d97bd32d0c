import { begin, features, taken } from './featurebuffer.ts';
import type { WordInfo } from './vocabulary.ts';
import { addPacked, addRows, PACKED, type TaggerWeights } from './weights.ts';
import { addAlone, ROLES } from './wordfeatures.ts';

const MOST_WORDS = 100_000;
const WIDTH = ROLES * PACKED;

/** What words alone add to the label scores of the tokens around them, summed once for each word and kept. */
export class WordSums {
  /** Numbers of the words of the paper, by token, from 0 in the order in which they were met; numbers of their classes. */
  numbers = new Int32Array(512);
  classes = new Int32Array(512);
  private readonly weights: TaggerWeights;
  /** By number in the vocabulary: number here plus 1, 0 where a word is not kept. */
  private known = new Int32Array(1 << 14);
  private count = 0;
  /** By number: packed sums for each place around a token, and class of the word. */
  private sums = new Int32Array(4096 * WIDTH);
  private classOf = new Int32Array(4096);
  private readonly classNumbers = new Map<string, number>();

  constructor(weights: TaggerWeights) {
    this.weights = weights;
  }

  /** Numbers the words of a paper. True where there were too many words, so that all of them get new numbers. */
  numberAll(words: WordInfo[]): boolean {
    const overflow = this.count + words.length > MOST_WORDS;
    if (overflow) {
      this.known.fill(0);
      this.classNumbers.clear();
      this.count = 0;
    }
    if (this.numbers.length < words.length) {
      this.numbers = new Int32Array(2 * words.length);
      this.classes = new Int32Array(2 * words.length);
    }
    for (let i = 0; i < words.length; i++) {
      const number = this.numberOf(words[i]!);
      this.numbers[i] = number;
      this.classes[i] = this.classOf[number]!;
    }
    return overflow;
  }

  /** Adds what the word at a token says to the token around which it stands in a place. */
  add(token: number, role: number, to: Int32Array, at: number): void {
    addPacked(this.sums, (this.numbers[token]! * ROLES + role) * PACKED, to, at);
  }

  private numberOf(word: WordInfo): number {
    if (word.number >= this.known.length) this.known = enlarged(this.known, 2 * word.number);
    const known = this.known[word.number]!;
    if (known !== 0) return known - 1;
    const number = this.count++;
    this.known[word.number] = number + 1;
    if (number === this.classOf.length) {
      this.classOf = enlarged(this.classOf, 2 * number);
      this.sums = enlarged(this.sums, 2 * number * WIDTH);
    }
    this.classOf[number] = this.classNumber(word);
    const from = number * WIDTH;
    this.sums.fill(0, from, from + WIDTH);
    for (let role = 0; role < ROLES; role++) {
      begin(this.weights.filter);
      addAlone(word, role);
      addRows(features(), 0, taken(), this.weights, this.sums, from + role * PACKED);
    }
    return number;
  }

  /** Words that `addPlace` cannot tell apart have one class. */
  private classNumber({ shape, shortShape, frequency, capitals, hasUpper }: WordInfo): number {
    const key = `${shape} ${shortShape} ${frequency} ${capitals} ${hasUpper}`;
    const known = this.classNumbers.get(key);
    if (known !== undefined) return known;
    this.classNumbers.set(key, this.classNumbers.size);
    return this.classNumbers.size - 1;
  }
}

function enlarged(old: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(old);
  return larger;
}
