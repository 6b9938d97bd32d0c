import type { Parameter, Statement } from '../ast.ts';
import { walk } from '../ast-walk.ts';
import { CypherError } from '../errors.ts';
import { planQuery } from '../plan/clauses.ts';
import { PlanContext } from '../plan/context.ts';
import { explain, type PlanTree } from '../plan/explain.ts';
import { Slots } from '../plan/scope.ts';
import type { Statistics } from '../plan/statistics.ts';
import type { Plan } from '../plan/types.ts';
import type { Value } from '../values/value.ts';
import type { Compiler } from './compiler.ts';
import { compileExpression } from './expression.ts';
import { compilePlan } from './plan.ts';
import { type Limits, type Row, Runtime, type Surroundings } from './runtime.ts';
import { runOnce, type Sink } from './sink.ts';
import { leadingSteps, runSteps } from './steps.ts';

export interface Result {
  readonly columns: readonly string[];
  readonly rows: Value[][];
  /** There were more rows than `maxRows`. */
  readonly truncated: boolean;
  /** With EXPLAIN and PROFILE. */
  readonly plan?: PlanTree;
}

/** Milliseconds of work between two pauses of a query that can be stopped. */
const SLICE = 12;

/** A checked query with its plan and the closures made of it. It serves one run at a time. */
export class Prepared {
  busy = false;
  readonly #query: string;
  readonly #mode: Statement['mode'];
  readonly #needed: Parameter[] = [];
  readonly #plan: Plan;
  readonly #slots = new Slots();
  readonly #columns: readonly string[];
  readonly #out: readonly number[];
  readonly #runtime: Runtime;
  readonly #compiler: Compiler;
  #whole: Sink | null = null;
  #take: (row: Row) => boolean = () => true;

  constructor(query: string, { mode, query: tree }: Statement, statistics: Statistics, surroundings: Surroundings) {
    const plans = new PlanContext(this.#slots, statistics);
    const { plan, scope, columns } = planQuery(tree, new Map(), { kind: 'Argument', rows: 1 }, plans);
    this.#query = query;
    walk(tree, (node) => {
      if (node.kind === 'parameter') this.#needed.push(node);
    });
    this.#mode = mode;
    this.#plan = plan;
    this.#columns = columns ?? [];
    this.#out = this.#columns.map((name) => scope.get(name)!);
    this.#runtime = new Runtime(statistics.graph, surroundings);
    const compiler: Compiler = {
      runtime: this.#runtime,
      plans,
      profile: mode === 'PROFILE',
      expression: (expression, visible) => compileExpression(expression, visible, compiler),
      bound: ({ expression, scope: visible }) => compileExpression(expression, visible, compiler),
      plan: (inner, next) => compilePlan(inner, next, compiler),
    };
    this.#compiler = compiler;
  }

  /** Runs the query. With a signal it pauses now and then, so that the signal can come. */
  async run(parameters: ReadonlyMap<string, Value>, limits: Limits): Promise<Result> {
    const result = { columns: this.#columns, rows: [] as Value[][], truncated: false };
    if (this.#mode === 'EXPLAIN') return { ...result, plan: explain(this.#plan, this.#query) };
    for (const { name, at } of this.#needed)
      if (parameters.get(name) === undefined)
        throw new CypherError(
          'ParameterMissing',
          `Expected parameter(s): ${name}. Give the query a value for $${name}`,
          at,
        );
    this.#runtime.begin(parameters, limits);
    const most = limits.maxRows ?? Number.POSITIVE_INFINITY;
    this.#take = (row) => {
      if (result.rows.length >= most) {
        result.truncated = true;
        return false;
      }
      this.#runtime.reserve(this.#out.length);
      result.rows.push(this.#out.map((slot) => row[slot]!));
      return true;
    };
    if (limits.signal && this.#mode === 'RUN') await this.#runInSlices();
    else runOnce(this.#chain(), this.#emptyRow());
    return this.#mode === 'PROFILE' ? { ...result, plan: explain(this.#plan, this.#query) } : result;
  }

  get #last(): Sink {
    return { reset() {}, push: (row) => this.#take(row), end() {} };
  }

  #chain(): Sink {
    this.#whole ??= this.#compiler.plan(this.#plan, this.#last);
    return this.#whole;
  }

  #emptyRow(): Row {
    return new Array<Value>(this.#slots.count).fill(null);
  }

  async #runInSlices(): Promise<void> {
    const { steps, taken } = leadingSteps(this.#plan, this.#compiler);
    const rest = withoutLeaf(this.#plan, taken);
    const sink = this.#compiler.plan(rest, this.#last);
    const row = this.#emptyRow();
    let until = this.#runtime.clock() + SLICE;
    let steps64 = 0;
    sink.reset();
    for (const ready of runSteps(steps, row)) {
      if (ready && !sink.push(row)) break;
      this.#runtime.tick();
      if (++steps64 % 64 > 0 || this.#runtime.clock() < until) continue;
      await new Promise((resume) => setTimeout(resume, 0));
      this.#runtime.check();
      until = this.#runtime.clock() + SLICE;
    }
    sink.end(row);
  }
}

/** The plan above the operators that were taken out, which are next to its leaf. */
function withoutLeaf(plan: Plan, taken: ReadonlySet<Plan>): Plan {
  if (plan.kind === 'Argument' || taken.has(plan)) return { kind: 'Argument', rows: plan.rows };
  return { ...plan, source: withoutLeaf(plan.source, taken) };
}
