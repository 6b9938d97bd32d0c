import type { Expression } from '../ast.ts';
import type { PlanContext } from '../plan/context.ts';
import type { Scope } from '../plan/scope.ts';
import type { Bound, Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Row, Runtime } from './runtime.ts';
import type { Sink } from './sink.ts';

export type Evaluator = (row: Row) => Value;

/** Makes closures of expressions and plans. The closures share the runtime, and the row of the query. */
export interface Compiler {
  readonly runtime: Runtime;
  readonly plans: PlanContext;
  /** Counts rows of operators (PROFILE). */
  readonly profile: boolean;
  expression(expression: Expression, scope: Scope): Evaluator;
  bound(bound: Bound): Evaluator;
  plan(plan: Plan, next: Sink): Sink;
}
