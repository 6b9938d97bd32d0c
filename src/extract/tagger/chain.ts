/**
 * Labels of a token: 0 outside, then for each class begin (1 + 2c) and inside (2 + 2c). Classes 0–4 are the types of concept, 5 is a
 * borderline phrase that is no node of its own.
 */
export const CLASSES = 6;
export const LABELS = 1 + 2 * CLASSES;
/** Labels that may follow any other: outside, and the begins. */
const OPEN = 1 + CLASSES;
export const beginOf = (c: number): number => 1 + 2 * c;
export const insideOf = (c: number): number => 2 + 2 * c;

/** Outside, then the begins by class. */
const openLabel = (k: number): number => (k === 0 ? 0 : beginOf(k - 1));

const mayFollow = (to: number, from: number): boolean => to === 0 || to % 2 === 1 || from === to || from === to - 1;

/**
 * A linear-chain conditional random field over the tokens of one sentence (Lafferty, McCallum and Pereira, ICML 2001): forward–backward
 * with a sum of one at each token in place of logarithms.
 */
export class Chain {
  /** Transition weights, from × LABELS + to; row LABELS holds those from the start of a sentence. */
  readonly transitions: Float32Array;
  /** Exponentials of the transitions; 0 where a label may not follow. */
  readonly factors = new Float64Array((LABELS + 1) * LABELS);
  /** Those of the open labels, in the order in which they are read: open label × LABELS + from; from × OPEN + open label. */
  private readonly into = new Float64Array(OPEN * LABELS);
  private readonly outOf = new Float64Array(LABELS * OPEN);
  /** Token × LABELS + label: exponentials of the scores, forward and backward sums, label probabilities. */
  emissions = new Float64Array(0);
  forward = new Float64Array(0);
  backward = new Float64Array(0);
  marginals = new Float64Array(0);
  /** What the forward sums of each token were divided by. */
  norms = new Float64Array(0);
  /** (Token × CLASSES + class): `closing` after an inside where it is known, else -1. */
  private closings = new Float64Array(0);
  /** Logarithm of the sum over all paths, less the parts that were taken out of the scores. */
  logNorm = 0;

  constructor(transitions: Float32Array) {
    this.transitions = transitions;
    this.refresh();
  }

  /** Takes over changed transition weights. */
  refresh(): void {
    for (let from = 0; from <= LABELS; from++)
      for (let to = 0; to < LABELS; to++) {
        const allowed = from === LABELS ? to === 0 || to % 2 === 1 : mayFollow(to, from);
        this.factors[from * LABELS + to] = allowed ? Math.exp(this.transitions[from * LABELS + to]!) : 0;
      }
    for (let from = 0; from < LABELS; from++)
      for (let k = 0; k < OPEN; k++) {
        const factor = this.factors[from * LABELS + openLabel(k)]!;
        this.into[k * LABELS + from] = factor;
        this.outOf[from * OPEN + k] = factor;
      }
  }

  private reserve(n: number): void {
    if (this.norms.length >= n) return;
    const size = Math.max(256, n * 2);
    const grow = (old: Float64Array, width: number): Float64Array<ArrayBuffer> => {
      const larger = new Float64Array(size * width);
      larger.set(old);
      return larger;
    };
    this.emissions = grow(this.emissions, LABELS);
    this.forward = grow(this.forward, LABELS);
    this.backward = grow(this.backward, LABELS);
    this.marginals = grow(this.marginals, LABELS);
    this.norms = grow(this.norms, 1);
    this.closings = grow(this.closings, CLASSES);
  }

  /**
   * Fills the columns for a sentence of n tokens whose scores lie at token `first` of `scores`; the columns of other sentences stay, so
   * that a paper's sentences can be run one after the other.
   */
  run(scores: Float32Array, first: number, n: number): void {
    this.reserve(first + n);
    this.logNorm = 0;
    this.closings.fill(-1, first * CLASSES, (first + n) * CLASSES);
    for (let i = first; i < first + n; i++) this.forwardStep(scores, i, i === first);
    for (let i = first + n - 1; i >= first; i--) this.backwardStep(i, i === first + n - 1);
  }

  private forwardStep(scores: Float32Array, i: number, initial: boolean): void {
    const { emissions, forward, factors } = this;
    const row = i * LABELS;
    let top = -Infinity;
    for (let y = 0; y < LABELS; y++) if (scores[row + y]! > top) top = scores[row + y]!;
    for (let y = 0; y < LABELS; y++) emissions[row + y] = Math.exp(scores[row + y]! - top);
    if (initial) for (let y = 0; y < LABELS; y++) forward[row + y] = factors[LABELS * LABELS + y]!;
    else this.reach(row);
    let sum = 0;
    for (let y = 0; y < LABELS; y++) {
      const value = forward[row + y]! * emissions[row + y]!;
      forward[row + y] = value;
      sum += value;
    }
    this.norms[i] = sum;
    this.logNorm += top + Math.log(sum);
    for (let y = 0; y < LABELS; y++) forward[row + y]! /= sum;
  }

