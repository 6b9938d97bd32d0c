import { expect, test } from 'vitest';
import { ALL, choice } from '../../viz/choice.ts';
import { FILTERS, revealing } from '../../viz/filters.ts';
import { createModel } from '../../viz/model.ts';
import { monthNumber, monthText } from '../../viz/months.ts';
import { INITIAL, NO_FILTERS, reduce, type State } from '../../viz/state.ts';
import { createViewer, viewOf } from '../../viz/view.ts';
import { mapFixture } from '../support/map-fixture.ts';

const fixture = mapFixture();
const { view } = fixture;
const model = createModel(view, 'fixture');
const seen = (fields: Partial<State>) => viewOf(model, { ...INITIAL, links: 1e6, ...fields });
const shownIds = (fields: Partial<State>) => {
  const { visible } = seen(fields);
  return view.nodes.filter((_, i) => visible[i]).map(({ id }) => id);
};

test('a role keeps the concepts that have it in some paper, and all papers', () => {
  const shown = new Set(shownIds({ roles: choice('only', ['introduces']) }));
  for (const [id, { papers }] of fixture.concepts)
    expect([id, shown.has(`concept:${id}`)]).toEqual([id, papers.some(({ role }) => role === 'introduces')]);
  for (const id of fixture.papers.keys()) expect(shown.has(`paper:${id}`)).toBe(true);
});

test('a relation takes its links away and no node', () => {
  const { nodes, relations, edges, model: graph } = seen({ relations: choice('without', ['CO_OCCURS']) });
  expect(nodes.shown).toBe(view.nodes.length);
  expect(relations.get('CO_OCCURS')).toEqual({
    shown: 0,
    total: view.edges.filter(({ relation }) => relation === 'CO_OCCURS').length,
  });
  for (const edge of edges) expect(graph.edges[edge]!.relation).not.toBe('CO_OCCURS');
});

test('months keep papers between them and the concepts that those name', () => {
  const [since, until] = ['2021-03', '2022-06'];
  const shown = new Set(shownIds({ since, until }));
  const inside = (date: string | null) => date !== null && date.slice(0, 7) >= since && date.slice(0, 7) <= until;
  for (const [id, { paper }] of fixture.papers) expect(shown.has(`paper:${id}`)).toBe(inside(paper.date));
  for (const [id, { papers }] of fixture.concepts)
    expect([id, shown.has(`concept:${id}`)]).toEqual([id, papers.some(({ date }) => inside(date))]);
  expect(shown.size).toBeGreaterThan(10);
  expect(shown.size).toBeLessThan(view.nodes.length);
});

test('least links, papers and weight', () => {
  for (const id of shownIds({ minLinks: 20 })) expect(view.nodes[model.index.get(id)!]!.degree).toBeGreaterThan(19);
  for (const id of shownIds({ minPapers: 5 })) {
    const node = view.nodes[model.index.get(id)!]!;
    expect(node.kind === 'paper' || node.papers >= 5).toBe(true);
  }
  const { edges } = seen({ minWeight: 0.5 });
  expect(edges.length).toBeGreaterThan(0);
  for (const edge of edges) expect(view.edges[edge]!.weight).toBeGreaterThanOrEqual(0.5);
});

test('text keeps names and other spellings that hold the beginning of every word', () => {
  expect(shownIds({ text: 'state sp' })).toEqual(['concept:state-space-model']);
  expect(shownIds({ text: 'LORAS' })).toEqual(['concept:lora']);
  expect(shownIds({ text: 'zzz' })).toEqual([]);
  expect(shownIds({ text: ' – ' }).length).toBe(view.nodes.length);
});

test('picked nodes alone, and only while there are any', () => {
  expect(shownIds({ onlyPicked: true, picked: ['concept:dpo', 'concept:lora'] }).sort()).toEqual([
    'concept:dpo',
    'concept:lora',
  ]);
  expect(shownIds({ onlyPicked: true }).length).toBe(view.nodes.length);
});

