import type { PatternComprehension, PatternExpression, ShortestPathExpression, SubqueryExpression } from '../ast.ts';
import { planQuery } from '../plan/clauses.ts';
import { planMatch } from '../plan/match.ts';
import type { Scope } from '../plan/scope.ts';
import type { Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';
import type { Row } from './runtime.ts';
import { runOnce, type Sink } from './sink.ts';

const start = (): Plan => ({ kind: 'Argument', rows: 1 });

/** A last sink that shows its rows to `take`. */
const taking = (take: (row: Row) => boolean): Sink => ({ reset: () => {}, push: take, end: () => {} });

function existence(plan: Plan, c: Compiler): Evaluator {
  let found = false;
  const sink = c.plan(
    plan,
    taking(() => {
      found = true;
      return false;
    }),
  );
  return (row) => {
    found = false;
    runOnce(sink, row);
    return found;
  };
}

function collection(plan: Plan, value: Evaluator, c: Compiler): Evaluator {
  let values: Value[] = [];
  const { runtime } = c;
  const sink = c.plan(
    plan,
    taking((row) => {
      runtime.reserve(1);
      values.push(value(row));
      return true;
    }),
  );
  return (row) => {
    values = [];
    runOnce(sink, row);
    const result = values;
    values = [];
    return result;
  };
}

export function compileSubquery({ form, query }: SubqueryExpression, scope: Scope, c: Compiler): Evaluator {
  const { plan, scope: inside, columns } = planQuery(query, scope, start(), c.plans);
  if (form === 'EXISTS') return existence(plan, c);
  if (form === 'COLLECT') {
    const slot = inside.get(columns![0]!)!;
    return collection(plan, (row) => row[slot]!, c);
  }
  let count = 0;
  const sink = c.plan(
    plan,
    taking(() => {
      count++;
      return true;
    }),
  );
  return (row) => {
    count = 0;
    runOnce(sink, row);
    return BigInt(count);
  };
}

export function compilePatternExpression({ pattern, at }: PatternExpression, scope: Scope, c: Compiler): Evaluator {
  const part = { variable: null, selector: null, shortest: null, path: pattern, where: null, at };
  return existence(planMatch(start(), [part], null, scope, c.plans).plan, c);
}

export function compilePatternComprehension(expression: PatternComprehension, scope: Scope, c: Compiler): Evaluator {
  const { plan, scope: inside } = planMatch(start(), [expression.pattern], expression.where, scope, c.plans);
  return collection(plan, c.expression(expression.project, inside), c);
}

export function compileShortest({ part, at }: ShortestPathExpression, scope: Scope, c: Compiler): Evaluator {
  const variable = { kind: 'variable', name: c.plans.names.next('path'), at } as const;
  const { plan, scope: inside } = planMatch(start(), [{ ...part, variable }], null, scope, c.plans);
  const slot = inside.get(variable.name)!;
  const paths = collection(plan, (row) => row[slot]!, c);
  if (part.shortest === 'allShortestPaths') return paths;
  return (row) => (paths(row) as Value[])[0] ?? null;
}
