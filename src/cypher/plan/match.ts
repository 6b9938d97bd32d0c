import type { Expression, PatternPart } from '../ast.ts';
import { mentions } from '../ast-walk.ts';
import { joinComponents } from './components.ts';
import type { PlanContext } from './context.ts';
import { addLink } from './link.ts';
import { type Link, type MatchGraph, matchGraph } from './match-graph.ts';
import { type Order, orderSteps, type Step } from './order.ts';
import { addPath } from './path.ts';
import { type Predicate, predicate, seekable, singleLabel } from './predicates.ts';
import type { Scope } from './scope.ts';
import { planSelected } from './selected.ts';
import type { Bound, Plan } from './types.ts';

/** A plan under construction: the operators so far, what they bind, and the conditions that wait for more. */
export interface Build {
  plan: Plan;
  scope: Map<string, number>;
  /** Names that have a value by now. */
  readonly bound: Set<string>;
  readonly waiting: Set<Predicate>;
  /** Links that are done, for the uniqueness of relationships. */
  readonly done: Link[];
}

/** Plans the patterns of a MATCH behind `source`. The scope that comes back has the new variables, hidden ones too. */
export function planMatch(
  source: Plan,
  parts: readonly PatternPart[],
  where: Expression | null,
  scope: Scope,
  context: PlanContext,
): { plan: Plan; scope: Scope } {
  const selected = parts.find((part) => part.selector);
  if (selected) return planSelected(source, parts, where, scope, context);
  const graph = matchGraph(parts, where, context.names);
  return planGraph(source, graph, scope, context);
}

export function planGraph(
  source: Plan,
  graph: MatchGraph,
  outer: Scope,
  context: PlanContext,
): { plan: Plan; scope: Scope } {
  const scope = new Map(outer);
  const links = graph.links.flatMap((link) => [link.name, ...link.groups]);
  for (const name of [...graph.nodes, ...links, ...graph.paths.map((path) => path.name)])
    if (!scope.has(name)) scope.set(name, context.slots.next());
  const bound = new Set(outer.keys());
  // a node that is bound already and stands alone must be one: null matches nothing
  const alone = [...graph.nodes].filter((name) => bound.has(name) && !graph.links.some((link) => touches(link, name)));
  const waiting = new Set([...graph.predicates, ...alone.map(isThere)]);
  const build: Build = { plan: source, scope, bound, waiting, done: [] };
  addPredicates(build);
  for (const component of joinComponents(graph, bound)) {
    const order = orderSteps(graph, component.nodes, component.links, bound, context.statistics);
    const separate = independent(graph, component.names, order, build, outer);
    if (separate) addJoin(build, graph, order, separate, component.names, outer, context);
    else addSteps(build, graph, order, context);
  }
  for (const path of graph.paths) addPath(build, path, graph);
  addPredicates(build);
  return { plan: build.plan, scope: build.scope };
}

const touches = ({ left, right }: Link, name: string): boolean => left === name || right === name;

function isThere(name: string): Predicate {
  const at = { start: 0, end: 0 };
  return predicate({ kind: 'nullTest', operand: { kind: 'variable', name, at }, negated: true, at });
}

function addSteps(build: Build, graph: MatchGraph, order: Order, context: PlanContext): void {
  const before = build.plan.rows;
  for (const step of order.steps) {
    if (step.kind === 'start') addStart(build, step);
    else addLink(build, step, graph, context);
    build.plan.rows = Math.max(0.01, before * step.rows);
    addPredicates(build);
  }
}

function addStart(build: Build, { node, label, seek, rows }: Extract<Step, { kind: 'start' }>): void {
  const slot = build.scope.get(node)!;
  const base = { source: build.plan, slot, label, name: node, rows };
  if (seek) {
    const { key, value, many } = seekable(seek.predicate, node)!;
    build.plan = { kind: 'NodeSeek', ...base, key, value: bind(value, build), many };
  } else build.plan = { kind: 'NodeScan', ...base };
  build.bound.add(node);
}

export const bind = (expression: Expression, { scope }: Pick<Build, 'scope'>): Bound => ({ expression, scope });

/** Applies the conditions whose variables all have values by now. */
export function addPredicates(build: Build): void {
  const ready = [...build.waiting].filter(({ needs }) =>
    [...needs].every((name) => build.bound.has(name) || !build.scope.has(name)),
  );
  if (ready.length === 0) return;
  for (const each of ready) build.waiting.delete(each);
  const left = ready.filter((each) => !foldLabel(build, each));
  if (left.length === 0) return;
  const tests = left.map(({ expression }) => bind(expression, build));
  build.plan = { kind: 'Filter', source: build.plan, tests, rows: build.plan.rows * 0.5 ** ready.length };
}

