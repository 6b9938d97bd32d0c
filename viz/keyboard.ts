import type { Direction } from './focus.ts';

/** What keys can ask for. */
export interface Commands {
  search(): void;
  back(): void;
  fit(): void;
  zoom(factor: number): void;
  layer(layer: 'both' | 'papers' | 'concepts'): void;
  list(): void;
  theme(): void;
  save(): void;
  help(): void;
  clear(): void;
  step(direction: Direction): void;
  open(): void;
  pick(): void;
  path(): void;
  around(): void;
  lasso(): void;
  coloring(): void;
  variants(): void;
}

interface Shortcut {
  /** Values of `KeyboardEvent.key`. */
  keys: readonly string[];
  /** As the help shows them. */
  shown: string;
  does: string;
  /** Only while the map itself has the focus. */
  onMap?: boolean;
  run(commands: Commands, key: string): void;
}

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Every shortcut; the help dialog is this table. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/'], shown: '/', does: 'Search names, other spellings and titles', run: (c) => c.search() },
  { keys: ['Escape'], shown: 'Esc', does: 'One step back: close what is open', run: (c) => c.back() },
  { keys: ['f', '0'], shown: 'F', does: 'Fit everything that is visible', run: (c) => c.fit() },
  { keys: ['+', '='], shown: '+', does: 'Zoom in', run: (c) => c.zoom(1 / 1.5) },
  { keys: ['-', '_'], shown: '−', does: 'Zoom out', run: (c) => c.zoom(1.5) },
  {
    keys: Object.keys(ARROWS),
    shown: '← → ↑ ↓',
    does: 'On the map: go to the nearest name in that direction',
    onMap: true,
    run: (c, key) => c.step(ARROWS[key]!),
  },
  { keys: ['Enter'], shown: 'Enter', does: 'On the map: open the name one is at', onMap: true, run: (c) => c.open() },
  {
    keys: [' '],
    shown: 'Space',
    does: 'On the map: pick the name one is at, or let go of it',
    onMap: true,
    run: (c) => c.pick(),
  },
  { keys: ['p'], shown: 'P', does: 'Path from the open name to the one that the arrows are at', run: (c) => c.path() },
  {
    keys: ['e'],
    shown: 'E',
    does: 'Only the surroundings of the open name: 1, 2, 3 links away, then all',
    run: (c) => c.around(),
  },
  {
    keys: ['o'],
    shown: 'O',
    does: 'Drag a lasso to pick many (also with Shift held), and back',
    run: (c) => c.lasso(),
  },
  {
    keys: ['c'],
    shown: 'C',
    does: 'Colour by the next thing: community, date, links, words',
    run: (c) => c.coloring(),
  },
  { keys: ['v'], shown: 'V', does: 'Count variants in what they are variants of, and back', run: (c) => c.variants() },
  { keys: ['1'], shown: '1', does: 'Papers and concepts together', run: (c) => c.layer('both') },
  { keys: ['2'], shown: '2', does: 'Papers only', run: (c) => c.layer('papers') },
  { keys: ['3'], shown: '3', does: 'Concepts only', run: (c) => c.layer('concepts') },
  { keys: ['l'], shown: 'L', does: 'List in place of the map, and back', run: (c) => c.list() },
  { keys: ['s'], shown: 'S', does: 'Save a picture, a file, references or a link', run: (c) => c.save() },
  { keys: ['x'], shown: 'X', does: 'Clear all filters', run: (c) => c.clear() },
  { keys: ['d'], shown: 'D', does: 'Dark or light', run: (c) => c.theme() },
  { keys: ['?'], shown: '?', does: 'This list', run: (c) => c.help() },
];

/** Listens for the shortcuts. Keys typed into a field are the field's, but for Escape. */
export function bindKeyboard(document: Document, stage: Element, commands: Commands): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as Element;
    const typing = target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const shortcut = SHORTCUTS.find(({ keys, onMap }) => keys.includes(key) && (!onMap || target === stage));
    if (!shortcut || (typing && key !== 'Escape')) return;
    event.preventDefault();
    shortcut.run(commands, key);
  });
}
