import { CypherError } from '../errors.ts';
import { type NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import type { Plan } from '../plan/types.ts';
import type { Compiler } from './compiler.ts';
import { nodeIndex } from './hops.ts';
import { toBoolean } from './logic.ts';
import type { Row } from './runtime.ts';
import { makeSearch } from './search.ts';
import { passing, type Sink } from './sink.ts';
import { trailsByLength } from './trails.ts';

/** The shortest paths between two nodes: a search from both ends, or trail by trail where the paths have conditions. */
export function shortestPath(plan: Extract<Plan, { kind: 'ShortestPath' }>, next: Sink, c: Compiler): Sink {
  const { hop, min, max, count, groups, loops } = plan;
  const { from, to, relationship } = hop;
  const { runtime } = c;
  const { graph } = runtime;
  const each = plan.each ? { slot: plan.each.slot, test: c.bound(plan.each.test) } : null;
  const accepts = each
    ? (row: Row, number: number): boolean => {
        row[each.slot] = new RelationshipValue(graph, number);
        return toBoolean(each.test(row)) === true;
      }
    : null;
  const search = makeSearch(hop, runtime, accepts);
  const trails = trailsByLength(hop, runtime, accepts);
  const pathTests = plan.path?.tests.map((test) => c.bound(test)) ?? [];
  // what a search of levels can answer: no condition on the path, and no more than the shortest ones
  const plain = pathTests.length === 0 && min <= 1 && count === 1;

  const set = (row: Row, start: number, end: number, numbers: readonly number[]): void => {
    // a search from the right end finds the path backwards
    const forward = hop.reversed ? numbers.toReversed() : numbers;
    const relationships = forward.map((number) => new RelationshipValue(graph, number));
    if (relationship !== null) row[relationship] = relationships;
    if (plan.path && plan.path.slot !== relationship)
      row[plan.path.slot] = pathFrom(graph.node(hop.reversed ? end : start), relationships);
  };
  return passing(next, (row) => {
    const [start, end] = [nodeIndex(row[from]), nodeIndex(row[to])];
    if (start < 0 || end < 0) return true;
    if (start === end && !loops && min > 0)
      throw new CypherError(
        'ArgumentError',
        'The shortest path algorithm does not work when the start and end nodes are the same. Add a condition that they differ, such as WHERE a <> b',
      );
    if (start === end && min === 0) {
      set(row, start, end, []);
      if (!next.push(row)) return false;
      if (plain) return true;
    } else if (plain && start !== end) {
      for (const found of search(row, start, end, max, groups)) {
        set(row, start, end, found);
        if (!next.push(row)) return false;
      }
      return true;
    }
    let taken = start === end && min === 0 ? 1 : 0;
    let length = -1;
    let lengths = 0;
    for (const found of trails(row, start, end, Math.max(1, min), max)) {
      set(row, start, end, found);
      if (!pathTests.every((test) => toBoolean(test(row)) === true)) continue;
      if (groups && found.length !== length && ++lengths > count) break;
      length = found.length;
      if (!next.push(row)) return false;
      if (!groups && ++taken >= count) break;
    }
    return true;
  });
}

function pathFrom(start: NodeValue, relationships: readonly RelationshipValue[]): PathValue {
  const nodes = [start];
  for (const { start: a, end: b } of relationships) nodes.push(a.index === nodes[nodes.length - 1]!.index ? b : a);
  return new PathValue(nodes, relationships);
}
