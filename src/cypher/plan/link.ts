import { hidden } from '../ast-walk.ts';
import type { PlanContext } from './context.ts';
import { type Build, bind } from './match.ts';
import type { Link, MatchGraph } from './match-graph.ts';
import type { Step } from './order.ts';
import { singleLabel } from './predicates.ts';
import { addQuantified } from './quantified.ts';
import type { Bound, Hop } from './types.ts';
import { overlap } from './types-of.ts';

const FLIPPED = { out: 'in', in: 'out', both: 'both' } as const;

/** Adds the operator that follows a link. */
export function addLink(
  build: Build,
  step: Extract<Step, { kind: 'link' }>,
  graph: MatchGraph,
  context: PlanContext,
): void {
  const { link, reversed, into } = step;
  const relationshipBound = build.bound.has(link.name);
  if (link.kind === 'quantified') addQuantified(build, step, context, unlikeSlots(build, link, context));
  else if (relationshipBound) addEndpoints(build, link, context);
  else {
    const hop = makeHop(build, link, reversed, into, graph, context);
    const base = { source: build.plan, hop, rows: step.rows, name: link.name };
    if (link.kind === 'single') build.plan = { kind: 'Expand', ...base };
    else if (link.kind === 'many') build.plan = { kind: 'VarExpand', ...base, ...lengthOf(build, link, context) };
    else
      build.plan = {
        kind: 'ShortestPath',
        ...base,
        ...lengthOf(build, link, context),
        all: link.part.shortest === 'allShortestPaths',
        count: 1,
        groups: link.part.shortest === 'allShortestPaths',
        loops: false,
        path: pathTests(build, link, graph),
      };
  }
  for (const name of [link.left, link.right, link.name, ...link.groups]) build.bound.add(name);
  if (link.kind !== 'shortest') build.done.push(link);
}

/** Slots of the relationships that this link must not use again. */
function unlikeSlots(build: Build, link: Link, context: PlanContext): number[] {
  const { types } = context.statistics.graph;
  if (link.kind === 'shortest') return [];
  return build.done
    .filter(
      (other) => link.kind === 'quantified' || other.kind === 'quantified' || overlap(link.types, other.types, types),
    )
    .map((other) => build.scope.get(other.name)!);
}

export function makeHop(
  build: Build,
  link: Link,
  reversed: boolean,
  into: boolean,
  graph: MatchGraph,
  context: PlanContext,
): Hop {
  const [from, to] = reversed ? [link.right, link.left] : [link.left, link.right];
  return {
    from: build.scope.get(from)!,
    to: build.scope.get(to)!,
    into: into || from === to,
    relationship: isAsked(link, graph, context) ? build.scope.get(link.name)! : null,
    direction: reversed ? FLIPPED[link.direction] : link.direction,
    types: link.types,
    unlike: unlikeSlots(build, link, context),
    reversed,
    asked: isNodeAsked(to, link, graph),
    labels: [],
  };
}

/** Does anybody look at the relationship: the query by its name, a path, or the uniqueness of another link? */
function isAsked(link: Link, graph: MatchGraph, context: PlanContext): boolean {
  if (link.named || graph.paths.some((path) => path.names.includes(link.name))) return true;
  if (graph.predicates.some(({ needs }) => needs.has(link.name))) return true;
  const { types } = context.statistics.graph;
  return graph.links.some(
    (other) => other !== link && (other.kind === 'quantified' || overlap(link.types, other.types, types)),
  );
}

/** Does anybody look at a node that was reached: by name, in a path, a condition that no label test is, or another link? */
function isNodeAsked(name: string, link: Link, graph: MatchGraph): boolean {
  if (graph.asked?.has(name) || !name.startsWith(hidden('')) || graph.paths.some((path) => path.names.includes(name)))
    return true;
  if (graph.links.some((other) => other !== link && (other.left === name || other.right === name))) return true;
  return graph.predicates.some((each) => each.needs.has(name) && singleLabel(each, name) === null);
}

export function lengthOf(
  build: Build,
  link: Link,
  context: PlanContext,
): { min: number; max: number | null; each: { slot: number; test: Bound } | null } {
  const { min, max, each } = link;
  if (!each) return { min, max, each: null };
  const slot = context.slots.next();
  const scope = new Map(build.scope).set(each.name, slot);
  return { min, max, each: { slot, test: bind(each.condition, { scope }) } };
}

/** Conditions on the path of `p = shortestPath(…)`: the search goes on until a path satisfies them. */
function pathTests(build: Build, link: Link, graph: MatchGraph): { slot: number; tests: Bound[] } | null {
  const path = graph.paths.find((each) => each.part === link.part);
  const names = [link.name, ...(path ? [path.name] : [])];
  const own = new Set([...names, link.left, link.right]);
  const tests = [...build.waiting].filter(
    ({ needs }) =>
      names.some((name) => needs.has(name)) &&
      [...needs].every((name) => own.has(name) || build.bound.has(name) || !build.scope.has(name)),
  );
  if (tests.length === 0) return null;
  for (const test of tests) build.waiting.delete(test);
  const slot = build.scope.get(path?.name ?? link.name)!;
  return { slot, tests: tests.map(({ expression }) => bind(expression, build)) };
}

function addEndpoints(build: Build, link: Link, context: PlanContext): void {
  const { scope, bound } = build;
  const [from, to] = [scope.get(link.left)!, scope.get(link.right)!];
  const { direction, types } = link;
  const unlike = unlikeSlots(build, link, context);
  const relationship = scope.get(link.name)!;
  const into = bound.has(link.right) || link.left === link.right;
  const hop: Hop = { from, to, into, relationship, direction, types, unlike, reversed: false, asked: true, labels: [] };
  const list = link.kind === 'single' ? null : { min: link.min, max: link.max };
  build.plan = {
    ...{ kind: 'Endpoints', source: build.plan, hop, fromBound: bound.has(link.left), list, name: link.name },
    rows: build.plan.rows,
  };
}
