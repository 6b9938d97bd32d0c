import { textTest } from './filters.ts';
import type { MapModel } from './model.ts';
import { monthText } from './months.ts';
import { type Palette, readable } from './palette.ts';
import type { Coloring, State } from './state.ts';
import { count, readableMonth } from './text.ts';

/** One colour of the key and what it stands for. */
interface KeyEntry {
  label: string;
  color: string;
}

/** Colours of all nodes and what they mean. */
interface Painted {
  colors: string[];
  /** Empty where the legend of communities is the key. */
  key: KeyEntry[];
}

/** A way to colour the nodes. */
interface Scheme {
  coloring: Coloring;
  name: string;
  paint(model: MapModel, state: Pick<State, 'text'>, palette: Palette): Painted;
}

/** From few to many, from early to late: one hue line whose lightness alone tells the order, after ColorBrewer's YlGnBu (Brewer 2003). */
const RAMP = ['#9fd8bd', '#4fbcc3', '#1d91c0', '#225ea8', '#1a2f86'];
const RAMP_DARK = ['#3f63ad', '#2a8cc0', '#45b8c4', '#94d8bb', '#eef7b8'];
/** Least contrast of a symbol with the ground. */
const SYMBOL = 2.2;

/** Every colouring. A new one is an entry here and a word in state.ts. */
export const SCHEMES: readonly Scheme[] = [
  {
    coloring: 'community',
    name: 'community',
    paint: ({ nodes }, _, { ground }) => {
      const known = new Map<string, string>();
      const colors = nodes.map(({ color }) => {
        const seen = known.get(color) ?? readable(color, ground, SYMBOL);
        known.set(color, seen);
        return seen;
      });
      return { colors, key: [] };
    },
  },
  {
    coloring: 'date',
    name: 'date',
    paint: ({ nodes, month }, _, palette) => {
      const known = month.filter((n) => n > 0).sort();
      if (known.length === 0) return plain(nodes.length, 'no date known', palette);
      const [first, last] = [known[0]!, known.at(-1)!];
      // Spans of equal length would leave most papers in the last one of a field that grows.
      const starts = RAMP.map((_, i) => known[Math.floor((i * known.length) / RAMP.length)]!);
      const label = (i: number) => {
        const end = i + 1 < starts.length ? Math.max(starts[i]!, starts[i + 1]! - 1) : last;
        const [from, to] = [starts[i]!, end].map((number) => readableMonth(monthText(number)));
        return from === to ? from! : `${from} – ${to}`;
      };
      return binned(
        Array.from(month, (n) => (n < first ? -1 : n)),
        starts,
        label,
        'no date',
        palette,
      );
    },
  },
  {
    coloring: 'links',
    name: 'number of links',
    paint: ({ nodes }, _, palette) => {
      const degrees = nodes.map(({ degree }) => degree);
      const known = degrees.filter((n) => n > 0).sort((a, b) => a - b);
      if (known.length === 0) return plain(nodes.length, 'no links', palette);
      const starts = RAMP.map((_, i) => known[Math.floor((i * known.length) / RAMP.length)]!);
      const label = (i: number) => {
        const end = i + 1 < starts.length ? Math.max(starts[i]!, starts[i + 1]! - 1) : known.at(-1)!;
        return starts[i] === end ? count(end) : `${count(starts[i]!)} to ${count(end)}`;
      };
      return binned(
        degrees.map((n) => (n === 0 ? -1 : n)),
        starts,
        label,
        'none',
        palette,
      );
    },
  },
  {
    coloring: 'search',
    name: 'words',
    paint: (model, { text }, palette) => {
      const test = text.trim() === '' ? () => false : textTest(model, text);
      const [found, other] = [palette.accent, readable(palette.quiet, palette.ground, SYMBOL)];
      const colors = model.nodes.map((_, i) => (test(i) ? found : other));
      const key = [{ label: text.trim() === '' ? 'type words above' : `holds “${text.trim()}”`, color: found }];
      return { colors, key: [...key, { label: 'other', color: other }] };
    },
  },
];

const plain = (nodes: number, label: string, { quiet }: Palette): Painted => ({
  colors: new Array<string>(nodes).fill(quiet),
  key: [{ label, color: quiet }],
});

/** Each value in the colour of the last bin that starts at or below it; bins that start together are one. */
function binned(
  values: readonly number[],
  starts: readonly number[],
  label: (bin: number) => string,
  missing: string,
  palette: Palette,
): Painted {
  const ramp = (palette.dark ? RAMP_DARK : RAMP).map((color) => readable(color, palette.ground, SYMBOL));
  const unknown = readable(palette.edgeStrong, palette.ground, 1.6);
  const bin = (value: number) => starts.findLastIndex((start) => value >= start);
  const colors = values.map((value) => (value < 0 ? unknown : ramp[Math.max(0, bin(value))]!));
  const key = starts.flatMap((start, i) => (starts[i + 1] === start ? [] : [{ label: label(i), color: ramp[i]! }]));
  return { colors, key: values.some((value) => value < 0) ? [...key, { label: missing, color: unknown }] : key };
}

/** What the map looks like: the colours of nodes, and of communities' names. */
export interface Look extends Painted {
  palette: Palette;
  region(community: string): string;
}

export function lookOf(model: MapModel, state: Pick<State, 'text' | 'coloring'>, palette: Palette): Look {
  const scheme = SCHEMES.find(({ coloring }) => coloring === state.coloring)!;
  const color = new Map(model.communities.map((community) => [community.id, community.color]));
  return {
    palette,
    ...scheme.paint(model, state, palette),
    // A community's name has its nodes' hue, darker or lighter than they are; where they have none, it has none.
    region: (id) => (state.coloring === 'community' ? readable(color.get(id)!, palette.ground, 7) : palette.ink),
  };
}
