import { RelationshipValue } from '../graph/entities.ts';
import type { Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { isUsed, nodeIndex, type Way, waysOf } from './hops.ts';
import { toBoolean } from './logic.ts';
import type { Row } from './runtime.ts';
import { passing, type Sink } from './sink.ts';

/** One step of a walk: a node, and how far its relationships were looked through. */
interface Step {
  readonly node: number;
  way: number;
  at: number;
  end: number;
}

type VarExpand = Extract<Plan, { kind: 'VarExpand' }>;

export function varExpand(plan: VarExpand, next: Sink, c: Compiler): Sink {
  const walk = trailWalk(plan, c);
  return passing(next, (row) => {
    for (const found of walk(row)) if (found && !next.push(row)) return false;
    return true;
  });
}

/** Sets the row to each trail of a length from a node (true), depth first, without recursion; false between two of them. */
export function trailWalk(plan: VarExpand, c: Compiler): (row: Row) => Generator<boolean> {
  const { hop, min, max, each } = plan;
  const { from, to, into, relationship, unlike, reversed } = hop;
  const { runtime } = c;
  const { graph } = runtime;
  const ways = waysOf(graph, hop.types, hop.direction);
  const test = each ? c.bound(each.test) : null;
  const most = max ?? Number.POSITIVE_INFINITY;

  return function* (row) {
    const start = nodeIndex(row[from]);
    if (start < 0) return;
    const goal = into ? nodeIndex(row[to]) : -1;
    if (into && goal < 0) return;
    const trail: RelationshipValue[] = [];
    const used = new Set<number>();
    const fits = (node: number): boolean => {
      if (trail.length < min || (into && node !== goal)) return false;
      if (relationship !== null) row[relationship] = reversed ? trail.toReversed() : (trail.slice() as Value[]);
      if (!into) row[to] = graph.node(node);
      return true;
    };
    if (fits(start)) yield true;
    if (most === 0) return;
    const steps: Step[] = [enter(ways, start)];
    while (steps.length > 0) {
      runtime.tick();
      const step = steps[steps.length - 1]!;
      const way = advance(ways, step);
      if (!way) {
        steps.pop();
        const last = trail.pop();
        if (last) used.delete(last.index);
        continue;
      }
      const at = step.at++;
      const [neighbour, number] = [way.neighbours[at]!, way.relationships[at]!];
      if ((way.skipLoops && neighbour === step.node) || used.has(number) || isUsed(row, unlike, number)) continue;
      const taken = new RelationshipValue(graph, number);
      if (test) {
        row[each!.slot] = taken;
        if (toBoolean(test(row)) !== true) continue;
      }
      trail.push(taken);
      used.add(number);
      yield fits(neighbour);
      if (trail.length < most) steps.push(enter(ways, neighbour));
      else {
        trail.pop();
        used.delete(number);
      }
    }
  };
}

function enter(ways: readonly Way[], node: number): Step {
  const first = ways[0];
  return { node, way: 0, at: first ? first.offsets[node]! : 0, end: first ? first.offsets[node + 1]! : 0 };
}

/** The list in which the step has a relationship left; moves on to the next lists. */
function advance(ways: readonly Way[], step: Step): Way | null {
  while (step.at >= step.end) {
    const way = ways[++step.way];
    if (!way) return null;
    step.at = way.offsets[step.node]!;
    step.end = way.offsets[step.node + 1]!;
  }
  return ways[step.way] ?? null;
}
