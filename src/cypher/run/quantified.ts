import type { RelationshipValue } from '../graph/entities.ts';
import type { Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { isUsed, nodeIndex } from './hops.ts';
import type { Row } from './runtime.ts';
import { passing, runOnce, type Sink } from './sink.ts';

/** What one turn of a quantified path bound. */
interface Turn {
  readonly end: number;
  readonly relationships: readonly RelationshipValue[];
  readonly values: readonly Value[];
}

/** Repeats a pattern, depth first; no relationship occurs twice. */
export function quantified(plan: Extract<Plan, { kind: 'Quantified' }>, next: Sink, c: Compiler): Sink {
  const { from, to, into, min, first, last, groups, trail, unlike, reversed } = plan;
  const { runtime } = c;
  const { graph } = runtime;
  const most = plan.max ?? Number.POSITIVE_INFINITY;
  let found: Turn[] = [];
  const turn = c.plan(plan.turn, {
    reset() {},
    push(row) {
      const relationships = plan.relationships.map((slot) => row[slot] as RelationshipValue);
      found.push({ end: nodeIndex(row[last]), relationships, values: groups.map(({ inner }) => row[inner]!) });
      return true;
    },
    end() {},
  });
  const turnsFrom = (row: Row, node: number): Turn[] => {
    found = [];
    row[first] = graph.node(node);
    runOnce(turn, row);
    return found;
  };
  return passing(next, (row) => {
    const start = nodeIndex(row[from]);
    const goal = into ? nodeIndex(row[to]) : -1;
    if (start < 0 || (into && goal < 0)) return true;
    const taken: Turn[] = [];
    const used = new Set<number>();
    const emit = (node: number): boolean => {
      if (taken.length < min || (into && node !== goal)) return true;
      const ordered = reversed ? taken.toReversed() : taken;
      if (!into) row[to] = graph.node(node);
      groups.forEach(({ list }, index) => {
        row[list] = ordered.map(({ values }) => values[index]!);
      });
      row[trail] = ordered.flatMap(({ relationships }) => relationships);
      return next.push(row);
    };
    if (!emit(start)) return false;
    const levels: { turns: Turn[]; at: number }[] = [{ turns: turnsFrom(row, start), at: 0 }];
    while (levels.length > 0) {
      runtime.tick();
      const level = levels[levels.length - 1]!;
      const each = level.turns[level.at++];
      if (!each) {
        levels.pop();
        for (const { index } of taken.pop()?.relationships ?? []) used.delete(index);
        continue;
      }
      if (each.relationships.some(({ index }) => used.has(index) || isUsed(row, unlike, index))) continue;
      taken.push(each);
      for (const { index } of each.relationships) used.add(index);
      if (!emit(each.end)) return false;
      levels.push({ turns: taken.length < most ? turnsFrom(row, each.end) : [], at: 0 });
    }
    return true;
  });
}
