import type { Hop } from '../plan/types.ts';
import { degreeOf, flipped, type Way, waysOf } from './hops.ts';
import type { Row, Runtime } from './runtime.ts';

type Accepts = ((row: Row, relationship: number) => boolean) | null;

/** One side of a search from both ends: distances, and by which relationships each node was reached. */
interface Side {
  readonly ways: readonly Way[];
  readonly distance: Map<number, number>;
  readonly reached: Map<number, { relationship: number; from: number }[]>;
  front: number[];
  depth: number;
}

/**
 * Makes a breadth-first search from both ends, always from the smaller front. It answers the numbers of the relationships of one
 * shortest path, or (`all`) of every one, in the order of the numbers.
 */
export function makeSearch(hop: Hop, runtime: Runtime, accepts: Accepts) {
  const forth = waysOf(runtime.graph, hop.types, hop.direction);
  const back = waysOf(runtime.graph, hop.types, flipped(hop.direction));
  const side = (ways: readonly Way[], node: number): Side => ({
    ways,
    distance: new Map([[node, 0]]),
    reached: new Map(),
    front: [node],
    depth: 0,
  });
  return function* search(row: Row, start: number, end: number, max: number | null, all: boolean): Generator<number[]> {
    const [left, right] = [side(forth, start), side(back, end)];
    const most = max ?? Number.POSITIVE_INFINITY;
    let meeting: number[] = [];
    while (meeting.length === 0) {
      if (left.front.length === 0 || right.front.length === 0 || left.depth + right.depth >= most) return;
      const smaller = work(left) <= work(right) ? left : right;
      meeting = grow(smaller, smaller === left ? right : left, row, runtime, accepts);
    }
    for (const node of meeting)
      for (const head of pathsTo(left, node))
        for (const tail of pathsTo(right, node)) {
          yield [...head, ...tail.toReversed()];
          if (!all) return;
        }
  };
}

const work = ({ front, ways }: Side): number => front.reduce((sum, node) => sum + degreeOf(ways, node), front.length);

/** Takes one level; answers the nodes in which the sides meet. */
function grow(side: Side, other: Side, row: Row, runtime: Runtime, accepts: Accepts): number[] {
  const next: number[] = [];
  const depth = ++side.depth;
  const meeting: number[] = [];
  for (const node of side.front)
    for (const { offsets, neighbours, relationships } of side.ways) {
      const last = offsets[node + 1]!;
      for (let i = offsets[node]!; i < last; i++) {
        runtime.tick();
        const neighbour = neighbours[i]!;
        const known = side.distance.get(neighbour);
        if (known !== undefined && known < depth) continue;
        if (accepts && !accepts(row, relationships[i]!)) continue;
        const step = { relationship: relationships[i]!, from: node };
        if (known !== undefined) {
          side.reached.get(neighbour)!.push(step);
          continue;
        }
        runtime.reserve(1);
        side.distance.set(neighbour, depth);
        side.reached.set(neighbour, [step]);
        next.push(neighbour);
        if (other.distance.has(neighbour)) meeting.push(neighbour);
      }
    }
  side.front = next;
  return meeting;
}

/** The relationships from the side's own end to a node, for every shortest way. */
function* pathsTo(side: Side, node: number): Generator<number[]> {
  const steps = side.reached.get(node);
  if (!steps) {
    yield [];
    return;
  }
  for (const { relationship, from } of steps) for (const path of pathsTo(side, from)) yield [...path, relationship];
}