test('surroundings grow with the depth and never reach past a filter', () => {
  const node = 'concept:qlora';
  const linked = new Set(
    view.edges.filter(({ source, target }) => source === node || target === node).flatMap((e) => [e.source, e.target]),
  );
  expect(shownIds({ ego: { node, depth: 1 } }).sort()).toEqual([...linked].sort());
  const sizes = ([1, 2, 3] as const).map((depth) => shownIds({ ego: { node, depth }, minWeight: 0.3 }).length);
  expect(sizes[0]!).toBeLessThan(sizes[1]!);
  expect(sizes[1]!).toBeLessThanOrEqual(sizes[2]!);
  const methods = shownIds({ ego: { node, depth: 2 }, kinds: choice('only', ['method']) });
  for (const id of methods) expect(view.nodes[model.index.get(id)!]!.kind).toBe('method');
  expect(shownIds({ ego: { node: 'concept:unknown', depth: 2 } })).toEqual([]);
});

test('variants roll up into what they are variants of, with their papers and links, and back', () => {
  const rolled = seen({ rolled: true });
  const [lora, qlora] = ['concept:lora', 'concept:qlora'].map((id) => model.index.get(id)!) as [number, number];
  expect([rolled.visible[lora], rolled.visible[qlora]]).toEqual([1, 0]);
  const union = new Set(['lora', 'qlora'].flatMap((id) => fixture.concepts.get(id)!.papers.map((paper) => paper.id)));
  expect(rolled.model.nodes[lora]!.papers).toBe(union.size);
  expect(rolled.nodes).toEqual({ shown: view.nodes.length - 1, total: view.nodes.length });
  for (const edge of rolled.edges) {
    expect(rolled.model.source[edge]).not.toBe(qlora);
    expect(rolled.model.target[edge]).not.toBe(qlora);
  }
  const pairs = [...rolled.edges].map((edge) => {
    const { source, target, relation } = rolled.model.edges[edge]!;
    return `${source} ${target} ${relation}`;
  });
  expect(new Set(pairs).size).toBe(pairs.length);
  expect(rolled.filtered, 'it hides nothing that is not counted elsewhere').toBe(false);
  expect(seen({}).nodes.shown).toBe(view.nodes.length);
});

test('what any filter hides can be shown, and clearing takes every filter away', () => {
  const node = model.index.get('concept:lora')!;
  const hiding: Partial<State>[] = [
    { layer: 'papers' },
    { kinds: choice('only', ['paper']) },
    { communities: choice('without', ['c1']) },
    { roles: choice('only', ['none']) },
    { since: '1990-01', until: '1990-02' },
    { minLinks: 9999 },
    { minPapers: 9999 },
    { text: 'zzz' },
    { onlyPicked: true, picked: ['concept:dpo'] },
    { ego: { node: 'concept:unknown', depth: 1 } },
  ];
  for (const fields of hiding) {
    const state = { ...INITIAL, ...fields };
    expect([fields, viewOf(model, state).visible[node]]).toEqual([fields, 0]);
    const next = reduce(state, { type: 'reveal', node: 'concept:lora', fields: revealing(state, model, node) });
    expect([fields, viewOf(model, next).visible[node]]).toEqual([fields, 1]);
    expect(viewOf(model, state).filtered).toBe(true);
    expect(viewOf(model, reduce(state, { type: 'clear-filters' })).filtered).toBe(false);
  }
  for (const { active } of FILTERS) expect(active({ ...INITIAL, ...NO_FILTERS, roles: ALL })).toBe(false);
});

test('a view stays while only what does not matter to it changes', () => {
  const viewer = createViewer(model);
  const first = viewer(INITIAL);
  expect(viewer({ ...INITIAL, picked: ['concept:lora'], trail: ['concept:lora'], coloring: 'date' })).toBe(first);
  expect(viewer({ ...INITIAL, minLinks: 3 })).not.toBe(first);
});

test('months are numbers and back', () => {
  for (const text of ['2024-01', '2024-12', '1999-06']) expect(monthText(monthNumber(text))).toBe(text);
  expect(monthNumber('2024-03-31')).toBe(monthNumber('2024-03'));
  expect(monthNumber('2024-02') - monthNumber('2023-12')).toBe(2);
  for (const bad of [null, '', 'soon', '2024']) expect(monthNumber(bad)).toBe(0);
});
