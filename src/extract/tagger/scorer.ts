import { LABELS } from './chain.ts';
import type { TokenContext } from './context.ts';
import { aloneFeatures, NEXT, placeAround, ROLES, togetherFeatures } from './features.ts';
import { PairSums } from './pairsums.ts';
import type { PaperView } from './paperview.ts';
import type { WordInfo } from './vocabulary.ts';
import { addPacked, addRows, PACKED, type TaggerWeights, unpack } from './weights.ts';

const MOST_WORDS = 100_000;

/** Label scores of tokens. What a word alone adds in each place around a token is summed once and kept. */
export class Scorer {
  private readonly weights: TaggerWeights;
  /** Numbers of the words whose sums are kept. */
  private readonly known = new Map<WordInfo, number>();
  /** Their packed sums, one after the other: (word × ROLES + role) × PACKED. */
  private alone = new Int32Array(4096 * ROLES * PACKED);

  private readonly pairs: PairSums;

  constructor(weights: TaggerWeights) {
    this.weights = weights;
    this.pairs = new PairSums(weights);
  }

  /** Scores, token × LABELS + label: sums of whole numbers times one factor, so the same on every machine. */
  score(view: PaperView, context: TokenContext): Float32Array {
    const n = view.words.length;
    if (this.known.size + n > MOST_WORDS) {
      this.known.clear();
      this.pairs.clear();
    }
    const numbers = Int32Array.from(view.words, (word) => this.numberOf(word));
    const { weights, alone, pairs } = this;
    const { values, offsets } = togetherFeatures(view, context, weights.filter);
    const scores = new Float32Array(n * LABELS);
    const sums = new Int32Array(PACKED);
    let before = -1;
    for (let i = 0; i < n; i++) {
      sums.fill(0);
      addRows(values, offsets[i]!, offsets[i + 1]!, weights, sums, 0);
      for (let role = 0; role < ROLES; role++) {
        const at = placeAround(view, i, role);
        if (at >= 0) addPacked(alone, (numbers[at]! * ROLES + role) * PACKED, sums);
      }
      if (before >= 0) addPacked(pairs.sums, before, sums);
      const next = placeAround(view, i, NEXT);
      before = next < 0 ? -1 : pairs.find(view.words[i]!, view.words[next]!, numbers[i]!, numbers[next]!);
      if (before >= 0) addPacked(pairs.sums, before + PACKED, sums);
      unpack(sums, weights.scale, scores, i * LABELS);
    }
    return scores;
  }

  private numberOf(word: WordInfo): number {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const number = this.known.size;
    this.known.set(word, number);
    const at = number * ROLES * PACKED;
    if (at === this.alone.length) {
      const larger = new Int32Array(at * 2);
      larger.set(this.alone);
      this.alone = larger;
    }
    this.alone.fill(0, at, at + ROLES * PACKED);
    for (let role = 0; role < ROLES; role++) {
      const features = aloneFeatures(word, role, this.weights.filter);
      addRows(features, 0, features.length, this.weights, this.alone, at + role * PACKED);
    }
    return number;
  }
}
