import { features, taken } from './featurebuffer.ts';
import { addFound, addRows, PACKED, type TaggerWeights } from './weights.ts';

/**
 * Packed sums of what was seen lately, by two numbers: an entry takes its place from whichever had it before, so the table never grows
 * and what it answers never depends on what it holds.
 */
export class SumCache {
  /** Place × rows × PACKED. */
  readonly sums: Int32Array;
  /** Both numbers of each place; 0 and 0 where it is free. */
  private readonly owners: Int32Array;
  private readonly shift: number;
  private readonly width: number;
  private readonly weights: TaggerWeights;

  /** @param log logarithm (base 2) of the number of places @param rows sums kept at each */
  constructor(weights: TaggerWeights, log: number, rows: number) {
    this.weights = weights;
    this.shift = 32 - log;
    this.width = rows * PACKED;
    this.owners = new Int32Array(2 << log);
    this.sums = new Int32Array(this.width << log);
  }

  /** Forgets everything: what the numbers mean is about to change. */
  clear(): void {
    this.owners.fill(0);
  }

  /** Where in `sums` those of two numbers (not both 0) begin, until the next call; -1 - that place where they must be filled in first. */
  find(a: number, b: number): number {
    const { owners } = this;
    const place = this.placeOf(a, b);
    const at = place * this.width;
    if (owners[2 * place] === a && owners[2 * place + 1] === b) return at;
    owners[2 * place] = a;
    owners[2 * place + 1] = b;
    return -1 - at;
  }

  /** Whether what `find` gave two numbers is still theirs. */
  owns(a: number, b: number): boolean {
    const place = this.placeOf(a, b);
    return this.owners[2 * place] === a && this.owners[2 * place + 1] === b;
  }

  private placeOf(a: number, b: number): number {
    return Math.imul(Math.imul(a, 0x85ebca6b) ^ b, 0x9e3779b1) >>> this.shift;
  }

  /** Sets one sum to that of the features `from` … `to - 1` of those last looked up. */
  set(at: number, from: number, to: number): void {
    this.sums.fill(0, at, at + PACKED);
    addFound(from, to, this.weights, this.sums, at);
  }

  /** Sets one sum to that of the features added since `begin`, and gives its place. */
  fill(at: number): number {
    this.sums.fill(0, at, at + PACKED);
    addRows(features(), 0, taken(), this.weights, this.sums, at);
    return at;
  }
}
