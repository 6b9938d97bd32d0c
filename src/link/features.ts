import type { ConceptType, PaperConcept, Role } from '../types.ts';

/** How the score weighs what two papers share. Chosen on a public collection with subject labels; see docs/quality.md. */
const NAMED = 1;
const TYPE_WEIGHT: Record<ConceptType, number> = { method: 1, model: 1, dataset: 0.9, task: 1, metric: 0.5 };
const ROLE_WEIGHT: Record<Role, number> = { introduces: 1.2, evaluates_on: 1, uses: 1, studies: 1.1 };
const PHRASE = 0.7;

/** What a paper (or an unseen text) holds, as places and weights; places ascend. Concepts come before terms. */
export interface Vector {
  places: Int32Array;
  /** Scaled so that the squares add up to 1. */
  weights: Float64Array;
}

/** Grows with the number of times, ever more slowly. */
const repeated = (count: number): number => 1 + 0.5 * Math.log(count);

/** Weight of a concept of that rarity in one paper. The root of rarity damps both hubs and freaks. */
export const conceptWeight = (link: PaperConcept, type: ConceptType, rarity: number): number =>
  NAMED * TYPE_WEIGHT[type] * ROLE_WEIGHT[link.role] * repeated(Math.max(1, link.mentions.length)) * Math.sqrt(rarity);

/** Weight of a word or phrase of that rarity in one paper. */
export const termWeight = (words: number, count: number, rarity: number): number =>
  (words > 1 ? PHRASE : 1) * repeated(count) * Math.sqrt(rarity);

/** Most terms that count for one text: a very long one would otherwise be near to everything. */
const MOST_TERMS = 100;
/** The same for concepts. */
const MOST_CONCEPTS = 200;

/** Builds a vector from weighted concepts and terms: the heaviest of each, in order of place, scaled to length 1. */
export function makeVector(concepts: [number, number][], terms: [number, number][]): Vector {
  const chosen = [...heaviest(concepts, MOST_CONCEPTS), ...heaviest(terms, MOST_TERMS)].sort((a, b) => a[0] - b[0]);
  let squares = 0;
  for (const [, weight] of chosen) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return {
    places: Int32Array.from(chosen, ([place]) => place),
    weights: Float64Array.from(chosen, ([, weight]) => weight / length),
  };
}

const heaviest = (items: [number, number][], most: number): [number, number][] =>
  items.length <= most ? items : items.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
