import type { Expression, ProjectionClause } from '../ast.ts';
import { hidden, likeness, mentions, rewrite } from '../ast-walk.ts';
import { hasAggregation } from './aggregates.ts';
import { planAggregation } from './aggregation.ts';
import type { Planned } from './clauses.ts';
import type { PlanContext } from './context.ts';
import type { Scope } from './scope.ts';
import type { Bound, Plan } from './types.ts';

/** One column of WITH or RETURN. */
export interface Item {
  readonly name: string;
  readonly expression: Expression;
}

/** Plans WITH and RETURN: projection or aggregation, DISTINCT, ORDER BY, SKIP, LIMIT, WHERE. `outer` is what stays visible in a subquery. */
export function planProjection(
  clause: ProjectionClause,
  source: Plan,
  scope: Scope,
  outer: Scope,
  context: PlanContext,
): Planned {
  const items = itemsOf(clause, scope);
  const aggregates = items.some(({ expression }) => hasAggregation(expression));
  const orderBy = clause.orderBy.map((order) => ({
    ...order,
    expression: aliased(order.expression, items, clause.distinct || aggregates),
  }));
  let plan = source;
  let next: Map<string, number>;
  if (aggregates) {
    const sorted = orderBy.map(({ expression }) => expression);
    const made = planAggregation(items, sorted, plan, scope, context);
    plan = made.plan;
    next = made.scope;
    orderBy.forEach((order, index) => {
      order.expression = made.extra[index]!;
    });
  } else {
    next = new Map();
    const computed: { value: Bound; slot: number; name: string }[] = [];
    for (const { name, expression } of items) {
      const same = expression.kind === 'variable' ? scope.get(expression.name) : undefined;
      const slot = same ?? context.slots.next();
      if (same === undefined) computed.push({ value: { expression, scope }, slot, name });
      next.set(name, slot);
    }
    if (computed.length > 0) plan = { kind: 'Project', source: plan, items: computed, rows: plan.rows };
  }
  const columns = items.map(({ name }) => name);
  const visible = new Map([...outerOf(clause, outer, scope), ...next]);
  if (clause.distinct)
    plan = { kind: 'Distinct', source: plan, slots: columns.map((c) => next.get(c)!), names: columns, rows: plan.rows };
  const seen = clause.distinct || aggregates ? visible : new Map([...scope, ...next]);
  // the WHERE of WITH sees what was there before, unless rows were joined
  const needed = clause.where ? [...mentions(clause.where)].flatMap((name) => seen.get(name) ?? []) : [];
  plan = planOrder(plan, { ...clause, orderBy }, seen, [...new Set([...next.values(), ...needed])]);
  if (clause.where)
    plan = { kind: 'Filter', source: plan, tests: [{ expression: clause.where, scope: seen }], rows: plan.rows / 2 };
  return { plan, scope: visible, columns: clause.kind === 'return' ? columns : null };
}

/** Variables from outside of a subquery are not lost by its WITH. */
function outerOf(clause: ProjectionClause, outer: Scope, scope: Scope): [string, number][] {
  if (clause.kind === 'return') return [];
  return [...outer].filter(([name, slot]) => scope.get(name) === slot);
}

function itemsOf(clause: ProjectionClause, scope: Scope): Item[] {
  const stars = clause.star ? [...scope.keys()].filter((name) => !name.startsWith(hidden(''))).sort() : [];
  return [
    ...stars.map((name): Item => ({ name, expression: { kind: 'variable', name, at: clause.at } })),
    // what the star brings already is not repeated
    ...clause.items.filter(
      (item) =>
        !(stars.includes(item.name) && item.expression.kind === 'variable' && item.expression.name === item.name),
    ),
  ];
}

/** ORDER BY may repeat an expression of the projection: then its column is meant. */
function aliased(expression: Expression, items: readonly Item[], always: boolean): Expression {
  const known = new Map(items.map((item) => [likeness(item.expression), item.name]));
  if (!always && !known.has(likeness(expression))) return expression;
  return rewrite(expression, (node) => {
    if (node.kind === 'literal' || node.kind === 'parameter') return undefined;
    const name = known.get(likeness(node));
    return name === undefined ? undefined : { kind: 'variable', name, at: node.at };
  });
}

function planOrder(source: Plan, clause: ProjectionClause, scope: Scope, saved: readonly number[]): Plan {
  const { orderBy, skip, limit } = clause;
  let plan = source;
  const count = (expression: Expression): Bound => ({ expression, scope: new Map() });
  if (orderBy.length > 0) {
    const keys = orderBy.map(({ expression, descending }) => ({ value: { expression, scope }, descending }));
    const top = limit ? [limit, ...(skip ? [skip] : [])].map(count) : null;
    plan = { kind: 'Sort', source: plan, keys, top, saved, rows: top ? Math.min(plan.rows, 100) : plan.rows };
  }
  if (skip) plan = { kind: 'Skip', source: plan, count: count(skip), rows: plan.rows };
  if (limit) {
    const most = limit.kind === 'literal' ? Number(limit.value) : 100;
    plan = { kind: 'Limit', source: plan, count: count(limit), rows: Math.min(plan.rows, most) };
  }
  return plan;
}
