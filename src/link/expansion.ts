import { roundScore } from '../lib/numbers.ts';
import { BestScores } from './best-scores.ts';
import { product, spreadOver, type Vector } from './features.ts';
import type { InvertedIndex, Neighbour } from './inverted-index.ts';

/** Papers that a paper is moved towards: 20, fewer where there are fewer than 1,600 papers to choose them from. */
const NEAR = 20;
/** How far it is moved, with 20 of them. */
const MOVED = 0.7;
/** Features of a moved paper: its own, filled up with the heaviest of those it was moved towards. */
const FEATURES = 150;
/** Papers compared with a moved one: the nearest before, and as many of those that their nearest lead to. */
const POOL = 40;
const REACHED = 40;

/** A paper with the papers near to it: the places of at least those it is moved towards, and their parts in it. */
interface Surroundings {
  pool: Int32Array;
  /** Of the first of `pool`; they add up to how far the paper is moved. */
  parts: Float32Array;
}

/** Papers by what they and the papers near to them hold. */
export interface ExpandedPapers {
  /** The paper at this place, moved; length 1. */
  expanded(paper: number): Vector;
  /** A vector that is no paper, moved; length 1. */
  expand(vector: Vector): Vector;
  /**
   * Papers by their nearness after all were moved, best first; only those that shared a feature before. Scores are cosines, above 0 and up to 1.
   * @param paper a place, or a vector that is no paper
   */
  nearest(paper: number | Vector, most: number): Neighbour[];
}

/**
 * Moves every paper towards those near to it (document expansion: Singhal and Pereira 1999), so that two papers on one subject in
 * different words meet. Nothing is fitted to the collection: a paper's new vector is a weighted sum of papers, so a score still adds up over features.
 */
export function expandPapers(vectors: readonly Vector[], features: number, index: InvertedIndex): ExpandedPapers {
  const near = Math.min(NEAR, Math.floor(Math.sqrt(vectors.length) / 2));
  const moved = (MOVED * near) / NEAR;
  const surroundings: (Surroundings | undefined)[] = new Array(vectors.length);
  const moves: (Vector | undefined)[] = new Array(vectors.length);
  const mover = makeMover(vectors, features);
  const steps = new Float64Array(vectors.length);
  const spread = spreadOver(features);

  const look = (vector: Vector, most: number, except: number): Surroundings => {
    const found = index.nearest(vector, most, except);
    const closest = found.slice(0, near);
    let sum = 0;
    for (const { score } of closest) sum += score;
    return {
      pool: Int32Array.from(found, ({ paper }) => paper),
      parts: Float32Array.from(closest, ({ score }) => (moved * score) / sum),
    };
  };
  const around = (paper: number): Surroundings => {
    surroundings[paper] ??= look(vectors[paper]!, POOL, paper);
    return surroundings[paper];
  };
  const expanded = (paper: number): Vector => {
    moves[paper] ??= mover(vectors[paper]!, around(paper));
    return moves[paper];
  };
  /** Where two steps over near papers lead, the likeliest first. */
  const reachedFrom = ({ pool, parts }: Surroundings): number[] => {
    const reached: number[] = [];
    const reach = (paper: number, score: number): void => {
      if (steps[paper] === 0) reached.push(paper);
      steps[paper]! += score;
    };
    for (let i = 0; i < parts.length; i++) {
      reach(pool[i]!, parts[i]!);
      const next = around(pool[i]!);
      for (let j = 0; j < next.parts.length; j++) reach(next.pool[j]!, parts[i]! * next.parts[j]!);
    }
    const likeliest = new BestScores(REACHED);
    for (const paper of reached) {
      likeliest.push(paper, steps[paper]!);
      steps[paper] = 0;
    }
    return likeliest.drain().map(({ paper }) => paper);
  };
  return {
    expanded,
    expand: (vector) => mover(vector, look(vector, POOL, -1)),
    nearest(paper, most) {
      const isPlace = typeof paper === 'number';
      const vector = isPlace ? vectors[paper]! : paper;
      const here = isPlace && most <= POOL ? around(paper) : look(vector, Math.max(POOL, most), isPlace ? paper : -1);
      const own = isPlace ? expanded(paper) : mover(vector, here);
      const others = new Set([...here.pool, ...reachedFrom(here)]);
      if (isPlace) others.delete(paper);
      const candidates = Array.from(others, (other) => ({ other, to: expanded(other) }));
      spread.lay(own);
      const best = new BestScores(most);
      for (const { other, to } of candidates) {
        const score = Math.min(1, roundScore(spread.times(to)));
        if (score > 0 && score >= best.bound && product(vector, vectors[other]!) > 0) best.push(other, score);
      }
      return best.drain();
    },
  };
}

/** How a mover has met a place so far. */
const OWN = 1;
const ONCE = 2;
const OFTEN = 3;

/** Makes the function that moves one vector towards its surroundings. What only one of these holds, says nothing about them and is left out. */
function makeMover(vectors: readonly Vector[], features: number): (own: Vector, towards: Surroundings) => Vector {
  const sums = new Float64Array(features);
  const met = new Uint8Array(features);
  return (own, { pool, parts }) => {
    let rest = 1;
    for (const part of parts) rest -= part;
    const ownSize = own.places.length;
    for (let i = 0; i < ownSize; i++) {
      met[own.places[i]!] = OWN;
      sums[own.places[i]!] = rest * own.weights[i]!;
    }
    const others: number[] = [];
    for (let near = 0; near < parts.length; near++) {
      const { places, weights } = vectors[pool[near]!]!;
      const part = parts[near]!;
      for (let i = 0; i < places.length; i++) {
        const place = places[i]!;
        sums[place]! += part * weights[i]!;
        if (met[place] === 0) met[place] = ONCE;
        else if (met[place] === ONCE) {
          met[place] = OFTEN;
          others.push(place);
        }
      }
    }
    const moved = scaled(own.places, heaviest(others, sums, Math.max(0, FEATURES - ownSize)), sums);
    for (const { places } of [own, ...Array.from(parts, (_, near) => vectors[pool[near]!]!)])
      for (let i = 0; i < places.length; i++) {
        sums[places[i]!] = 0;
        met[places[i]!] = 0;
      }
    return moved;
  };
}

/** The vector of these sums at these places, scaled to length 1. */
function scaled(own: Int32Array, others: readonly number[], sums: Float64Array): Vector {
  const places = new Int32Array(own.length + others.length);
  places.set(own);
  places.set(others, own.length);
  places.sort();
  let squares = 0;
  for (let i = 0; i < places.length; i++) squares += sums[places[i]!]! * sums[places[i]!]!;
  const length = Math.sqrt(squares) || 1;
  const weights = new Float32Array(places.length);
  for (let i = 0; i < places.length; i++) weights[i] = sums[places[i]!]! / length;
  return { places, weights };
}

/** The places of the `most` largest sums, ties by place. */
function heaviest(places: number[], sums: Float64Array, most: number): number[] {
  if (places.length <= most) return places;
  const sorted = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) sorted[i] = sums[places[i]!]!;
  sorted.sort();
  const bound = sorted[sorted.length - most] ?? Number.POSITIVE_INFINITY;
  const above = places.filter((place) => sums[place]! > bound);
  const level = places.filter((place) => sums[place] === bound).sort((a, b) => a - b);
  return [...above, ...level.slice(0, most - above.length)];
}
