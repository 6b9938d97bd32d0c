import { wordsOf } from './words.ts';

const K1 = 1.2;
const B = 0.75;

interface Posting {
  readonly node: number;
  readonly positions: readonly number[];
}

/** The words of one property. */
export class Field {
  readonly #postings = new Map<string, Posting[]>();
  readonly #lengths = new Map<number, number>();
  readonly #average: number;

  constructor(nodes: readonly number[], text: (node: number) => string) {
    let total = 0;
    for (const node of nodes) {
      const words = wordsOf(text(node));
      if (words.length === 0) continue;
      total += words.length;
      this.#lengths.set(node, words.length);
      const places = new Map<string, number[]>();
      words.forEach((word, position) => {
        const list = places.get(word);
        if (list) list.push(position);
        else places.set(word, [position]);
      });
      for (const [word, positions] of places) {
        const list = this.#postings.get(word);
        if (list) list.push({ node, positions });
        else this.#postings.set(word, [{ node, positions }]);
      }
    }
    this.#average = total / Math.max(1, this.#lengths.size);
  }

  /** Scores of the nodes with a word, a phrase, or words that begin like it. */
  match(words: readonly string[], prefix: boolean): Map<number, number> {
    if (prefix && words.length === 1) return this.#prefix(words[0]!);
    const lists = words.map((word) => this.#postings.get(word) ?? []);
    if (lists.some((list) => list.length === 0)) return new Map();
    const weight = lists.reduce((sum, list) => sum + this.#rarity(list.length), 0);
    return new Map(
      (lists.length === 1 ? lists[0]! : phrases(lists)).map(({ node, positions }) => [
        node,
        weight * this.#saturation(node, positions.length),
      ]),
    );
  }

  /** As Lucene does: every node counts 1, whatever the word. */
  #prefix(start: string): Map<number, number> {
    const found = new Map<number, number>();
    for (const [word, list] of this.#postings)
      if (word.startsWith(start)) for (const { node } of list) found.set(node, 1);
    return found;
  }

  #rarity(nodes: number): number {
    return Math.log(1 + (this.#lengths.size - nodes + 0.5) / (nodes + 0.5));
  }

  #saturation(node: number, count: number): number {
    return count / (count + K1 * (1 - B + (B * this.#lengths.get(node)!) / this.#average));
  }
}

/** Where the words stand one after another. */
function phrases(lists: readonly (readonly Posting[])[]): Posting[] {
  const rest = lists.slice(1).map((list) => new Map(list.map(({ node, positions }) => [node, new Set(positions)])));
  return lists[0]!.flatMap(({ node, positions }) => {
    const kept = positions.filter((position) => rest.every((each, index) => each.get(node)?.has(position + index + 1)));
    return kept.length > 0 ? [{ node, positions: kept }] : [];
  });
}
