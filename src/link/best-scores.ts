import type { Neighbour } from './inverted-index.ts';

/** Keeps the `limit` best of the scores pushed into it (ties: the smaller place), in typed arrays. */
export class BestScores {
  readonly #limit: number;
  readonly #scores: Float64Array;
  readonly #papers: Int32Array;
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
    this.#scores = new Float64Array(limit);
    this.#papers = new Int32Array(limit);
  }

  /** Scores below this are not kept; 0 while there is room. */
  get bound(): number {
    return this.#size < this.#limit ? 0 : this.#scores[0]!;
  }

  push(paper: number, score: number): void {
    if (this.#size < this.#limit) {
      let at = this.#size++;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (!this.#isWorse(score, paper, above)) break;
        this.#put(at, this.#scores[above]!, this.#papers[above]!);
        at = above;
      }
      this.#put(at, score, paper);
    } else if (this.#limit > 0 && !this.#isWorse(score, paper, 0)) this.#sink(score, paper);
  }

  /** Best first; empties the collection. */
  drain(): Neighbour[] {
    const found: Neighbour[] = new Array(this.#size);
    while (this.#size > 0) {
      const last = --this.#size;
      found[last] = { paper: this.#papers[0]!, score: this.#scores[0]! };
      if (last > 0) this.#sink(this.#scores[last]!, this.#papers[last]!);
    }
    return found;
  }

  /** Whether a score comes after the one at a place of the heap. */
  #isWorse(score: number, paper: number, at: number): boolean {
    return score < this.#scores[at]! || (score === this.#scores[at]! && paper > this.#papers[at]!);
  }

  #put(at: number, score: number, paper: number): void {
    this.#scores[at] = score;
    this.#papers[at] = paper;
  }

  /** Puts a score in the place of the worst one, which is the first of the heap. */
  #sink(score: number, paper: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#isWorse(this.#scores[child + 1]!, this.#papers[child + 1]!, child)) child++;
      if (this.#isWorse(score, paper, child)) break;
      this.#put(at, this.#scores[child]!, this.#papers[child]!);
      at = child;
    }
    this.#put(at, score, paper);
  }
}
