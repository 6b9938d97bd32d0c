import type { Random } from '../lib/random.ts';
import { communityStart } from './community-start.ts';
import { descend } from './descent.ts';
import type { LayoutGraph } from './placed-graph.ts';
import { LEAST_DISTANCE, SPACING } from './room.ts';
import { spreadOut } from './spread.ts';

/** Places all nodes that have edges, without regard to any map before. */
export function layAnew(
  graph: LayoutGraph,
  membership: ReadonlyMap<string, string>,
  rounds: number,
  random: Random,
): { x: Float64Array; y: Float64Array } {
  const numbers = new Map<string, number>();
  const community = Int32Array.from(graph.names, (name) => {
    const id = membership.get(name);
    if (id === undefined) return -1;
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  const { x, y } = communityStart(graph, community, numbers.size, random);
  descend(graph, x, y, random, { rounds, unit: 1, moves: () => true });
  const places = Int32Array.from(graph.degree.keys()).filter((place) => graph.degree[place]! > 0);
  scaleToSpacing(x, y, places);
  spreadOut(x, y, places, LEAST_DISTANCE);
  return { x, y };
}

/** Moves the middle to the origin and scales so that nodes, were they spread evenly over the same disc, lay `SPACING` apart. */
function scaleToSpacing(x: Float64Array, y: Float64Array, places: Int32Array): void {
  let middleX = 0;
  let middleY = 0;
  for (const place of places) {
    middleX += x[place]! / places.length;
    middleY += y[place]! / places.length;
  }
  let spread = 0;
  for (const place of places) spread += square(x[place]! - middleX) + square(y[place]! - middleY);
  const evenly = (places.length * places.length * SPACING * SPACING) / (2 * Math.PI);
  const scale = spread > 0 ? Math.sqrt(evenly / spread) : 1;
  for (const place of places) {
    x[place] = (x[place]! - middleX) * scale;
    y[place] = (y[place]! - middleY) * scale;
  }
}

const square = (value: number): number => value * value;
