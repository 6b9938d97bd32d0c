import { ALL, type Choice, choice } from './choice.ts';
import { type Ego, INITIAL, type Pair, pairOf, type State, type Store } from './state.ts';

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
const COLORINGS: readonly string[] = ['date', 'links', 'search'];
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** More chosen names than this are not part of a link: mail programs and chats would cut it. */
const MOST_PICKED = 100;

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
  { of: 'roles', key: 'role', print: ({ roles }) => printChoice(roles), read: (text) => ({ roles: readChoice(text) }) },
  {
    of: 'relations',
    key: 'relation',
    print: ({ relations }) => printChoice(relations),
    read: (text) => ({ relations: readChoice(text) }),
  },
  { of: 'since', key: 'since', print: ({ since }) => since, read: (text) => (MONTH.test(text) ? { since: text } : {}) },
  { of: 'until', key: 'until', print: ({ until }) => until, read: (text) => (MONTH.test(text) ? { until: text } : {}) },
  {
    of: 'minLinks',
    key: 'minlinks',
    print: ({ minLinks }) => printNumber(minLinks),
    read: (text) => ({ minLinks: readNumber(text) }),
  },
  {
    of: 'minPapers',
    key: 'minpapers',
    print: ({ minPapers }) => printNumber(minPapers),
    read: (text) => ({ minPapers: readNumber(text) }),
  },
  {
    of: 'minWeight',
    key: 'minweight',
    print: ({ minWeight }) => printNumber(minWeight),
    read: (text) => ({ minWeight: Math.min(1, readNumber(text, /^\d(\.\d{1,4})?$/)) }),
  },
  {
    of: 'text',
    key: 'text',
    print: ({ text }) => (text === '' ? null : printPart(text)),
    read: (text) => ({ text: readPart(text) }),
  },
  {
    of: 'onlyPicked',
    key: 'only',
    print: ({ onlyPicked }) => (onlyPicked ? 'picked' : null),
    read: (text) => (text === 'picked' ? { onlyPicked: true } : {}),
  },
  {
    of: 'ego',
    key: 'around',
    print: ({ ego }) => (ego === null ? null : `${ego.depth},${printPart(ego.node)}`),
    read: readEgo,
  },
  {
    of: 'whole',
    key: 'part',
    print: ({ whole }) => (whole ? 'whole' : null),
    read: (text) => (text === 'whole' ? { whole: true } : {}),
  },
  {
    of: 'rolled',
    key: 'variants',
    print: ({ rolled }) => (rolled ? 'rolled' : null),
    read: (text) => (text === 'rolled' ? { rolled: true } : {}),
  },
  {
    of: 'coloring',
    key: 'colour',
    print: ({ coloring }) => (coloring === 'community' ? null : coloring),
    read: (text) => (COLORINGS.includes(text) ? { coloring: text as State['coloring'] } : {}),
  },
  {
    of: 'path',
    key: 'path',
    print: ({ path }) => (path === null ? null : path.map(printPart).join(',')),
    read: (text) => {
      const ends = readEnds(text);
      return ends ? { path: ends } : {};
    },
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
    print: ({ picked }) =>
      picked.length === 0 || picked.length > MOST_PICKED ? null : picked.map(printPart).join(','),
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
  const ends = readEnds(text);
  return ends ? { link: pairOf(...ends) } : {};
}

function readEnds(text: string): Pair | null {
  const [a, b, ...more] = text.split(',').map(readPart);
  return a && b && a !== b && more.length === 0 ? [a, b] : null;
}

function readEgo(text: string): Partial<State> {
  const depth = Number(text[0]) as Ego['depth'];
  const node = readPart(text.slice(2));
  return /^[123],/.test(text) && node !== '' ? { ego: { node, depth } } : {};
}

const printNumber = (n: number): string | null => (n === 0 ? null : String(n));
const readNumber = (text: string, form = /^\d{1,9}$/): number => (form.test(text) ? Number(text) : 0);

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

/** Changes worth a place in the browser's history; sliders and typing only change the address in place. */
const STEPS = [
  'selected',
  'link',
  'path',
  'ego',
  'layer',
  'kinds',
  'communities',
  'roles',
  'relations',
  'rolled',
  'pane',
] as const;
const isStep = (state: State, previous: State): boolean => STEPS.some((key) => state[key] !== previous[key]);

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
