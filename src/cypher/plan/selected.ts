import type { Expression, PatternPart } from '../ast.ts';
import type { PlanContext } from './context.ts';
import { lengthOf, makeHop } from './link.ts';
import { addPredicates, type Build, planGraph } from './match.ts';
import { type MatchGraph, matchGraph } from './match-graph.ts';
import { addPath } from './path.ts';
import { conjuncts, predicate } from './predicates.ts';
import type { Scope } from './scope.ts';
import type { Plan } from './types.ts';

/** Plans `SHORTEST k`, `ANY`, `ALL SHORTEST`: a search where the path is one link, else all paths and a selection among them. */
export function planSelected(
  source: Plan,
  parts: readonly PatternPart[],
  where: Expression | null,
  scope: Scope,
  context: PlanContext,
): { plan: Plan; scope: Scope } {
  const part = parts[0]!;
  const variable = part.variable ?? { kind: 'variable', name: context.names.next('path'), at: part.at };
  const graph = matchGraph([{ ...part, variable }], null, context.names);
  const selector = part.selector!;
  const count = 'count' in selector ? selector.count : 1;
  const groups = selector.kind === 'ALL SHORTEST' || selector.kind === 'SHORTEST GROUPS';
  const made =
    graph.links.length === 1 && graph.links[0]!.kind === 'many'
      ? planSearch(source, graph, scope, context, count, groups)
      : planSelection(source, graph, scope, context, count, groups);
  const build: Build = {
    plan: made.plan,
    scope: new Map(made.scope),
    bound: new Set(made.scope.keys()),
    waiting: new Set(conjuncts(where).map(predicate)),
    done: [],
  };
  addPredicates(build);
  return { plan: build.plan, scope: build.scope };
}

function planSearch(
  source: Plan,
  graph: MatchGraph,
  outer: Scope,
  context: PlanContext,
  count: number,
  groups: boolean,
): { plan: Plan; scope: Scope } {
  const link = graph.links[0]!;
  // the nodes alone are planned first, each from its best start; then the search joins them
  const nodes = planGraph(source, { ...graph, links: [], paths: [] }, outer, context);
  const scope = new Map(nodes.scope);
  for (const name of [link.name, graph.paths[0]!.name]) scope.set(name, context.slots.next());
  const build: Build = { plan: nodes.plan, scope, bound: new Set(nodes.scope.keys()), waiting: new Set(), done: [] };
  const hop = makeHop(build, link, false, true, graph, context);
  build.plan = {
    ...{ kind: 'ShortestPath', source: build.plan, hop, ...lengthOf(build, link, context), all: false, count, groups },
    ...{ loops: true, path: null, name: link.name, rows: build.plan.rows },
  };
  build.bound.add(link.name);
  addPath(build, graph.paths[0]!, graph);
  return { plan: build.plan, scope };
}

function planSelection(
  source: Plan,
  graph: MatchGraph,
  outer: Scope,
  context: PlanContext,
  count: number,
  groups: boolean,
): { plan: Plan; scope: Scope } {
  const inner = planGraph({ kind: 'Argument', rows: 1 }, graph, outer, context);
  const { names, name } = graph.paths[0]!;
  const slot = (each: string): number => inner.scope.get(each)!;
  const saved = [...inner.scope].filter(([each]) => !outer.has(each)).map(([, place]) => place);
  const ends = [slot(names[0]!), slot(names[names.length - 1]!)] as const;
  const base = { source, inner: inner.plan, ends, path: slot(name), count, groups, saved };
  return { plan: { kind: 'SelectPaths', ...base, rows: inner.plan.rows * source.rows }, scope: inner.scope };
}
