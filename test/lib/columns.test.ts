import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeView, encodeView } from '../../src/lib/columns.ts';
import type { Community, GraphNode, GraphView } from '../../src/types.ts';
import { mapFixture } from '../support/map-fixture.ts';

const five = (n: number): number => Number(n.toPrecision(5));
const rounded = (view: GraphView): GraphView => ({
  ...view,
  nodes: view.nodes.map((node) => ({ ...node, x: five(node.x), y: five(node.y), size: five(node.size) })),
  edges: view.edges.map((edge) => ({ ...edge, weight: five(edge.weight) })),
});
const throughJson = (view: GraphView): GraphView => decodeView(JSON.parse(JSON.stringify(encodeView(view))));

const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((n) => n + 0);
const node = fc.record<Omit<GraphNode, 'id'> & { own: string }>({
  own: fc.string({ unit: 'binary' }),
  kind: fc.constantFrom('paper', 'method', 'model', 'dataset', 'task', 'metric'),
  label: fc.string({ unit: 'grapheme' }),
  community: fc.option(fc.constantFrom('c1', 'c2', '__proto__')),
  communityName: fc.option(fc.string()),
  papers: fc.nat(),
  date: fc.option(fc.constantFrom('2024-02-05', '')),
  lastDate: fc.option(fc.constantFrom('2025-12-31')),
  degree: fc.nat(),
  x: number,
  y: number,
  size: fc.double({ min: 4, max: 100, noNaN: true }),
  color: fc.constantFrom('#0072b2', '#8a8f98'),
  aliases: fc.array(fc.string(), { maxLength: 3 }),
});
const view = fc.uniqueArray(node, { selector: ({ own }) => own, minLength: 1, maxLength: 12 }).chain((drafts) => {
  const nodes = drafts.map(({ own, ...rest }) => ({
    ...rest,
    id: `${rest.kind === 'paper' ? 'paper' : 'concept'}:${own}`,
  }));
  const end = fc.constantFrom(...nodes.map(({ id }) => id));
  const edge = fc.record({
    source: end,
    target: end,
    relation: fc.constantFrom('USES', 'RELATED'),
    directed: fc.boolean(),
    weight: fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    basis: fc.constantFrom('read' as const, 'name' as const, 'catalogue' as const, 'statistics' as const),
    shared: fc.array(fc.string(), { maxLength: 3 }),
  });
  return fc.record({
    nodes: fc.constant(nodes),
    edges: fc.array(edge, { maxLength: 20 }),
    communities: fc.constant<Community[]>([]),
    totals: fc.record({ nodes: fc.nat(), edges: fc.nat() }),
  });
});

test('decode(encode(view)) is the view, but for digits past the fifth', () => {
  fc.assert(
    fc.property(view, (given) => {
      expect(throughJson(given)).toEqual(JSON.parse(JSON.stringify(rounded(given))));
    }),
  );
});

test('the fixture comes back whole and smaller', () => {
  const { view: given } = mapFixture();
  expect(throughJson(given)).toEqual(rounded(given));
  const bytes = JSON.stringify(encodeView(given)).length;
  expect(bytes).toBeLessThan(JSON.stringify(given).length / 2.5);
});

test('reasons can be left out', () => {
  const { view: given } = mapFixture();
  const edge = { ...given.edges[0]!, shared: ['lora'] };
  expect(encodeView({ ...given, edges: [edge] }).edges.shared).toHaveLength(1);
  expect(encodeView({ ...given, edges: [edge] }, { reasons: false }).edges.shared).toEqual([]);
});

test('another version is refused with both named', () => {
  const newer = { ...encodeView(mapFixture().view), version: 7 };
  expect(() => decodeView(newer)).toThrow(/version 7.*version 1/);
});

test('what is no map, or a damaged one, is refused in words', () => {
  const good = encodeView(mapFixture().view);
  for (const wrong of [null, 'text', {}, { format: 'other' }])
    expect(() => decodeView(wrong)).toThrow(/not the data of a papergraph map/);
  expect(() => decodeView({ ...good, nodes: { ...good.nodes, x: [1] } })).toThrow(/damaged \(columns of nodes/);
  expect(() => decodeView({ ...good, edges: { ...good.edges, source: good.edges.source.map(() => 9999) } })).toThrow(
    /without its end/,
  );
  expect(() => decodeView({ ...good, nodes: { ...good.nodes, kind: good.nodes.kind.map(() => 77) } })).toThrow(
    /unknown kind/,
  );
});
