/**
 * Labels of a token: 0 outside, then for each class begin (1 + 2c) and inside (2 + 2c). Classes 0–4 are the types of concept, 5 is a
 * borderline phrase that is no node of its own.
 */
export const CLASSES = 6;
export const LABELS = 1 + 2 * CLASSES;
export const beginOf = (c: number): number => 1 + 2 * c;
export const insideOf = (c: number): number => 2 + 2 * c;

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
  /** Token × LABELS + label: exponentials of the scores, forward and backward sums, label probabilities. */
  emissions = new Float64Array(0);
  forward = new Float64Array(0);
  backward = new Float64Array(0);
  marginals = new Float64Array(0);
  /** What the forward sums of each token were divided by. */
  norms = new Float64Array(0);
  private readonly ahead = new Float64Array(LABELS);
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
  }

  /**
   * Fills the columns for a sentence of n tokens whose scores lie at token `first` of `scores`; the columns of other sentences stay, so
   * that a paper's sentences can be run one after the other.
   */
  run(scores: Float32Array, first: number, n: number): void {
    this.reserve(first + n);
    this.logNorm = 0;
    for (let i = first; i < first + n; i++) this.forwardStep(scores, i, i === first);
    for (let i = first + n - 1; i >= first; i--) this.backwardStep(i, i === first + n - 1);
  }

  private forwardStep(scores: Float32Array, i: number, initial: boolean): void {
    const { emissions, forward, factors } = this;
    const row = i * LABELS;
    const before = row - LABELS;
    let top = -Infinity;
    for (let y = 0; y < LABELS; y++) if (scores[row + y]! > top) top = scores[row + y]!;
    let sum = 0;
    for (let y = 0; y < LABELS; y++) {
      const e = Math.exp(scores[row + y]! - top);
      emissions[row + y] = e;
      let reach = 0;
      if (initial) reach = factors[LABELS * LABELS + y]!;
      else if (y !== 0 && y % 2 === 0)
        reach =
          forward[before + y - 1]! * factors[(y - 1) * LABELS + y]! + forward[before + y]! * factors[y * LABELS + y]!;
      else for (let x = 0; x < LABELS; x++) reach += forward[before + x]! * factors[x * LABELS + y]!;
      forward[row + y] = reach * e;
      sum += reach * e;
    }
    this.norms[i] = sum;
    this.logNorm += top + Math.log(sum);
    for (let y = 0; y < LABELS; y++) forward[row + y]! /= sum;
  }

  private backwardStep(i: number, final: boolean): void {
    const { emissions, forward, backward, marginals, factors, ahead } = this;
    const row = i * LABELS;
    const next = row + LABELS;
    const norm = final ? 1 : this.norms[i + 1]!;
    if (!final) for (let y = 0; y < LABELS; y++) ahead[y] = (emissions[next + y]! * backward[next + y]!) / norm;
    for (let x = 0; x < LABELS; x++) {
      let value = 1;
      if (!final) {
        const from = x * LABELS;
        value = factors[from]! * ahead[0]!;
        for (let y = 1; y < LABELS; y += 2) value += factors[from + y]! * ahead[y]!;
        const inside = x + (x & 1);
        if (x > 0) value += factors[from + inside]! * ahead[inside]!;
      }
      backward[row + x] = value;
      marginals[row + x] = forward[row + x]! * value;
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
    const { emissions, backward, factors } = this;
    const inside = insideOf(c);
    const from = (afterBegin ? beginOf(c) : inside) * LABELS;
    let out = 0;
    for (let y = 0; y < LABELS; y++)
      if (y !== inside) out += factors[from + y]! * emissions[i * LABELS + y]! * backward[i * LABELS + y]!;
    return out / this.norms[i]!;
  }

  /** Probability of a span of class c over exactly the tokens [start, end). */
  spanProbability(start: number, end: number, c: number, sentenceEnd: number): number {
    let value = this.forward[start * LABELS + beginOf(c)]!;
    for (let i = start + 1; i < end && value > 1e-9; i++) value *= this.continuation(i, c, i === start + 1);
    return value * this.closing(end, c, end === start + 1, sentenceEnd);
  }
}
