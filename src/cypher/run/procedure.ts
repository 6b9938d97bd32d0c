import type { Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { PROCEDURES } from './procedures.ts';
import { passing, type Sink } from './sink.ts';

/** Calls a procedure for every row. */
export function procedure(plan: Extract<Plan, { kind: 'Procedure' }>, next: Sink, c: Compiler): Sink {
  const args = plan.args.map((argument) => c.bound(argument));
  const call = PROCEDURES[plan.procedure.toLowerCase()]!;
  return passing(next, (row) => {
    const values: Value[] = args.map((argument) => argument(row));
    for (const result of call(values, c.runtime)) {
      c.runtime.tick();
      for (const { field, slot } of plan.yields) row[slot] = result[field] ?? null;
      if (!next.push(row)) return false;
    }
    return true;
  });
}
