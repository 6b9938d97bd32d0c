import type { PatternPart } from '../ast.ts';
import type { PlanContext } from './context.ts';
import { type Build, planGraph } from './match.ts';
import { matchGraph } from './match-graph.ts';
import type { Step } from './order.ts';

/** Adds the operator that repeats a pattern. One turn is planned on its own, from the end that is bound. */
export function addQuantified(
  build: Build,
  { link, reversed, into, rows }: Extract<Step, { kind: 'link' }>,
  context: PlanContext,
  unlike: readonly number[],
): void {
  const { pattern, where, at, min, max } = link.quantified!;
  const part: PatternPart = { variable: null, selector: null, shortest: null, path: pattern, where, at };
  const graph = matchGraph([part], null, context.names);
  const links = graph.links.map((each) => ({ ...each, named: true }));
  const ends: [string, string] = [links[0]!.left, links[links.length - 1]!.right];
  const [first, last] = reversed ? [ends[1], ends[0]] : ends;
  const scope = new Map([...build.scope].filter(([name]) => !link.groups.includes(name) && build.bound.has(name)));
  scope.set(first, context.slots.next());
  const turn = planGraph({ kind: 'Argument', rows: 1 }, { ...graph, links, asked: new Set([last]) }, scope, context);
  const slotOf = (name: string): number => build.scope.get(name)!;
  const [from, to] = reversed ? [link.right, link.left] : [link.left, link.right];
  build.plan = {
    kind: 'Quantified',
    source: build.plan,
    from: slotOf(from),
    to: slotOf(to),
    into: into || from === to,
    min,
    max,
    turn: turn.plan,
    first: scope.get(first)!,
    last: turn.scope.get(last)!,
    groups: link.groups.map((name) => ({ inner: turn.scope.get(name)!, list: slotOf(name) })),
    relationships: links.map((each) => turn.scope.get(each.name)!),
    trail: slotOf(link.name),
    unlike,
    reversed,
    name: link.name,
    rows,
  };
}
