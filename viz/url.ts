import { ALL, type Choice, choice } from './choice.ts';
import { INITIAL, pairOf, type State, type Store } from './state.ts';

const VERSION = 1;

/** One part of the view in a link. `print` gives null for the default, which is left out; `read` ignores what it cannot use. */
interface Field {
  /** What it restores: at its default where a link does not name it. */
  of: keyof State;
  key: string;
  print(state: State): string | null;
  read(text: string): Partial<State>;
}

const LAYERS: readonly string[] = ['papers', 'concepts'];

/** Everything that a link restores. A new part of the view is a line here. */
const FIELDS: readonly Field[] = [
  {
    of: 'selected',
    key: 'node',
    print: (state) => (state.selected === null ? null : printPart(state.selected)),
    read: (text) => ({ selected: readPart(text) || null }),
  },
  {
    of: 'layer',
    key: 'layer',
    print: ({ layer }) => (layer === 'both' ? null : layer),
    read: (text) => (LAYERS.includes(text) ? { layer: text as State['layer'] } : {}),
  },
  { of: 'kinds', key: 'kind', print: ({ kinds }) => printChoice(kinds), read: (text) => ({ kinds: readChoice(text) }) },
  {
    of: 'communities',
    key: 'community',
    print: ({ communities }) => printChoice(communities),
    read: (text) => ({ communities: readChoice(text) }),
  },
  {
    of: 'links',
    key: 'links',
    print: ({ links }) => (links === null ? null : String(links)),
    read: (text) => (/^\d{1,9}$/.test(text) ? { links: Number(text) } : {}),
  },
  {
    of: 'camera',
    key: 'at',
    print: ({ camera }) => camera && [camera.x, camera.y, camera.ratio].map((n) => Number(n.toFixed(4))).join(','),
    read: readCamera,
  },
  {
    of: 'pane',
    key: 'view',
    print: ({ pane }) => (pane === 'map' ? null : pane),
    read: (text) => (text === 'list' ? { pane: 'list' } : {}),
  },
  {
    of: 'link',
    key: 'link',
    print: ({ link }) => (link === null ? null : link.map(printPart).join(',')),
    read: readPair,
  },
  {
    of: 'picked',
    key: 'pick',
    print: ({ picked }) => (picked.length === 0 ? null : picked.map(printPart).join(',')),
    read: (text) => ({ picked: [...new Set(text.split(',').map(readPart).filter(Boolean))].sort() }),
  },
  {
    of: 'sort',
    key: 'sort',
    print: ({ sort }) => (sort === null ? null : (sort.descending ? '-' : '') + sort.column),
    read: (text) =>
      /^-?[a-z]+$/.test(text) ? { sort: { column: text.replace('-', ''), descending: text.startsWith('-') } } : {},
  },
  {
    of: 'ui',
    key: 'ui',
    print: ({ ui }) => (ui === 'full' ? null : ui),
    read: (text) => (text === 'min' ? { ui: 'min' } : {}),
  },
];

/** The view as the part of a link after `#`; empty for the first picture. */
export function printHash(state: State): string {
  const parts = FIELDS.flatMap((field) => {
    const text = field.print(state);
    return text === null ? [] : [`${field.key}=${text}`];
  });
  return parts.length === 0 ? '' : [`v=${VERSION}`, ...parts].join('&');
}

/** The state that a link asks for; what it does not name is at its default, what is unknown or broken is ignored. */
export function readHash(hash: string): Partial<State> {
  const state: Partial<State> = Object.fromEntries(FIELDS.map(({ of }) => [of, INITIAL[of]]));
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    const field = FIELDS.find(({ key }) => key === part.slice(0, at));
    if (field) Object.assign(state, field.read(part.slice(at + 1)));
  }
  return state;
}

function readPair(text: string): Partial<State> {
  const [a, b, ...more] = text.split(',').map(readPart);
  return a && b && a !== b && more.length === 0 ? { link: pairOf(a, b) } : {};
}

function readCamera(text: string): Partial<State> {
  const [x, y, ratio, ...more] = text.split(',').map((n) => (n === '' ? Number.NaN : Number(n)));
  if (![x, y, ratio].every(Number.isFinite) || more.length > 0 || ratio! <= 0) return {};
  return { camera: { x: x!, y: y!, ratio: ratio! } };
}

/** `method,task`: only these; `!c3,c7`: all but these. */
function printChoice(given: Choice): string | null {
  return given.mode === 'all' ? null : (given.mode === 'without' ? '!' : '') + given.ids.map(printPart).join(',');
}

function readChoice(text: string): Choice {
  const without = text.startsWith('!');
  const ids = text.slice(without ? 1 : 0).split(',');
  return ids.every((id) => id === '') ? ALL : choice(without ? 'without' : 'only', ids.map(readPart));
}

/** Percent-escapes what would break a link apart, and leaves `:` and `/` of ids readable. */
function printPart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('!', '%21');
}

function readPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A step worth a place in the browser's history; the others only change the address in place. */
function isStep(state: State, previous: State): boolean {
  return (['selected', 'link', 'layer', 'kinds', 'communities', 'pane'] as const).some(
    (key) => state[key] !== previous[key],
  );
}

/** Keeps the address and the state equal, both ways: back and forward are states like any other. */
export function bindAddress(store: Store, window: Window): void {
  let shown = window.location.hash.replace(/^#/, '');
  store.subscribe((state, previous) => {
    const hash = printHash(state);
    if (hash === shown) return;
    shown = hash;
    const { pathname, search } = window.location;
    const address = hash === '' ? pathname + search : `#${hash}`;
    if (isStep(state, previous)) window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
  });
  window.addEventListener('popstate', () => {
    shown = window.location.hash.replace(/^#/, '');
    store.dispatch({ type: 'put', fields: { ...readHash(shown), hovered: null } });
  });
}
