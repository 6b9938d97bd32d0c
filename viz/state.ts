import type { Kind } from '../src/types.ts';
import { ALL, type Choice, revealed, soloed, toggled } from './choice.ts';

export type Layer = 'both' | 'papers' | 'concepts';
export type Theme = 'system' | 'light' | 'dark';

/** Centre in the map's own frame (0 to 1 on its longer side) and zoom: less is nearer. */
export interface Camera {
  x: number;
  y: number;
  ratio: number;
}

/** Two nodes whose link is read, by id; the smaller id first. */
export type Pair = readonly [string, string];

/** Order of the table: a column's name. */
export interface Sort {
  column: string;
  descending: boolean;
}

/** Everything that the page shows follows from the map and this. */
export interface State {
  layer: Layer;
  kinds: Choice;
  communities: Choice;
  /** How many links are drawn; null is the viewer's own choice. */
  links: number | null;
  /** Node id with its layer, pinned: its panel is open. */
  selected: string | null;
  /** The link whose panel is open, in place of a node's. */
  link: Pair | null;
  /** Node ids chosen together, in the table or on the map; sorted. */
  picked: readonly string[];
  hovered: string | null;
  /** Null: everything that is visible fits. */
  camera: Camera | null;
  pane: 'map' | 'list';
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

export const INITIAL: State = {
  layer: 'both',
  kinds: ALL,
  communities: ALL,
  links: null,
  selected: null,
  link: null,
  picked: [],
  hovered: null,
  camera: null,
  pane: 'map',
  sort: null,
  ui: 'full',
  theme: 'system',
  help: false,
  saving: false,
  drawer: false,
};

/** What can happen. `put` sets plain fields; the others follow a rule of their own. */
export type Action =
  | { type: 'put'; fields: Partial<State> }
  | { type: 'select'; node: string | null }
  | { type: 'read-link'; a: string; b: string }
  | { type: 'pick'; nodes: readonly string[] }
  | { type: 'toggle-pick'; node: string }
  | { type: 'toggle' | 'solo'; filter: 'kinds' | 'communities'; id: string }
  | { type: 'reveal'; node: string; kind: Kind; community: string }
  | { type: 'clear-filters' }
  | { type: 'step-back' };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'put':
      return { ...state, ...action.fields };
    case 'select':
      return { ...state, selected: action.node, link: null, hovered: null, drawer: false };
    case 'read-link':
      return { ...state, selected: null, link: pairOf(action.a, action.b), hovered: null, drawer: false };
    case 'pick':
      return { ...state, picked: [...new Set(action.nodes)].sort() };
    case 'toggle-pick':
      return { ...state, picked: toggledIn(state.picked, action.node) };
    case 'toggle':
      return { ...state, [action.filter]: toggled(state[action.filter], action.id) };
    case 'solo':
      return { ...state, [action.filter]: soloed(state[action.filter], action.id) };
    case 'reveal':
      return {
        ...state,
        layer: state.layer === (action.kind === 'paper' ? 'concepts' : 'papers') ? 'both' : state.layer,
        kinds: revealed(state.kinds, action.kind),
        communities: revealed(state.communities, action.community),
        selected: action.node,
        link: null,
        hovered: null,
        drawer: false,
      };
    case 'clear-filters':
      return { ...state, layer: 'both', kinds: ALL, communities: ALL };
    case 'step-back':
      return stepBack(state);
  }
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
  if (state.selected || state.link) return { ...state, selected: null, link: null };
  if (state.picked.length > 0) return { ...state, picked: [] };
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
