import type { Random } from '../src/lib/random.ts';
import { nearest, pointGrid } from './nearest.ts';

/** Places of nodes in the plane. */
export interface Plane {
  x: Float64Array;
  y: Float64Array;
}

/** How well a layout shows its graph; over nodes with edges. */
export interface LayoutScores {
  /** Neighbours kept: share of a node's neighbours among its k = degree nearest in the plane, mean over nodes. */
  kept: number;
  /** Share of the 10 nearest that are of the node's own community, mean over nodes. */
  own: number;
  /** Mean edge length over mean distance of random pairs. */
  edge: number;
  /**
   * Median distance to the nearest node over the node spacing, the side of a square whose area is a node's share of the disc with the nodes' mean
   * squared radius. Nodes in a square lattice have 1, nodes strewn evenly at random 0.47, piles near 0.
   */
  room: number;
  /** Share of nodes whose nearest node is less than a tenth of the node spacing away. */
  overlapping: number;
}

const NEAREST = 10;
const PAIRS = 100_000;

/**
 * Scores one layout.
 * @param edges pairs of places in a row
 * @param community of each place
 */
export function scoreLayout(
  { x, y }: Plane,
  edges: Int32Array,
  community: ArrayLike<number | string | undefined>,
  random: Random,
): LayoutScores {
  const around: number[][] = Array.from(x, () => []);
  for (let i = 0; i < edges.length; i += 2) {
    around[edges[i]!]!.push(edges[i + 1]!);
    around[edges[i + 1]!]!.push(edges[i]!);
  }
  const places = [...around.keys()].filter((place) => around[place]!.length > 0);
  const grid = pointGrid(x, y, places);
  const spacing = nodeSpacing(x, y, places);
  const gaps: number[] = [];
  let kept = 0;
  let own = 0;
  for (const place of places) {
    const neighbours = new Set(around[place]);
    const close = nearest(grid, place, Math.max(NEAREST, neighbours.size));
    kept += close.slice(0, neighbours.size).filter((other) => neighbours.has(other)).length / neighbours.size;
    const ten = close.slice(0, NEAREST);
    own += ten.filter((other) => community[other] === community[place]).length / (ten.length || 1);
    if (close.length > 0) gaps.push(distance(x, y, place, close[0]!) / spacing);
  }
  gaps.sort((a, b) => a - b);
  let length = 0;
  for (let i = 0; i < edges.length; i += 2) length += distance(x, y, edges[i]!, edges[i + 1]!);
  let apart = 0;
  const any = (): number => places[Math.floor(random() * places.length)]!;
  for (let i = 0; i < PAIRS; i++) apart += distance(x, y, any(), any());
  return {
    kept: kept / places.length,
    own: own / places.length,
    edge: length / (edges.length / 2) / (apart / PAIRS),
    room: gaps[Math.floor(gaps.length / 2)]!,
    overlapping: gaps.filter((gap) => gap < 0.1).length / gaps.length,
  };
}

const distance = (x: Float64Array, y: Float64Array, a: number, b: number): number =>
  Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);

function nodeSpacing(x: Float64Array, y: Float64Array, places: readonly number[]): number {
  const mean = (values: Float64Array): number => places.reduce((sum, p) => sum + values[p]! / places.length, 0);
  const [middleX, middleY] = [mean(x), mean(y)];
  const spread = places.reduce((sum, p) => sum + (x[p]! - middleX) ** 2 + (y[p]! - middleY) ** 2, 0) / places.length;
  // A full disc of radius R has a mean squared radius of R² / 2.
  return Math.sqrt((2 * Math.PI * spread) / places.length);
}
