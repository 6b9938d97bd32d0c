import { type Kind, ROLES, type Role } from '../src/types.ts';
import { FILTERS } from './filters.ts';
import { communityOf, type MapModel } from './model.ts';
import { rolledUp } from './roll-up.ts';
import type { Ego, State } from './state.ts';

export interface Tally {
  shown: number;
  total: number;
}

/** What is to be seen of the map: a pure function of the map and the state. */
export interface MapView {
  /** The map that it shows: as it came, or with variants rolled up. Nodes have the same numbers in both, edges have not. */
  model: MapModel;
  /** 1 for a visible node, by node index. */
  visible: Uint8Array;
  /** Visible nodes. `nodes.total` counts the whole map, also where this page holds a part of it. */
  nodes: Tally;
  papers: Tally;
  /** Drawn edges, strongest first. */
  edges: Uint32Array;
  /** All edges that could be drawn, strongest first. */
  between: Uint32Array;
  /** Drawn links of all that there are between what is visible. */
  links: Tally;
  kinds: ReadonlyMap<Kind, Tally>;
  communities: ReadonlyMap<string, Tally>;
  /** Concepts by the roles that they have in visible links. */
  roles: ReadonlyMap<Role, Tally>;
  /** Links by what they say. */
  relations: ReadonlyMap<string, Tally>;
  filtered: boolean;
}

const MOST_LINKS = 3000;
/** Links drawn unless the reader asks for another number: enough to see what hangs together, too few for a grey sheet. */
export const defaultLinks = (nodes: number): number => Math.min(MOST_LINKS, Math.max(60, Math.round(nodes * 1.5)));

export function viewOf(whole: MapModel, state: State): MapView {
  const model = state.rolled ? rolledUp(whole) : whole;
  const filters = FILTERS.filter((filter) => filter.active(state));
  const nodeTests = filters.flatMap((filter) => filter.node?.(model, state) ?? []);
  const edgeTests = filters.flatMap((filter) => filter.edge?.(model, state) ?? []);
  const visible = Uint8Array.from(model.nodes, (_, i) => (nodeTests.every((keeps) => keeps(i)) ? 1 : 0));
  const passes = (edge: number) => edgeTests.every((keeps) => keeps(edge));
  if (state.ego) keepAround(model, visible, passes, state.ego);
  const kinds = new Map<Kind, Tally>();
  const communities = new Map<string, Tally>();
  let shown = 0;
  model.nodes.forEach((node, i) => {
    if (model.root && model.root[i] !== i) return;
    const keep = visible[i] === 1;
    if (keep) shown += 1;
    tally(kinds, node.kind, keep);
    tally(communities, communityOf(node), keep);
  });
  const { between, roles, relations } = linksOf(model, visible, passes);
  const edges = between.subarray(0, state.links ?? defaultLinks(shown));
  const filtered = filters.some(({ of }) => !of.includes('rolled')) || state.ego !== null;
  return {
    model,
    visible,
    nodes: { shown, total: model.totals.nodes },
    papers: kinds.get('paper') ?? { shown: 0, total: 0 },
    edges,
    between,
    links: { shown: edges.length, total: filtered ? between.length : model.totals.edges },
    kinds,
    communities,
    roles,
    relations,
    filtered,
  };
}

function tally<K>(counts: Map<K, Tally>, key: K, shown: boolean): void {
  const entry = counts.get(key) ?? { shown: 0, total: 0 };
  entry.total += 1;
  if (shown) entry.shown += 1;
  counts.set(key, entry);
}

/** Links that could be drawn, strongest first, and how many there are of each relation and of concepts in each role. */
function linksOf(model: MapModel, visible: Uint8Array, passes: (edge: number) => boolean) {
  const perRelation = model.relations.map((): Tally => ({ shown: 0, total: 0 }));
  const between = model.order.filter((edge) => {
    const entry = perRelation[model.relation[edge]!]!;
    entry.total += 1;
    if (!visible[model.source[edge]!] || !visible[model.target[edge]!] || !passes(edge)) return false;
    entry.shown += 1;
    return true;
  });
  const roles = new Map<Role, Tally>();
  for (const role of ROLES) {
    const relation = model.relations.indexOf(role.toUpperCase());
    if (relation < 0) continue;
    const met = new Uint8Array(model.nodes.length);
    const entry = { shown: 0, total: 0 };
    model.target.forEach((concept, edge) => {
      if (model.relation[edge] !== relation || met[concept]) return;
      met[concept] = 1;
      entry.total += 1;
      entry.shown += visible[concept]!;
    });
    roles.set(role, entry);
  }
  return { between, roles, relations: new Map(model.relations.map((relation, i) => [relation, perRelation[i]!])) };
}

/** Hides what cannot be reached from a node over so many visible links; everything, where the node itself is hidden or unknown. */
function keepAround(model: MapModel, visible: Uint8Array, passes: (edge: number) => boolean, ego: Ego): void {
  const reached = new Uint8Array(visible.length);
  const center = model.index.get(ego.node);
  let rim = center !== undefined && visible[center] ? [center] : [];
  for (const node of rim) reached[node] = 1;
  for (let step = 0; step < ego.depth; step++) {
    const next: number[] = [];
    for (const node of rim)
      for (let at = model.first[node]!; at < model.first[node + 1]!; at++) {
        const edge = model.incident[at]!;
        const other = model.source[edge] === node ? model.target[edge]! : model.source[edge]!;
        if (reached[other] || !visible[other] || !passes(edge)) continue;
        reached[other] = 1;
        next.push(other);
      }
    rim = next;
  }
  visible.set(reached);
}

const DEPENDS = new Set<keyof State>(['links', 'ego', ...FILTERS.flatMap(({ of }) => of)]);

/** `viewOf` that computes again only when a filter or the number of links has changed. */
export function createViewer(model: MapModel): (state: State) => MapView {
  let last: { state: State; view: MapView } | null = null;
  return (state) => {
    if (last && !sameView(last.state, state)) last = null;
    last ??= { state, view: viewOf(model, state) };
    return last.view;
  };
}

/** Whether two states show the same nodes and links. */
function sameView(a: State, b: State): boolean {
  for (const key of DEPENDS) if (a[key] !== b[key] && matters(key, a, b)) return false;
  return true;
}

/** What is picked matters only while it is all that is shown, the colouring only where words begin or cease to hide. */
function matters(key: keyof State, a: State, b: State): boolean {
  if (key === 'picked') return b.onlyPicked;
  return key !== 'coloring' || (a.coloring === 'search') !== (b.coloring === 'search');
}
