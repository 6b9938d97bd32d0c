import type { Statement } from './ast.ts';
import { check } from './check/check.ts';
import { CypherError, locate } from './errors.ts';
import { IndexedGraph } from './graph/indexed.ts';
import { type NumberKind, type PlainGraph, plainSource } from './graph/plain.ts';
import type { GraphSource } from './graph/source.ts';
import type { Graph } from './graph/types.ts';
import { parse } from './parse/parse.ts';
import { planQuery } from './plan/clauses.ts';
import { PlanContext } from './plan/context.ts';
import { explain, type PlanTree } from './plan/explain.ts';
import { Slots } from './plan/scope.ts';
import { Statistics } from './plan/statistics.ts';
import type { Plan } from './plan/types.ts';
import type { Compiler } from './run/compiler.ts';
import { compileExpression } from './run/expression.ts';
import { compilePlan } from './run/plan.ts';
import { type Limits, type Row, Runtime, type Surroundings } from './run/runtime.ts';
import { runOnce, type Sink } from './run/sink.ts';
import type { Value } from './values/value.ts';

export interface RunOptions extends Limits {}

export interface Result {
  readonly columns: readonly string[];
  readonly rows: Value[][];
  /** There were more rows than `maxRows`. */
  readonly truncated: boolean;
  /** With EXPLAIN and PROFILE. */
  readonly plan?: PlanTree;
}

export type Parameters = Readonly<Record<string, Value>> | ReadonlyMap<string, Value>;

export interface EngineOptions {
  /** What plain numbers of the input are; default: bigints are integers and numbers are floats, as in results. */
  readonly numbers?: NumberKind;
  readonly surroundings?: Partial<Surroundings>;
}

export interface Engine {
  readonly graph: Graph;
  /**
   * Runs a query. @throws CypherError with code, line and column
   */
  run(query: string, parameters?: Parameters, options?: RunOptions): Promise<Result>;
}

/** A query that was parsed, checked, planned and compiled. One run at a time. */
interface Prepared {
  readonly statement: Statement;
  readonly columns: readonly string[];
  readonly plan: Plan;
  readonly slots: Slots;
  readonly runtime: Runtime;
  readonly first: Sink;
  take: (row: Row) => boolean;
}

const KEPT = 200;

/** An engine for one graph, which must not change any more. */
export function createEngine(input: PlainGraph | GraphSource, options: EngineOptions = {}): Engine {
  const graph = new IndexedGraph('starts' in input ? input : plainSource(input, options.numbers ?? null));
  const surroundings: Surroundings = {
    now: Date.now,
    random: Math.random,
    timeZone: 'UTC',
    ...options.surroundings,
  };
  const statistics = new Statistics(graph);
  const prepared = new Map<string, Prepared>();
  return {
    graph,
    async run(query, parameters = {}, limits = {}) {
      try {
        let entry = prepared.get(query);
        if (!entry) {
          entry = prepare(query, graph, statistics, surroundings);
          if (prepared.size >= KEPT) prepared.delete(prepared.keys().next().value!);
          prepared.set(query, entry);
        }
        return execute(entry, parameters, limits);
      } catch (error) {
        throw toCypherError(error, query);
      }
    },
  };
}

function toCypherError(error: unknown, query: string): unknown {
  if (error instanceof CypherError) return locate(error, query);
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return locate(new CypherError('TooLarge', 'The query is nested too deeply: split it'), query);
  return error;
}

function prepare(query: string, graph: Graph, statistics: Statistics, surroundings: Surroundings): Prepared {
  const statement = parse(query);
  check(statement);
  const slots = new Slots();
  const plans = new PlanContext(slots, statistics);
  const runtime = new Runtime(graph, surroundings);
  const planned = planQuery(statement.query, new Map(), { kind: 'Argument', rows: 1 }, plans);
  const compiler: Compiler = {
    runtime,
    plans,
    profile: statement.mode === 'PROFILE',
    expression: (expression, scope) => compileExpression(expression, scope, compiler),
    bound: ({ expression, scope }) => compileExpression(expression, scope, compiler),
    plan: (plan, next) => compilePlan(plan, next, compiler),
  };
  const columns = planned.columns ?? [];
  const entry = { statement, columns, plan: planned.plan, slots, runtime, take: () => true } as unknown as Prepared;
  const last: Sink = { reset() {}, push: (row) => entry.take(row), end() {} };
  return Object.assign(entry, {
    first: compiler.plan(planned.plan, last),
    out: columns.map((name) => planned.scope.get(name)!),
  });
}

function execute(entry: Prepared, parameters: Parameters, limits: Limits): Result {
  const { statement, columns, plan, runtime, slots, first } = entry;
  const { out } = entry as Prepared & { out: readonly number[] };
  if (statement.mode === 'EXPLAIN') return { columns, rows: [], truncated: false, plan: explain(plan) };
  runtime.begin(parameters instanceof Map ? parameters : new Map(Object.entries(parameters)), limits);
  const rows: Value[][] = [];
  let truncated = false;
  const most = limits.maxRows ?? Number.POSITIVE_INFINITY;
  entry.take = (row) => {
    if (rows.length >= most) {
      truncated = true;
      return false;
    }
    runtime.reserve(out.length);
    rows.push(out.map((slot) => row[slot]!));
    return true;
  };
  runOnce(first, new Array<Value>(slots.count).fill(null));
  const result = { columns, rows, truncated };
  return statement.mode === 'PROFILE' ? { ...result, plan: explain(plan) } : result;
}
