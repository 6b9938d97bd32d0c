import type { ConceptType, PaperConcept, Role } from '../types.ts';

/** How the score weighs what two papers share. Chosen on a public collection with subject labels; see docs/quality.md. */
const NAMED = 0.54;
const TYPE_WEIGHT: Record<ConceptType, number> = { method: 1, model: 1, dataset: 0.9, task: 1, metric: 0.5 };
const ROLE_WEIGHT: Record<Role, number> = { introduces: 1.2, evaluates_on: 1, uses: 1, studies: 1.1 };
/** A phrase comes on top of its words. */
const PHRASE = 0.4;
/** A rarity counts in both papers, hence about its root. */
const RARITY_POWER = 0.55;
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

/** How much a rarity (inverse document frequency) counts in one paper. */
export const rareness = (rarity: number): number => rarity ** RARITY_POWER;

/**
 * Weight of a concept in one paper.
 * @param rare its `rareness`
 */
export const conceptWeight = (link: PaperConcept, type: ConceptType, rare: number): number =>
  NAMED * TYPE_WEIGHT[type] * ROLE_WEIGHT[link.role] * repeated(Math.max(1, link.mentions.length)) * rare;

/**
 * Weight of a word or phrase in one paper.
 * @param rare its `rareness`
 * @param length of the paper's text, relative to the average
 */
export const termWeight = (isPhrase: boolean, count: number, rare: number, length: number): number =>
  (isPhrase ? PHRASE : 1) * repeated(count, 1 - LENGTH_DISCOUNT + LENGTH_DISCOUNT * length) * rare;

/** Most concepts, and most terms, that count for one text: a very long one would otherwise be near to everything. */
const MOST = 200;

/** Joins two vectors of which the second has the larger places: the heaviest of each. */
export function joined(concepts: Vector, terms: Vector): Vector {
  const first = heaviest(concepts, MOST);
  const second = heaviest(terms, MOST);
  const places = new Int32Array(first.places.length + second.places.length);
  const weights = new Float32Array(places.length);
  places.set(first.places);
  places.set(second.places, first.places.length);
  weights.set(first.weights);
  weights.set(second.weights, first.weights.length);
  return { places, weights };
}

/** The `most` largest weights of a vector, ties by place. */
function heaviest(vector: Vector, most: number): Vector {
  const { places, weights } = vector;
  if (places.length <= most) return vector;
  const kept = Array.from(places, (_, i) => i)
    .sort((a, b) => weights[b]! - weights[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  return { places: Int32Array.from(kept, (i) => places[i]!), weights: Float32Array.from(kept, (i) => weights[i]!) };
}

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

/** One vector laid out by place, so that its products with many others are quick; they have the same bits as `product`. */
export interface Spread {
  /** Lays out a vector in place of the one before. */
  lay(vector: Vector): void;
  times(other: Vector): number;
}

/** Size of the table that is looked into first: it fits the processor's nearest cache. */
const MARKS = 2 ** 15;

/** @param features number of places */
export function spreadOver(features: number): Spread {
  const laid = new Float64Array(features);
  const marks = new Uint8Array(MARKS);
  let before: Vector = { places: new Int32Array(0), weights: new Float32Array(0) };
  return {
    lay(vector) {
      for (const place of before.places) {
        laid[place] = 0;
        marks[place & (MARKS - 1)] = 0;
      }
      const { places, weights } = vector;
      for (let i = 0; i < places.length; i++) {
        laid[places[i]!] = weights[i]!;
        marks[places[i]! & (MARKS - 1)] = 1;
      }
      before = vector;
    },
    times({ places, weights }) {
      let sum = 0;
      for (let i = 0; i < places.length; i++) {
        const place = places[i]!;
        if (marks[place & (MARKS - 1)] === 1) sum += laid[place]! * weights[i]!;
      }
      return sum;
    },
  };
}
