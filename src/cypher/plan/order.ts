/** Chooses the order of steps: for every node to start from, always the step that leaves the fewest rows; the cheapest order wins. */
import type { Link, MatchGraph } from './match-graph.ts';
import { type Predicate, seekable, singleLabel } from './predicates.ts';
import type { Statistics } from './statistics.ts';

interface Seek {
  readonly label: string | null;
  readonly key: string;
  readonly predicate: Predicate;
}
export type Step =
  | {
      readonly kind: 'start';
      readonly node: string;
      readonly label: string | null;
      readonly seek: Seek | null;
      readonly rows: number;
    }
  | {
      readonly kind: 'link';
      readonly link: Link;
      readonly reversed: boolean;
      readonly into: boolean;
      readonly rows: number;
    };

export interface Order {
  readonly steps: readonly Step[];
  readonly cost: number;
  readonly rows: number;
}

interface State {
  readonly bound: Set<string>;
  readonly links: Set<Link>;
  readonly steps: Step[];
  rows: number;
  cost: number;
  readonly applied: Set<Predicate>;
}

const MAX_STARTS = 12;

/** Orders the nodes and links of one connected part of a MATCH. */
export function orderSteps(
  graph: MatchGraph,
  nodes: readonly string[],
  links: readonly Link[],
  bound: ReadonlySet<string>,
  statistics: Statistics,
): Order {
  const planner = new Planner(graph, statistics);
  const open = nodes.filter((node) => !bound.has(node));
  const hasBound = open.length < nodes.length || links.some((link) => bound.has(link.name));
  const starts = hasBound ? [null] : open.slice(0, MAX_STARTS);
  let best: State | null = null;
  for (const start of starts) {
    const state: State = {
      bound: new Set(bound),
      links: new Set(links),
      steps: [],
      rows: 1,
      cost: 0,
      applied: new Set(),
    };
    if (start !== null) planner.start(state, start);
    planner.complete(state, nodes);
    if (!best || state.cost < best.cost) best = state;
  }
  const { steps, cost, rows } = best!;
  return { steps, cost, rows };
}

class Planner {
  readonly #graph: MatchGraph;
  readonly #statistics: Statistics;

  constructor(graph: MatchGraph, statistics: Statistics) {
    this.#graph = graph;
    this.#statistics = statistics;
  }

  complete(state: State, nodes: readonly string[]): void {
    for (;;) {
      const candidates = [...state.links].flatMap((link) => this.#linkSteps(state, link));
      for (const node of nodes) if (!state.bound.has(node)) candidates.push(this.#startStep(state, node));
      if (candidates.length === 0) return;
      this.#take(
        state,
        candidates.reduce((a, b) => (b.rows < a.rows ? b : a)),
      );
    }
  }

  start(state: State, node: string): void {
    this.#take(state, this.#startStep(state, node));
  }

  #take(state: State, step: Step): void {
    state.steps.push(step);
    state.cost += step.rows + (step.kind === 'link' && step.into ? state.rows : 0);
    state.rows = step.rows;
    if (step.kind === 'start') state.bound.add(step.node);
    else {
      state.links.delete(step.link);
      for (const name of [step.link.left, step.link.right, step.link.name]) state.bound.add(name);
    }
    for (const each of this.#graph.predicates) {
      if (state.applied.has(each) || ![...each.needs].every((n) => state.bound.has(n) || !this.#own(n))) continue;
      state.applied.add(each);
      if (step.kind === 'start' && (step.seek?.predicate === each || singleLabel(each, step.node) === step.label))
        continue;
      state.rows *= selectivity(each, this.#statistics);
    }
  }

  #own(name: string): boolean {
    return this.#graph.nodes.has(name) || this.#graph.links.some((link) => link.name === name);
  }

  #startStep(state: State, node: string): Step {
    const labels = this.#labelsOf(node);
    const count = (label: string | null): number => this.#statistics.nodes(label);
    const label = labels.reduce<string | null>(
      (best, each) => (count(each) < count(best) ? each : best),
      labels[0] ?? null,
    );
    let rows = count(label);
    let seek: Seek | null = null;
    for (const each of this.#graph.predicates) {
      const found = seekable(each, node);
      if (!found || ![...found.needs].every((n) => state.bound.has(n) || !this.#own(n))) continue;
      const items = found.many ? (found.value.kind === 'list' ? found.value.items.length : 10) : 1;
      const perValue = this.#statistics.perValue(label, found.key) * items;
      if (perValue >= rows && seek) continue;
      rows = Math.min(rows, perValue);
      seek = { label, key: found.key, predicate: each };
    }
    return { kind: 'start', node, label, seek, rows: Math.max(0.5, state.rows * rows) };
  }

  #labelsOf(node: string): string[] {
    return this.#graph.predicates.flatMap((each) => singleLabel(each, node) ?? []);
  }

  #linkSteps(state: State, link: Link): Step[] {
    if (!link.needs.every((name) => state.bound.has(name) || !this.#own(name))) return [];
    const [left, right] = [state.bound.has(link.left), state.bound.has(link.right)];
    if (state.bound.has(link.name)) return [{ kind: 'link', link, reversed: false, into: right, rows: state.rows }];
    if (left && right) return [this.#into(state, link)];
    if (link.kind === 'shortest' && !link.part.selector) return [];
    const steps: Step[] = [];
    if (left) steps.push(this.#along(state, link, false));
    if (right) steps.push(this.#along(state, link, true));
    return steps;
  }

  #along(state: State, link: Link, reversed: boolean): Step {
    return {
      kind: 'link',
      link,
      reversed,
      into: false,
      rows: Math.max(0.1, state.rows * this.#fanOut(link, reversed)),
    };
  }

  #into(state: State, link: Link): Step {
    const [forth, back] = [this.#fanOut(link, false), this.#fanOut(link, true)];
    const rows = Math.max(0.1, (state.rows * Math.min(forth, back)) / Math.max(1, this.#statistics.nodes(null) / 10));
    return { kind: 'link', link, reversed: back < forth, into: true, rows };
  }

  #fanOut(link: Link, reversed: boolean): number {
    const labels = this.#labelsOf(reversed ? link.right : link.left);
    const flipped = link.direction === 'both' ? 'both' : link.direction === 'out' ? 'in' : 'out';
    const direction = reversed ? flipped : link.direction;
    const degrees = (labels.length > 0 ? labels : [null]).map((l) => this.#statistics.degree(l, link.types, direction));
    const degree = Math.min(...degrees);
    if (link.kind === 'single') return degree;
    const turns = Math.min(link.max ?? 6, 6);
    return Math.max(1, degree) ** Math.max(1, Math.min(turns, link.min + 2));
  }
}

function selectivity({ expression }: Predicate, statistics: Statistics): number {
  if (expression.kind === 'labelTest' && expression.labels.kind === 'label')
    return Math.min(1, (statistics.nodes(expression.labels.name) + 1) / (statistics.nodes(null) + 1)) ** 0.5;
  if (expression.kind === 'comparison') return expression.operators[0] === '=' ? 0.05 : 0.4;
  return 0.5;
}
