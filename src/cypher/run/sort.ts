import { Best } from '../../lib/heap.ts';
import type { Plan } from '../plan/types.ts';
import { order } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { KeyTree } from './group.ts';
import { rowCount } from './rows.ts';
import type { Sink } from './sink.ts';

interface Kept {
  readonly keys: readonly Value[];
  readonly values: readonly Value[];
  /** Rows of equal keys stay in the order they came in. */
  readonly number: number;
}

/** ORDER BY; where SKIP and LIMIT are known only the first rows are kept. */
export function sort({ keys, top, saved }: Extract<Plan, { kind: 'Sort' }>, next: Sink, c: Compiler): Sink {
  const { runtime } = c;
  const by = keys.map(({ value, descending }) => ({ value: c.bound(value), sign: descending ? -1 : 1 }));
  const counts = top?.map((count) => c.bound(count)) ?? null;
  const compare = (a: Kept, b: Kept): number => {
    for (let i = 0; i < by.length; i++) {
      const sign = order(a.keys[i]!, b.keys[i]!);
      if (sign !== 0) return sign * by[i]!.sign;
    }
    return a.number - b.number;
  };
  let rows: Kept[] = [];
  let best: Best<Kept> | null = null;
  let number = 0;
  // what is compared with the last of the best before anything is copied
  const probe = { keys: [] as Value[], values: [], number: 0 };
  return {
    reset() {
      rows = [];
      number = 0;
      best = counts
        ? new Best(
            counts.reduce((sum, count) => sum + rowCount(count([]), 'LIMIT'), 0),
            compare,
          )
        : null;
      next.reset();
    },
    push(row) {
      for (let i = 0; i < by.length; i++) probe.keys[i] = by[i]!.value(row);
      probe.number = number++;
      const last = best?.last;
      if (last && compare(last, probe) < 0) return true;
      const candidate = { keys: probe.keys.slice(), values: [] as Value[], number: probe.number };
      for (const slot of saved) candidate.values.push(row[slot]!);
      if (best) best.push(candidate);
      else {
        runtime.reserve(saved.length + keys.length);
        rows.push(candidate);
      }
      return true;
    },
    end(row) {
      const sorted = best ? best.drain() : rows.sort(compare);
      rows = [];
      for (const { values } of sorted) {
        runtime.tick();
        for (let i = 0; i < saved.length; i++) row[saved[i]!] = values[i]!;
        if (!next.push(row)) break;
      }
      next.end(row);
    },
  };
}

export function distinct({ slots }: Extract<Plan, { kind: 'Distinct' }>, next: Sink, { runtime }: Compiler): Sink {
  let seen = new KeyTree<true>(slots.length);
  return {
    reset() {
      seen = new KeyTree(slots.length);
      next.reset();
    },
    push(row) {
      const values = slots.map((slot) => row[slot]!);
      if (seen.get(values)) return true;
      runtime.reserve(1);
      seen.at(values, () => true);
      return next.push(row);
    },
    end: (row) => next.end(row),
  };
}
