import type { PathValue } from '../graph/entities.ts';
import type { Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { KeyTree } from './group.ts';
import { passing, runOnce, type Sink } from './sink.ts';

interface Found {
  readonly length: number;
  readonly values: readonly Value[];
}

/** Keeps, for every pair of ends, the `count` shortest paths (or the paths of the `count` shortest lengths). */
export function selectPaths(plan: Extract<Plan, { kind: 'SelectPaths' }>, next: Sink, c: Compiler): Sink {
  const { ends, path, count, groups, saved } = plan;
  const { runtime } = c;
  let pairs: Found[][] = [];
  let tree = new KeyTree<Found[]>(2);
  const inner = c.plan(plan.inner, {
    reset() {},
    push(row) {
      runtime.reserve(saved.length);
      const list = tree.at([row[ends[0]]!, row[ends[1]]!], () => {
        const made: Found[] = [];
        pairs.push(made);
        return made;
      });
      const { relationships } = row[path] as PathValue;
      list.push({ length: relationships.length, values: saved.map((slot) => row[slot]!) });
      return true;
    },
    end() {},
  });
  return passing(next, (row) => {
    pairs = [];
    tree = new KeyTree(2);
    runOnce(inner, row);
    for (const list of pairs) {
      list.sort((a, b) => a.length - b.length);
      const lengths = [...new Set(list.map(({ length }) => length))];
      const most = lengths[count] ?? Number.POSITIVE_INFINITY;
      const kept = groups ? list.filter(({ length }) => length < most) : list.slice(0, count);
      for (const { values } of kept) {
        saved.forEach((slot, index) => {
          row[slot] = values[index]!;
        });
        if (!next.push(row)) return false;
      }
    }
    return true;
  });
}