  /** Forward sums of a row before its emissions. Written out: this is where most of the multiplications are. */
  private reach(row: number): void {
    const { forward, factors, into } = this;
    const before = row - LABELS;
    const f0 = forward[before]!;
    const f1 = forward[before + 1]!;
    const f2 = forward[before + 2]!;
    const f3 = forward[before + 3]!;
    const f4 = forward[before + 4]!;
    const f5 = forward[before + 5]!;
    const f6 = forward[before + 6]!;
    const f7 = forward[before + 7]!;
    const f8 = forward[before + 8]!;
    const f9 = forward[before + 9]!;
    const f10 = forward[before + 10]!;
    const f11 = forward[before + 11]!;
    const f12 = forward[before + 12]!;
    for (let k = 0; k < OPEN; k++) {
      const at = k * LABELS;
      const left = f0 * into[at]! + f1 * into[at + 1]! + f2 * into[at + 2]! + f3 * into[at + 3]! + f4 * into[at + 4]!;
      const middle = left + f5 * into[at + 5]! + f6 * into[at + 6]! + f7 * into[at + 7]! + f8 * into[at + 8]!;
      forward[row + openLabel(k)] =
        middle + f9 * into[at + 9]! + f10 * into[at + 10]! + f11 * into[at + 11]! + f12 * into[at + 12]!;
    }
    for (let y = 2; y < LABELS; y += 2)
      forward[row + y] =
        forward[before + y - 1]! * factors[(y - 1) * LABELS + y]! + forward[before + y]! * factors[y * LABELS + y]!;
  }

  private backwardStep(i: number, final: boolean): void {
    const { forward, backward, marginals } = this;
    const row = i * LABELS;
    if (final) backward.fill(1, row, row + LABELS);
    else this.lookAhead(row, this.norms[i + 1]!);
    for (let x = 0; x < LABELS; x++) marginals[row + x] = forward[row + x]! * backward[row + x]!;
  }

  /** Backward sums of a row. */
  private lookAhead(row: number, norm: number): void {
    const { emissions, backward, factors, outOf } = this;
    const next = row + LABELS;
    const a0 = (emissions[next]! * backward[next]!) / norm;
    const a1 = (emissions[next + 1]! * backward[next + 1]!) / norm;
    const a3 = (emissions[next + 3]! * backward[next + 3]!) / norm;
    const a5 = (emissions[next + 5]! * backward[next + 5]!) / norm;
    const a7 = (emissions[next + 7]! * backward[next + 7]!) / norm;
    const a9 = (emissions[next + 9]! * backward[next + 9]!) / norm;
    const a11 = (emissions[next + 11]! * backward[next + 11]!) / norm;
    for (let x = 0; x < LABELS; x++) {
      const at = x * OPEN;
      const left = outOf[at]! * a0 + outOf[at + 1]! * a1 + outOf[at + 2]! * a3 + outOf[at + 3]! * a5;
      let value = left + outOf[at + 4]! * a7 + outOf[at + 5]! * a9 + outOf[at + 6]! * a11;
      if (x > 0) {
        const inside = x + (x & 1);
        value += factors[x * LABELS + inside]! * ((emissions[next + inside]! * backward[next + inside]!) / norm);
      }
      backward[row + x] = value;
    }
  }

  /** Factor by which a span of class c goes on over token i, after a begin (or an inside) at the token before. */
  continuation(i: number, c: number, afterBegin: boolean): number {
    const inside = insideOf(c);
    const from = afterBegin ? beginOf(c) : inside;
    return (this.factors[from * LABELS + inside]! * this.emissions[i * LABELS + inside]!) / this.norms[i]!;
  }

  /** Factor by which a span of class c ends before token i; 1 where the sentence ends there. */
  closing(i: number, c: number, afterBegin: boolean, sentenceEnd: number): number {
    if (i === sentenceEnd) return 1;
    if (afterBegin) return this.leaving(i, beginOf(c), insideOf(c));
    const known = this.closings[i * CLASSES + c]!;
    if (known >= 0) return known;
    const value = this.leaving(i, insideOf(c), insideOf(c));
    this.closings[i * CLASSES + c] = value;
    return value;
  }

  /** Factor by which a label is followed at token i by any other than `inside`. */
  private leaving(i: number, label: number, inside: number): number {
    const { emissions, backward, factors } = this;
    const from = label * LABELS;
    const row = i * LABELS;
    let out = 0;
    for (let y = 0; y < LABELS; y++)
      if (y !== inside) out += factors[from + y]! * emissions[row + y]! * backward[row + y]!;
    return out / this.norms[i]!;
  }

  /** Probability of a span of class c over exactly the tokens [start, end). */
  spanProbability(start: number, end: number, c: number, sentenceEnd: number): number {
    let value = this.forward[start * LABELS + beginOf(c)]!;
    for (let i = start + 1; i < end && value > 1e-9; i++) value *= this.continuation(i, c, i === start + 1);
    return value * this.closing(end, c, end === start + 1, sentenceEnd);
  }
}
