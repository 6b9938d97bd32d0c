import type { GraphNode, Kind } from '../src/types.ts';
import { type Choice, chosen } from './choice.ts';
import { communityOf, type MapModel } from './model.ts';
import type { State } from './state.ts';

export interface Tally {
  shown: number;
  total: number;
}

/** What is to be seen of the map: a pure function of the map and the state. */
export interface MapView {
  /** 1 for a visible node, by node index. */
  visible: Uint8Array;
  /** Visible nodes. `nodes.total` counts the whole map, also where this page holds a part of it. */
  nodes: Tally;
  papers: Tally;
  /** Drawn edges, strongest first. */
  edges: Uint32Array;
  /** Links with both ends visible: as many could be drawn. */
  possible: number;
  /** Drawn links of all that there are between what is visible. */
  links: Tally;
  kinds: ReadonlyMap<Kind, Tally>;
  communities: ReadonlyMap<string, Tally>;
  filtered: boolean;
}

type Filtering = Pick<State, 'layer' | 'kinds' | 'communities' | 'links'>;

/** Every filter. A new one is a line here and one in url.ts. */
const FILTERS: readonly { active(state: Filtering): boolean; keeps(state: Filtering, node: GraphNode): boolean }[] = [
  {
    active: ({ layer }) => layer !== 'both',
    keeps: ({ layer }, node) => (node.kind === 'paper') === (layer === 'papers'),
  },
  { active: ({ kinds }) => isOn(kinds), keeps: ({ kinds }, node) => chosen(kinds, node.kind) },
  {
    active: ({ communities }) => isOn(communities),
    keeps: ({ communities }, node) => chosen(communities, communityOf(node)),
  },
];

const isOn = (given: Choice): boolean => given.mode !== 'all';

const MOST_LINKS = 3000;
/** Links drawn unless the reader asks for another number: enough to see what hangs together, too few for a grey sheet. */
export const defaultLinks = (nodes: number): number => Math.min(MOST_LINKS, Math.max(60, Math.round(nodes * 1.5)));

export function viewOf(model: MapModel, state: Filtering): MapView {
  const filters = FILTERS.filter((filter) => filter.active(state));
  const visible = new Uint8Array(model.nodes.length);
  const kinds = new Map<Kind, Tally>();
  const communities = new Map<string, Tally>();
  let shown = 0;
  model.nodes.forEach((node, i) => {
    const keep = filters.every((filter) => filter.keeps(state, node));
    if (keep) {
      visible[i] = 1;
      shown += 1;
    }
    tally(kinds, node.kind, keep);
    tally(communities, communityOf(node), keep);
  });
  const between = model.order.filter((edge) => visible[model.source[edge]!] && visible[model.target[edge]!]);
  const edges = between.subarray(0, state.links ?? defaultLinks(shown));
  const filtered = filters.length > 0;
  return {
    visible,
    nodes: { shown, total: model.totals.nodes },
    papers: kinds.get('paper') ?? { shown: 0, total: 0 },
    edges,
    possible: between.length,
    links: { shown: edges.length, total: filtered ? between.length : model.totals.edges },
    kinds,
    communities,
    filtered,
  };
}

function tally<K>(counts: Map<K, Tally>, key: K, shown: boolean): void {
  const entry = counts.get(key) ?? { shown: 0, total: 0 };
  entry.total += 1;
  if (shown) entry.shown += 1;
  counts.set(key, entry);
}

/** `viewOf` that computes again only when a filter or the number of links has changed. */
export function createViewer(model: MapModel): (state: State) => MapView {
  let last: { state: State; view: MapView } | null = null;
  return (state) => {
    const same =
      last && (['layer', 'kinds', 'communities', 'links'] as const).every((key) => last!.state[key] === state[key]);
    if (!same) last = { state, view: viewOf(model, state) };
    return last!.view;
  };
}
