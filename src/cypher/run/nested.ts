/** Operators that run a plan inside: OPTIONAL MATCH, CALL { }, UNION, hash join. */

import { RelationshipValue } from '../graph/entities.ts';
import type { Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { KeyTree } from './group.ts';
import { isUsed } from './hops.ts';
import type { Row } from './runtime.ts';
import { passing, runOnce, type Sink } from './sink.ts';

type Of<K extends Plan['kind']> = Extract<Plan, { kind: K }>;

/** The end of an inner plan: hands rows on, and remembers whether there were any and whether more are wanted. */
function inner(next: Sink): Sink & { any: boolean; wanted: boolean } {
  return {
    any: false,
    wanted: true,
    reset() {
      this.any = false;
      this.wanted = true;
    },
    push(row) {
      this.any = true;
      this.wanted = next.push(row);
      return this.wanted;
    },
    end() {},
  };
}

export function optional({ inner: plan, slots }: Of<'Optional'>, next: Sink, c: Compiler): Sink {
  return orNull(plan, slots, next, c);
}

export function apply({ inner: plan, optional: slots }: Of<'Apply'>, next: Sink, c: Compiler): Sink {
  return orNull(plan, slots, next, c);
}

/** Runs the inner plan for every row; where it gives nothing, a row of nulls (if `slots` says so). */
function orNull(plan: Plan, slots: readonly number[] | null, next: Sink, c: Compiler): Sink {
  const last = inner(next);
  const first = c.plan(plan, last);
  return passing(next, (row) => {
    runOnce(first, row);
    if (last.any || !slots) return last.wanted;
    for (const slot of slots) row[slot] = null;
    return next.push(row);
  });
}

export function union({ branches, distinct }: Of<'Union'>, next: Sink, c: Compiler): Sink {
  let seen = new KeyTree<true>(distinct?.length ?? 0);
  const unique: Sink = !distinct
    ? next
    : passing(next, (row) => {
        const values = distinct.map((slot) => row[slot]!);
        if (seen.get(values)) return true;
        c.runtime.reserve(1);
        seen.at(values, () => true);
        return next.push(row);
      });
  const last = inner(unique);
  const firsts = branches.map((branch) => c.plan(branch, last));
  return {
    reset: () => next.reset(),
    push(row) {
      seen = new KeyTree(distinct?.length ?? 0);
      for (const first of firsts) {
        runOnce(first, row);
        if (!last.wanted) return false;
      }
      return true;
    },
    end: (row) => next.end(row),
  };
}

/** Reads the inner plan once into a table by its keys, then looks every row up. */
export function hashJoin(plan: Of<'HashJoin'>, next: Sink, c: Compiler): Sink {
  const { saved, unlike } = plan;
  const { runtime } = c;
  const left = plan.left.map((each) => c.bound(each));
  const right = plan.right.map((each) => c.bound(each));
  let table: KeyTree<Value[][]> | null = null;
  const fill: Sink = {
    reset() {},
    push(row) {
      const keys = right.map((key) => key(row));
      if (keys.includes(null)) return true;
      runtime.reserve(saved.length);
      table!.at(keys, () => []).push(saved.map((slot) => row[slot]!));
      return true;
    },
    end() {},
  };
  const build = c.plan(plan.inner, fill);
  const clash = (row: Row): boolean =>
    unlike.some(([a, b]) => {
      const value = row[b]!;
      const list = Array.isArray(value) ? value : [value];
      return list.some((each) => each instanceof RelationshipValue && isUsed(row, [a], each.index));
    });
  return {
    reset() {
      table = null;
      next.reset();
    },
    push(row) {
      if (!table) {
        table = new KeyTree(right.length);
        runOnce(build, row);
      }
      const keys = left.map((key) => key(row));
      if (keys.includes(null)) return true;
      for (const values of table.get(keys) ?? []) {
        runtime.tick();
        for (let i = 0; i < saved.length; i++) row[saved[i]!] = values[i]!;
        if (unlike.length > 0 && clash(row)) continue;
        if (!next.push(row)) return false;
      }
      return true;
    },
    end: (row) => next.end(row),
  };
}
