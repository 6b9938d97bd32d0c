import { LABELS } from './chain.ts';
import type { TokenContext } from './context.ts';
import { begin, features, taken } from './featurebuffer.ts';
import type { PaperView } from './paperview.ts';
import { SumCache } from './sumcache.ts';
import * as token from './tokenfeatures.ts';
import { addFound, addPacked, findRows, PACKED, type TaggerWeights, unpack } from './weights.ts';
import * as word from './wordfeatures.ts';
import { WordSums } from './wordsums.ts';

/** What a sum of `codes` is of; times KIND beside the number of a word, which is smaller. */
const KIND = 1 << 24;
const PLACE = KIND;
const PAIRS = 2 * KIND;
const MATCHES = 3 * KIND;
const MATCHED_WORD = 4 * KIND;
const HEAD = 5 * KIND;
const AFTER_HEAD = 6 * KIND;
const BORDER = 7 * KIND;

/** Places of a word around a token: itself, the first of those before it, the first of those after it. */
const OWN = 0;
const FIRST_BEFORE = 1;
const FIRST_AFTER = 4;

/** Sums of a pair of neighbours a b, in this order: for b, for a, for the tokens right after, right before, and one further. */
const PAIR_ROWS = 6;

/**
 * Label scores of tokens. Most features speak of a word, of two neighbours or of a few small codes, which come again and again: their sums are
 * kept, and only the rest is hashed and looked up for each token.
 */
export class Scorer {
  private readonly weights: TaggerWeights;
  private readonly words: WordSums;
  private readonly pairs: SumCache;
  private readonly codes: SumCache;
  /** Packed sums of the paper's tokens. */
  private sums = new Int32Array(512 * PACKED);
  /** By token: where in the sums of `pairs` that of the token and the next one begins. */
  private pairAt = new Int32Array(512);
  /** Tokens with which unknown pairs begin; by pair and row, behind its last feature. */
  private missing = new Int32Array(512);
  private ends = new Int32Array(512 * PAIR_ROWS);
  /** What was read only to have it at hand; of no meaning. */
  touched = 0;

  constructor(weights: TaggerWeights) {
    this.weights = weights;
    this.words = new WordSums(weights);
    this.pairs = new SumCache(weights, 17, PAIR_ROWS);
    this.codes = new SumCache(weights, 16, 1);
  }

  /** Scores, token × LABELS + label: sums of whole numbers times one factor, so the same on every machine. */
  score(view: PaperView, context: TokenContext): Float32Array {
    const n = view.words.length;
    if (this.words.numberAll(view.words)) {
      this.pairs.clear();
      this.codes.clear();
    }
    if (this.sums.length < n * PACKED) this.reserve(2 * n);
    const { sums, weights } = this;
    sums.fill(0, 0, n * PACKED);
    this.findPairs(view);
    this.addRest(view, context);
    const scores = new Float32Array(n * LABELS);
    for (let first = 0; first < n; ) {
      let end = first + 1;
      while (end < n && view.place[end] !== 0) end++;
      this.addSentence(view, context, first, end);
      first = end;
    }
    for (let i = 0; i < n; i++) unpack(sums, i * PACKED, weights.scale, scores, i * LABELS);
    return scores;
  }

  private reserve(n: number): void {
    this.sums = new Int32Array(n * PACKED);
    this.pairAt = new Int32Array(n);
    this.missing = new Int32Array(n);
    this.ends = new Int32Array(n * PAIR_ROWS);
  }

  private addSentence(view: PaperView, context: TokenContext, first: number, end: number): void {
    this.addBorder(view, first, word.BEFORE);
    this.addBorder(view, end - 1, word.AFTER);
    for (let i = first; i < end; i++) {
      this.words.add(i, OWN, this.sums, i * PACKED);
      if (i + 1 < end) this.addPair(view, i, first, end);
      this.addContext(view, context, i);
      if (context.head[i]! >= 0) this.addHead(view, context, i, end);
    }
  }

  /**
   * Finds what is kept of all neighbours, and fills in what is not. All at once, and what will be read is touched first, so that many fetches
   * from memory go on at the same time.
   */
  private findPairs(view: PaperView): void {
    const n = view.words.length;
    const { pairs, pairAt, missing } = this;
    const { numbers } = this.words;
    let count = 0;
    for (let i = 0; i + 1 < n; i++) {
      if (view.place[i + 1] === 0) continue;
      const at = pairs.find(numbers[i]! + 1, numbers[i + 1]!);
      pairAt[i] = at < 0 ? -1 - at : at;
      if (at < 0) missing[count++] = i;
      else this.touched ^= pairs.sums[at]! ^ pairs.sums[at + 2 * PACKED]! ^ pairs.sums[at + 4 * PACKED]!;
    }
    this.fillPairs(view, missing, count);
  }

  /** Sums the features of the pairs that begin at so many of these tokens. */
  private fillPairs({ words }: PaperView, tokens: Int32Array, count: number): void {
    const { weights, pairs, pairAt, ends } = this;
    let row = 0;
    begin(weights.filter);
    for (let k = 0; k < count; k++) {
      const a = words[tokens[k]!]!;
      const b = words[tokens[k]! + 1]!;
      word.addNear(word.BEFORE, b, a);
      ends[row++] = taken();
      word.addNear(word.AFTER, a, b);
      ends[row++] = taken();
      word.addNextPair(word.BEFORE, a, b);
      ends[row++] = taken();
      word.addNextPair(word.AFTER, b, a);
      ends[row++] = taken();
      word.addFarPair(word.BEFORE, a, b);
      ends[row++] = taken();
      word.addFarPair(word.AFTER, b, a);
      ends[row++] = taken();
    }
    findRows(features(), 0, taken(), weights);
    row = 0;
    for (let k = 0; k < count; k++) {
      const i = tokens[k]!;
      for (let r = 0; r < PAIR_ROWS; r++, row++) {
        const at = pairAt[i]! + r * PACKED;
        pairs.set(at, row === 0 ? 0 : ends[row - 1]!, ends[row]!);
        // Even rows are of tokens after the pair, to which its first word is the farther one.
        this.words.add(i + (r & 1), (r & 1) === 0 ? FIRST_BEFORE + (r >> 1) : FIRST_AFTER + (r >> 1), pairs.sums, at);
      }
    }
  }