/** A label of the node that was just found is tested by the scan or the expansion itself. */
function foldLabel(build: Build, each: Predicate): boolean {
  const { plan } = build;
  const slot =
    plan.kind === 'Expand' ? plan.hop.to : plan.kind === 'NodeScan' || plan.kind === 'NodeSeek' ? plan.slot : -1;
  const name = [...each.needs][0];
  if (each.needs.size !== 1 || build.scope.get(name!) !== slot) return false;
  const label = singleLabel(each, name!);
  if (label === null) return false;
  if (plan.kind !== 'Expand') return 'label' in plan && plan.label === label;
  if (plan.hop.into) return false;
  build.plan = { ...plan, hop: { ...plan.hop, labels: [...plan.hop.labels, label] } };
  return true;
}

/** Conditions that equate this component with what is bound; null where it should be planned as nested loops. */
function independent(
  graph: MatchGraph,
  names: ReadonlySet<string>,
  order: Order,
  build: Build,
  outer: Scope,
): { predicate: Predicate; left: Expression; right: Expression }[] | null {
  const first = order.steps[0];
  if (build.plan.kind === 'Argument' || first?.kind !== 'start' || [...names].some((name) => build.bound.has(name)))
    return null;
  const own = (expression: Expression): boolean => [...mentions(expression)].some((name) => names.has(name));
  const known = (expression: Expression): boolean =>
    [...mentions(expression)].every((name) => build.bound.has(name) || !build.scope.has(name));
  const joins: { predicate: Predicate; left: Expression; right: Expression }[] = [];
  for (const predicate of graph.predicates) {
    if (![...predicate.needs].some((name) => names.has(name))) continue;
    if (predicate.expression.kind === 'comparison' && predicate.expression.operators.join() === '=') {
      const [a, b] = [predicate.expression.operands[0]!, predicate.expression.operands[1]!];
      const mixed = [...predicate.needs].some((name) => build.bound.has(name));
      if (mixed && known(a) && own(b) && !known(b)) joins.push({ predicate, left: a, right: b });
      else if (mixed && known(b) && own(a) && !known(a)) joins.push({ predicate, left: b, right: a });
    }
  }
  const joined = new Set(joins.map((join) => join.predicate));
  const needsOuter = graph.predicates.some(
    (p) => !joined.has(p) && [...p.needs].some((n) => names.has(n)) && [...p.needs].some((n) => outer.has(n)),
  );
  if (
    needsOuter ||
    (first.seek && [...seekable(first.seek.predicate, first.node)!.needs].some((n) => build.bound.has(n)))
  )
    return null;
  if (joins.length === 0 && (build.plan.rows <= 1 || order.steps.length === 1)) return null;
  return joins.length > 0 && build.plan.rows <= 1 && order.cost < 50 ? null : joins;
}

function addJoin(
  build: Build,
  graph: MatchGraph,
  order: Order,
  joins: readonly { predicate: Predicate; left: Expression; right: Expression }[],
  names: ReadonlySet<string>,
  outer: Scope,
  context: PlanContext,
): void {
  for (const join of joins) build.waiting.delete(join.predicate);
  const mine = [...build.waiting].filter(({ needs }) =>
    [...needs].every((name) => names.has(name) || !build.scope.has(name)),
  );
  for (const each of mine) build.waiting.delete(each);
  const bound = new Set(outer.keys());
  const inner: Build = {
    plan: { kind: 'Argument', rows: 1 },
    scope: build.scope,
    bound,
    waiting: new Set(mine),
    done: [],
  };
  addSteps(inner, graph, order, context);
  addPredicates(inner);
  build.plan = {
    kind: 'HashJoin',
    source: build.plan,
    inner: inner.plan,
    left: joins.map((join) => bind(join.left, build)),
    right: joins.map((join) => bind(join.right, build)),
    saved: [...names].map((name) => build.scope.get(name)!),
    unlike: build.done.flatMap((a) =>
      inner.done.map((b) => [build.scope.get(a.name)!, build.scope.get(b.name)!] as const),
    ),
    rows: joins.length > 0 ? Math.max(build.plan.rows, inner.plan.rows) : build.plan.rows * inner.plan.rows,
  };
  for (const name of names) build.bound.add(name);
  build.done.push(...inner.done);
  addPredicates(build);
}
