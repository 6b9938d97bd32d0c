import type { Random } from '../lib/random.ts';
import type { Position } from '../types.ts';
import { descend } from './descent.ts';
import type { LayoutGraph } from './placed-graph.ts';
import { SPACING } from './room.ts';
import { settle } from './settle.ts';

/** New nodes find their place in a few rounds, since the map around them stands. */
const SHARE_OF_ROUNDS = 0.25;

/** Leaves what the map before placed where it is; new nodes start in the middle of their neighbours, else of their community. */
export function keepOld(
  graph: LayoutGraph,
  membership: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, Position>,
  rounds: number,
  random: Random,
): { x: Float64Array; y: Float64Array } {
  const count = graph.names.length;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const isOld = new Uint8Array(count);
  graph.names.forEach((name, place) => {
    const position = known.get(name);
    if (!position) return;
    x[place] = position.x;
    y[place] = position.y;
    isOld[place] = 1;
  });
  startNew(graph, membership, isOld, x, y, random);
  const moves = (place: number): boolean => !isOld[place];
  descend(graph, x, y, random, { rounds: Math.ceil(rounds * SHARE_OF_ROUNDS), unit: SPACING, moves });
  const places = [...isOld.keys()];
  settle(
    x,
    y,
    places.filter((place) => isOld[place]),
    places.filter((place) => !isOld[place] && graph.degree[place]! > 0),
  );
  return { x, y };
}

/** Puts each new node at the weighted middle of its old neighbours, else at that of its old community, with a little scatter. */
function startNew(
  graph: LayoutGraph,
  membership: ReadonlyMap<string, string>,
  isOld: Uint8Array,
  x: Float64Array,
  y: Float64Array,
  random: Random,
): void {
  type Sum = { x: number; y: number; weight: number };
  const around: Sum[] = Array.from(graph.names, () => ({ x: 0, y: 0, weight: 0 }));
  const add = (sum: Sum, place: number, weight: number): void => {
    sum.x += x[place]! * weight;
    sum.y += y[place]! * weight;
    sum.weight += weight;
  };
  graph.pulls.forEach((pull, i) => {
    const a = graph.edges[2 * i]!;
    const b = graph.edges[2 * i + 1]!;
    if (isOld[a] && !isOld[b]) add(around[b]!, a, pull);
    if (isOld[b] && !isOld[a]) add(around[a]!, b, pull);
  });
  const communities = new Map<string, Sum>();
  graph.names.forEach((name, place) => {
    const id = membership.get(name);
    if (!isOld[place] || id === undefined) return;
    const sum = communities.get(id) ?? { x: 0, y: 0, weight: 0 };
    add(sum, place, 1);
    communities.set(id, sum);
  });
  graph.names.forEach((name, place) => {
    if (isOld[place]) return;
    const near = around[place]!;
    const middle = near.weight > 0 ? near : communities.get(membership.get(name) ?? '');
    const [baseX, baseY] = middle ? [middle.x / middle.weight, middle.y / middle.weight] : [0, 0];
    x[place] = baseX + (random() - 0.5) * SPACING;
    y[place] = baseY + (random() - 0.5) * SPACING;
  });
}