  /** Adds what two neighbours tell themselves and the tokens around them. */
  private addPair(view: PaperView, i: number, first: number, end: number): void {
    const { sums, pairs } = this;
    const a = this.words.numbers[i]! + 1;
    const b = this.words.numbers[i + 1]!;
    if (!pairs.owns(a, b)) {
      // Another pair of the paper took the place meanwhile.
      pairs.find(a, b);
      this.fillPairs(view, Int32Array.of(i), 1);
    }
    const rows = pairs.sums;
    const at = this.pairAt[i]!;
    addPacked(rows, at, sums, (i + 1) * PACKED);
    addPacked(rows, at + PACKED, sums, i * PACKED);
    if (i + 2 < end) addPacked(rows, at + 2 * PACKED, sums, (i + 2) * PACKED);
    if (i - 1 >= first) addPacked(rows, at + 3 * PACKED, sums, (i - 1) * PACKED);
    if (i + 3 < end) addPacked(rows, at + 4 * PACKED, sums, (i + 3) * PACKED);
    if (i - 2 >= first) addPacked(rows, at + 5 * PACKED, sums, (i - 2) * PACKED);
  }

  private addBorder(view: PaperView, i: number, base: number): void {
    let at = this.codes.find(BORDER + this.words.numbers[i]!, base);
    if (at < 0) {
      begin(this.weights.filter);
      word.addBorder(base, view.words[i]!);
      at = this.codes.fill(-1 - at);
    }
    addPacked(this.codes.sums, at, this.sums, i * PACKED);
  }

  /** Adds what the token's place in the paper and in lists says. */
  private addContext(view: PaperView, context: TokenContext, i: number): void {
    const { codes, sums, words } = this;
    const { filter } = this.weights;
    const w = view.words[i]!;
    const to = i * PACKED;
    const place = token.placeCode(view, context, i);
    let at = codes.find(PLACE + words.classes[i]!, place);
    if (at < 0) {
      begin(filter);
      token.addPlace(place, w);
      at = codes.fill(-1 - at);
    }
    addPacked(codes.sums, at, sums, to);
    const pair = token.pairCode(context, i);
    at = codes.find(PAIRS, pair);
    if (at < 0) {
      begin(filter);
      token.addPairs(pair);
      at = codes.fill(-1 - at);
    }
    addPacked(codes.sums, at, sums, to);
    const catalogue = token.catalogueCode(context, i);
    const phrases = token.phraseCode(context, i);
    at = codes.find(MATCHES + phrases, catalogue);
    if (at < 0) {
      begin(filter);
      token.addMatches(catalogue, phrases);
      at = codes.fill(-1 - at);
    }
    addPacked(codes.sums, at, sums, to);
    const match = token.matchCode(context, i);
    at = codes.find(MATCHED_WORD + words.numbers[i]!, match);
    if (at < 0) {
      begin(filter);
      token.addMatchedWord(match, w);
      at = codes.fill(-1 - at);
    }
    addPacked(codes.sums, at, sums, to);
  }

  /** Adds what the last word of the token's run and the word after it say. */
  private addHead(view: PaperView, context: TokenContext, i: number, end: number): void {
    const { codes, sums, words } = this;
    const { filter } = this.weights;
    const head = context.head[i]!;
    const far = Math.min(3, head - i);
    let at = codes.find(HEAD + words.numbers[head]!, far);
    if (at < 0) {
      begin(filter);
      word.addHead(view.words[head]!, far);
      at = codes.fill(-1 - at);
    }
    addPacked(codes.sums, at, sums, i * PACKED);
    if (head + 1 === end) return;
    at = codes.find(AFTER_HEAD + words.numbers[head + 1]!, far);
    if (at < 0) {
      begin(filter);
      word.addAfterHead(view.words[head + 1]!, far);
      at = codes.fill(-1 - at);
    }
    addPacked(codes.sums, at, sums, i * PACKED);
  }

  /** Adds what three words say together, which seldom comes again. */
  private addRest(view: PaperView, context: TokenContext): void {
    const { sums, weights } = this;
    const n = view.words.length;
    const offsets = new Int32Array(n + 1);
    begin(weights.filter);
    for (let i = 0; i < n; i++) {
      addTogether(view, context, i);
      offsets[i + 1] = taken();
    }
    // All at once, so that many fetches from memory go on at the same time.
    findRows(features(), 0, taken(), weights);
    for (let i = 0; i < n; i++) addFound(offsets[i]!, offsets[i + 1]!, weights, sums, i * PACKED);
  }
}

function addTogether({ words, place }: PaperView, context: TokenContext, i: number): void {
  const w = words[i]!;
  const before = place[i]! > 0 ? words[i - 1]! : null;
  const after = i + 1 < words.length && place[i + 1]! > 0 ? words[i + 1]! : null;
  if (before && place[i]! > 1) word.addSide(word.BEFORE, w, before, words[i - 2]!);
  if (after && i + 2 < words.length && place[i + 2]! > 0) word.addSide(word.AFTER, w, after, words[i + 2]!);
  word.addBothSides(w, before, after);
  const head = context.head[i]!;
  if (head > i) word.addWithHead(w, words[head]!);
}
