import { expect, test } from 'vitest';
import { lookOf, SCHEMES } from '../../viz/coloring.ts';
import { createModel } from '../../viz/model.ts';
import { contrast, type Palette } from '../../viz/palette.ts';
import { mapFixture } from '../support/map-fixture.ts';

const { view } = mapFixture();
const model = createModel(view, 'fixture');
const LIGHT: Palette = {
  dark: false,
  ground: '#f7f7f5',
  ink: '#1b1e23',
  quiet: '#5a616c',
  edge: '#cfcfc9',
  edgeStrong: '#a3a9b4',
  accent: '#0b57d0',
};
const DARK: Palette = {
  ...LIGHT,
  dark: true,
  ground: '#14161a',
  quiet: '#a2aab6',
  edgeStrong: '#5d6675',
  accent: '#8ab4f8',
};

test('every colouring gives every node a colour that can be told from the ground, in both themes', () => {
  for (const palette of [LIGHT, DARK])
    for (const { coloring } of SCHEMES) {
      const { colors, key } = lookOf(model, { coloring, text: 'lora' }, palette);
      expect(colors.length).toBe(view.nodes.length);
      for (const color of new Set(colors)) expect(contrast(color, palette.ground)).toBeGreaterThan(1.55);
      expect(key.length > 0).toBe(coloring !== 'community');
      expect(new Set(key.map(({ color }) => color)).size).toBe(key.length);
    }
});

test('dates and links keep their order in the key, and a node has the colour of its own span', () => {
  const { colors, key } = lookOf(model, { coloring: 'links', text: '' }, LIGHT);
  const steps = key.map(({ label, color }) => {
    const [from, to] = label.split(' to ').map((n) => Number(n.replaceAll(',', '')));
    return { from: from!, to: to ?? from!, color };
  });
  for (const [i, { from }] of steps.entries()) if (i > 0) expect(from).toBeGreaterThan(steps[i - 1]!.to);
  view.nodes.forEach(({ degree }, i) => {
    expect(colors[i]).toBe(steps.find(({ from, to }) => degree >= from && degree <= to)?.color ?? colors[i]);
    expect(steps.some(({ color }) => color === colors[i])).toBe(true);
  });
  const dated = lookOf(model, { coloring: 'date', text: '' }, DARK);
  const first = view.nodes.reduce((best, { date }, i) => (date! < view.nodes[best]!.date! ? i : best), 0);
  const last = view.nodes.reduce((best, { date }, i) => (date! > view.nodes[best]!.date! ? i : best), 0);
  expect(dated.colors[first]).toBe(dated.key[0]!.color);
  expect(dated.colors[last]).toBe(dated.key.at(-1)!.color);
});

test('maps without dates or links have a key that says so', () => {
  const bare = createModel(
    { ...view, edges: [], nodes: view.nodes.map((node) => ({ ...node, date: null, lastDate: null, degree: 0 })) },
    'bare',
  );
  expect(lookOf(bare, { coloring: 'date', text: '' }, LIGHT).key.map(({ label }) => label)).toEqual(['no date known']);
  expect(lookOf(bare, { coloring: 'links', text: '' }, LIGHT).key.map(({ label }) => label)).toEqual(['no links']);
});

test('words colour what holds them', () => {
  const { colors } = lookOf(model, { coloring: 'search', text: 'lora' }, LIGHT);
  view.nodes.forEach(({ label, aliases }, i) => {
    const holds = [label, ...aliases].some((name) => /\blora/i.test(name));
    expect(colors[i] === LIGHT.accent).toBe(holds);
  });
});
