import type { Hop } from '../plan/types.ts';
import { waysOf } from './hops.ts';
import type { Row, Runtime } from './runtime.ts';

interface Trail {
  readonly node: number;
  readonly relationship: number;
  readonly before: Trail | null;
  readonly length: number;
}

/** Every trail between two nodes, shorter ones first. It may be long: the budget of the query bounds it. */
export function trailsByLength(
  hop: Hop,
  runtime: Runtime,
  accepts: ((row: Row, relationship: number) => boolean) | null,
) {
  const ways = waysOf(runtime.graph, hop.types, hop.direction);
  return function* trails(row: Row, start: number, end: number, min: number, max: number | null): Generator<number[]> {
    const near = reachable(hop, runtime, end);
    let level: Trail[] = [{ node: start, relationship: -1, before: null, length: 0 }];
    for (let length = 1; level.length > 0 && length <= (max ?? Number.POSITIVE_INFINITY); length++) {
      const next: Trail[] = [];
      for (const trail of level)
        for (const { offsets, neighbours, relationships, skipLoops } of ways)
          for (let i = offsets[trail.node]!; i < offsets[trail.node + 1]!; i++) {
            runtime.tick();
            const [node, relationship] = [neighbours[i]!, relationships[i]!];
            if ((skipLoops && node === trail.node) || !near(node) || contains(trail, relationship)) continue;
            if (accepts && !accepts(row, relationship)) continue;
            const longer = { node, relationship, before: trail, length };
            if (node === end && length >= min) yield numbersOf(longer);
            runtime.reserve(1);
            next.push(longer);
          }
      runtime.reserve(-level.length);
      level = next;
    }
  };
}

function contains(trail: Trail, relationship: number): boolean {
  for (let each: Trail | null = trail; each; each = each.before) if (each.relationship === relationship) return true;
  return false;
}

function numbersOf(trail: Trail): number[] {
  const numbers: number[] = [];
  for (let each: Trail | null = trail; each?.before; each = each.before) numbers.push(each.relationship);
  return numbers.reverse();
}

/** A test whether the end can be reached from a node at all; made by one flood from the end. */
function reachable(hop: Hop, runtime: Runtime, end: number): (node: number) => boolean {
  const flip = { out: 'in', in: 'out', both: 'both' } as const;
  const ways = waysOf(runtime.graph, hop.types, flip[hop.direction]);
  const seen = new Set([end]);
  const queue = [end];
  for (let node = queue.pop(); node !== undefined; node = queue.pop())
    for (const { offsets, neighbours } of ways)
      for (let i = offsets[node]!; i < offsets[node + 1]!; i++) {
        runtime.tick();
        if (seen.has(neighbours[i]!)) continue;
        seen.add(neighbours[i]!);
        queue.push(neighbours[i]!);
      }
  return (node) => seen.has(node);
}
