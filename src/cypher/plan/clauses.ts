import type { CallProcedureClause, CallSubqueryClause, Clause, Expression, Query, SingleQuery } from '../ast.ts';
import type { PlanContext } from './context.ts';
import { planMatch } from './match.ts';
import { procedureSignature } from './procedures.ts';
import { planProjection } from './projection.ts';
import type { Scope } from './scope.ts';
import type { Plan } from './types.ts';

/** A plan and the variables it makes; `columns` are the names that RETURN gives, in order. */
export interface Planned {
  readonly plan: Plan;
  readonly scope: Scope;
  readonly columns: readonly string[] | null;
}

/**
 * Plans a query whose variables from outside are in `scope`.
 * @param importing the query is that of `CALL { … }`: it sees only what a WITH at its beginning names
 */
export function planQuery(query: Query, scope: Scope, source: Plan, context: PlanContext, importing = false): Planned {
  if (query.parts.length === 1) return planSingle(query.parts[0]!, scope, source, context, importing);
  const branches = query.parts.map((part) =>
    planSingle(part, scope, { kind: 'Argument', rows: 1 }, context, importing),
  );
  const columns = branches[0]!.columns ?? [];
  const slots = columns.map(() => context.slots.next());
  const aligned = branches.map((branch): Plan => {
    const items = columns.map((name, index) => {
      const value = { expression: { kind: 'variable', name, at: query.at }, scope: branch.scope } as const;
      return { value, slot: slots[index]!, name };
    });
    return { kind: 'Project', source: branch.plan, items, rows: branch.plan.rows };
  });
  let plan: Plan = source;
  // UNION and UNION ALL are not mixed (the checker sees to it)
  const distinct = query.unions.some(({ all }) => !all) ? slots : null;
  const rows = aligned.reduce((sum, branch) => sum + branch.rows, 0);
  plan = { kind: 'Union', source: plan, branches: aligned, distinct, rows };
  return { plan, scope: new Map([...scope, ...columns.map((name, index) => [name, slots[index]!] as const)]), columns };
}

function planSingle(
  { clauses }: SingleQuery,
  scope: Scope,
  source: Plan,
  context: PlanContext,
  importing: boolean,
): Planned {
  const first = clauses[0]!;
  const visible = !importing || first.kind === 'with' ? scope : new Map();
  // what stays visible whatever WITH says
  const kept = importing ? new Map() : scope;
  let planned: Planned = { plan: source, scope: visible, columns: null };
  for (const clause of clauses) planned = planClause(clause, planned, kept, context);
  return planned;
}

function planClause(clause: Clause, { plan, scope }: Planned, outer: Scope, context: PlanContext): Planned {
  switch (clause.kind) {
    case 'match': {
      if (!clause.optional) return { ...planMatch(plan, clause.parts, clause.where, scope, context), columns: null };
      const inner = planMatch({ kind: 'Argument', rows: 1 }, clause.parts, clause.where, scope, context);
      const slots = [...inner.scope].filter(([name]) => !scope.has(name)).map(([, slot]) => slot);
      const rows = plan.rows * Math.max(1, inner.plan.rows);
      return {
        plan: { kind: 'Optional', source: plan, inner: inner.plan, slots, rows },
        scope: inner.scope,
        columns: null,
      };
    }
    case 'unwind': {
      const slot = context.slots.next();
      const list = { expression: clause.list, scope };
      const unwound = {
        kind: 'Unwind',
        source: plan,
        list,
        slot,
        name: clause.variable.name,
        rows: plan.rows * 10,
      } as const;
      return { plan: unwound, scope: new Map(scope).set(clause.variable.name, slot), columns: null };
    }
    case 'with':
    case 'return':
      return planProjection(clause, plan, scope, outer, context);
    case 'callSubquery':
      return planSubquery(clause, plan, scope, context);
    case 'callProcedure':
      return planProcedure(clause, plan, scope, context);
  }
}

function planSubquery(
  { query, imports, optional }: CallSubqueryClause,
  plan: Plan,
  scope: Scope,
  context: PlanContext,
): Planned {
  const visible =
    imports === null || imports === 'all' ? scope : new Map(imports.map(({ name }) => [name, scope.get(name)!]));
  const inner = planQuery(query, visible, { kind: 'Argument', rows: 1 }, context, imports === null);
  const { plan: body, made } = apart(inner, scope, context);
  const nulls = optional ? made.map(([, slot]) => slot) : null;
  const rows = plan.rows * Math.max(1, inner.plan.rows);
  const applied: Plan = { kind: 'Apply', source: plan, inner: body, optional: nulls, rows };
  return { plan: applied, scope: new Map([...scope, ...made]), columns: null };
}

/** The columns of a subquery in places of their own: one that only renames a variable from outside shares its place, which OPTIONAL would empty. */
function apart(
  { plan, scope, columns }: Planned,
  outer: Scope,
  context: PlanContext,
): { plan: Plan; made: [string, number][] } {
  const taken = new Set(outer.values());
  const items: { value: { expression: Expression; scope: Scope }; slot: number; name: string }[] = [];
  const made = (columns ?? []).map((name): [string, number] => {
    const place = scope.get(name)!;
    if (!taken.has(place)) return [name, place];
    const slot = context.slots.next();
    items.push({ value: { expression: { kind: 'variable', name, at: { start: 0, end: 0 } }, scope }, slot, name });
    return [name, slot];
  });
  return { plan: items.length > 0 ? { kind: 'Project', source: plan, items, rows: plan.rows } : plan, made };
}

function planProcedure(clause: CallProcedureClause, plan: Plan, scope: Scope, context: PlanContext): Planned {
  const { name, args, yields, where } = clause;
  const { fields } = procedureSignature(name)!;
  const wanted =
    yields === null || yields === 'all'
      ? fields.map((field) => ({ field, as: field }))
      : yields.map(({ field, variable }) => ({ field, as: variable.name }));
  const slots = wanted.map(({ field, as }) => ({ field, as, slot: context.slots.next() }));
  const bound = (args ?? []).map((expression) => ({ expression, scope }));
  let called: Plan = {
    kind: 'Procedure',
    source: plan,
    procedure: name,
    args: bound,
    yields: slots,
    rows: plan.rows * 10,
  };
  const inside = new Map([...scope, ...slots.map(({ as, slot }) => [as, slot] as const)]);
  if (where)
    called = { kind: 'Filter', source: called, tests: [{ expression: where, scope: inside }], rows: called.rows / 2 };
  return { plan: called, scope: inside, columns: wanted.map(({ as }) => as) };
}
