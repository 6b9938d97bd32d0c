import type { ConceptType, PaperConcept, Role } from '../types.ts';

/** How the score weighs what two papers share. Chosen on a public collection with subject labels; see docs/quality.md. */
const NAMED = 0.6;
const TYPE_WEIGHT: Record<ConceptType, number> = { method: 1, model: 1, dataset: 0.9, task: 1, metric: 0.5 };
const ROLE_WEIGHT: Record<Role, number> = { introduces: 1.2, evaluates_on: 1, uses: 1, studies: 1.1 };
/** A phrase comes on top of its words. */
const PHRASE = 0.5;
/** BM25's constants (Robertson and Zaragoza 2009): how soon repeating a word stops to count, and how far a long text is discounted. */
const SATURATION = 2;
const LENGTH_DISCOUNT = 0.75;

/** What a paper (or an unseen text) holds, as places and weights; places ascend. Concepts come before terms. */
export interface Vector {
  places: Int32Array;
  weights: Float32Array;
}

/** Grows with the number of times, ever more slowly, from 1 towards 1 + SATURATION. */
const repeated = (count: number, length = 1): number => (count * (SATURATION + 1)) / (count + SATURATION * length);

/** Weight of a concept of that rarity in one paper: it counts in both papers, hence the root. */
export const conceptWeight = (link: PaperConcept, type: ConceptType, rarity: number): number =>
  NAMED * TYPE_WEIGHT[type] * ROLE_WEIGHT[link.role] * repeated(Math.max(1, link.mentions.length)) * Math.sqrt(rarity);

/**
 * Weight of a word or phrase of that rarity in one paper.
 * @param length of the paper's text, relative to the average
 */
export const termWeight = (words: number, count: number, rarity: number, length: number): number =>
  (words > 1 ? PHRASE : 1) * repeated(count, 1 - LENGTH_DISCOUNT + LENGTH_DISCOUNT * length) * Math.sqrt(rarity);

/** Most terms that count for one text: a very long one would otherwise be near to everything. */
const MOST_TERMS = 200;
/** The same for concepts. */
const MOST_CONCEPTS = 200;

/** Builds a vector from weighted concepts and terms: the heaviest of each, in order of place. */
export function makeVector(concepts: [number, number][], terms: [number, number][]): Vector {
  const chosen = [...heaviest(concepts, MOST_CONCEPTS), ...heaviest(terms, MOST_TERMS)].sort((a, b) => a[0] - b[0]);
  return {
    places: Int32Array.from(chosen, ([place]) => place),
    weights: Float32Array.from(chosen, ([, weight]) => weight),
  };
}

const heaviest = (items: [number, number][], most: number): [number, number][] =>
  items.length <= most ? items : items.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);

/** Inner product of two vectors: the same bits either way round. */
export function product(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.places.length && j < b.places.length; ) {
    const place = a.places[i]!;
    const other = b.places[j]!;
    if (place === other) sum += a.weights[i++]! * b.weights[j++]!;
    else if (place < other) i++;
    else j++;
  }
  return sum;
}

/** Inner product with a vector that lies spread out in an array, by place: the same bits as `product`, and quicker for many. */
export function scattered({ places, weights }: Vector, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += other[places[i]!]! * weights[i]!;
  return sum;
}

/** Spreads a vector out in an array of zeros, or with 0 takes it away again. */
export function scatter({ places, weights }: Vector, array: Float64Array, times: 0 | 1): void {
  for (let i = 0; i < places.length; i++) array[places[i]!] = times * weights[i]!;
}
