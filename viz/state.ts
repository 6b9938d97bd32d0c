import { ALL, type Choice, soloed, toggled } from './choice.ts';

export type Layer = 'both' | 'papers' | 'concepts';
export type Theme = 'system' | 'light' | 'dark';

/** Centre in the map's own frame (0 to 1 on its longer side) and zoom: less is nearer. */
export interface Camera {
  x: number;
  y: number;
  ratio: number;
}

/** Two node ids. Of a link the smaller one first. */
export type Pair = readonly [string, string];

/** Order of the table: a column's name. */
export interface Sort {
  column: string;
  descending: boolean;
}

/** The surroundings of one node: what can be reached from it over so many links. */
export interface Ego {
  node: string;
  depth: 1 | 2 | 3;
}

/** By what nodes are coloured. */
export type Coloring = 'community' | 'date' | 'links' | 'search';

/** What may be shown. All of it together leaves a node on the map or hides it. */
interface Filters {
  layer: Layer;
  kinds: Choice;
  communities: Choice;
  /** Concepts that papers introduce, use … */
  roles: Choice;
  /** Links by what they say. */
  relations: Choice;
  /** First and last month, `YYYY-MM`. */
  since: string | null;
  until: string | null;
  /** Least number of links of a node, of papers of a concept, and least weight of a link (0 to 1). */
  minLinks: number;
  minPapers: number;
  minWeight: number;
  /** Words that stand in the name, an alias or among the authors. */
  text: string;
  onlyPicked: boolean;
  ego: Ego | null;
}

/** Everything that the page shows follows from the map and this. */
export interface State extends Filters {
  /** All of a very large map is asked for, not only its backbone. */
  whole: boolean;
  /** Variants are counted in what they are variants of. */
  rolled: boolean;
  coloring: Coloring;
  /** How many links are drawn; null is the viewer's own choice. */
  links: number | null;
  /** Node id with its layer, pinned: its panel is open. */
  selected: string | null;
  /** The link whose panel is open, in place of a node's. */
  link: Pair | null;
  /** Start and end of the path whose panel is open, in place of a node's. */
  path: Pair | null;
  /** Nodes that were opened, the last one at the end. */
  trail: readonly string[];
  /** Node ids chosen together, in the table or on the map; sorted. */
  picked: readonly string[];
  hovered: string | null;
  /** Null: everything that is visible fits. */
  camera: Camera | null;
  pane: 'map' | 'list';
  /** What dragging on the map does: move it, or draw a lasso. */
  tool: 'hand' | 'lasso';
  /** Null is the table's own order. */
  sort: Sort | null;
  /** `min`: map and panel only, for a frame in another page. */
  ui: 'full' | 'min';
  theme: Theme;
  help: boolean;
  /** The dialog that saves pictures, files and references is open. */
  saving: boolean;
  /** On a phone: filters are open. */
  drawer: boolean;
}

export const NO_FILTERS: Filters = {
  layer: 'both',
  kinds: ALL,
  communities: ALL,
  roles: ALL,
  relations: ALL,
  since: null,
  until: null,
  minLinks: 0,
  minPapers: 0,
  minWeight: 0,
  text: '',
  onlyPicked: false,
  ego: null,
};

export const INITIAL: State = {
  ...NO_FILTERS,
  whole: false,
  rolled: false,
  coloring: 'community',
  links: null,
  selected: null,
  link: null,
  path: null,
  trail: [],
  picked: [],
  hovered: null,
  camera: null,
  pane: 'map',
  tool: 'hand',
  sort: null,
  ui: 'full',
  theme: 'system',
  help: false,
  saving: false,
  drawer: false,
};

/** Filters that are a choice among a few things. */
export type ChoiceFilter = 'kinds' | 'communities' | 'roles' | 'relations';

/** What can happen. `put` sets plain fields; the others follow a rule of their own. */
export type Action =
  | { type: 'put'; fields: Partial<State> }
  | { type: 'select'; node: string | null }
  | { type: 'read-link'; a: string; b: string }
  | { type: 'pick'; nodes: readonly string[] }
  | { type: 'toggle-pick'; node: string }
  /** Leaves what is near the selected node; the whole again, where it does so already. */
  | { type: 'around'; depth: Ego['depth'] }
  | { type: 'find-path'; from: string; to: string }
  | { type: 'toggle' | 'solo'; filter: ChoiceFilter; id: string }
  /** Selects what filters hide; `fields` are those under which it is shown. */
  | { type: 'reveal'; node: string; fields: Partial<State> }
  | { type: 'clear-filters' }
  | { type: 'step-back' };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'put':
      return { ...state, ...action.fields };
    case 'select':
      return selected(state, action.node);
    case 'read-link':
      return { ...state, ...CLOSED, link: pairOf(action.a, action.b) };
    case 'around':
      return { ...state, ego: egoAround(state, action.depth) };
    case 'find-path':
      return { ...state, ...CLOSED, path: [action.from, action.to] };
    case 'pick':
      return { ...state, picked: [...new Set(action.nodes)].sort() };
    case 'toggle-pick':
      return { ...state, picked: toggledIn(state.picked, action.node) };
    case 'toggle':
      return { ...state, [action.filter]: toggled(state[action.filter], action.id) };
    case 'solo':
      return { ...state, [action.filter]: soloed(state[action.filter], action.id) };
    case 'reveal':
      return selected({ ...state, ...action.fields }, action.node);
    case 'clear-filters':
      return { ...state, ...NO_FILTERS };
    case 'step-back':
      return stepBack(state);
  }
}

/** No panel is open. */
const CLOSED = { selected: null, link: null, path: null, hovered: null, drawer: false } satisfies Partial<State>;

const TRAIL = 8;

function selected(state: State, node: string | null): State {
  const before = node === null ? state.trail : [...state.trail.filter((other) => other !== node), node];
  return { ...state, ...CLOSED, selected: node, trail: before.slice(-TRAIL) };
}

function egoAround({ ego, selected }: State, depth: Ego['depth']): Ego | null {
  if (selected === null || (ego?.node === selected && ego.depth === depth)) return null;
  return { node: selected, depth };
}

export const pairOf = (a: string, b: string): Pair => (a < b ? [a, b] : [b, a]);

const toggledIn = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].sort();

/** Escape: the innermost open thing closes, one a time. */
function stepBack(state: State): State {
  if (state.help) return { ...state, help: false };
  if (state.saving) return { ...state, saving: false };
  if (state.drawer) return { ...state, drawer: false };
  if (state.hovered) return { ...state, hovered: null };
  if (state.selected || state.link || state.path) return { ...state, ...CLOSED };
  if (state.tool !== 'hand') return { ...state, tool: 'hand' };
  if (state.picked.length > 0) return { ...state, picked: [], onlyPicked: false };
  return state;
}

type Listener = (state: State, previous: State) => void;

export interface Store {
  get(): State;
  dispatch(action: Action): void;
  subscribe(listener: Listener): void;
}

/** The one place where the state lives. Listeners hear of a change after it has happened, in the order they came. */
export function createStore(initial: State): Store {
  let state = initial;
  const listeners: Listener[] = [];
  return {
    get: () => state,
    dispatch(action) {
      const previous = state;
      state = reduce(previous, action);
      if (state !== previous) for (const listener of listeners) listener(state, previous);
    },
    subscribe: (listener) => {
      listeners.push(listener);
    },
  };
}
