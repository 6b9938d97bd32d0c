import { expect, test } from 'vitest';
import { choice, chosen, revealed, soloed, toggled } from '../../viz/choice.ts';
import { revealing } from '../../viz/filters.ts';
import { focusOn, nextNode } from '../../viz/focus.ts';
import { createModel } from '../../viz/model.ts';
import { INITIAL, reduce } from '../../viz/state.ts';
import { createViewer, defaultLinks, viewOf } from '../../viz/view.ts';
import { mapFixture } from '../support/map-fixture.ts';

const { view } = mapFixture();
const model = createModel(view, 'fixture');

test('without filters everything is visible and only the strongest links are drawn', () => {
  const seen = viewOf(model, INITIAL);
  expect(seen.nodes).toEqual({ shown: view.nodes.length, total: view.nodes.length });
  expect(seen.links).toEqual({ shown: defaultLinks(view.nodes.length), total: view.edges.length });
  expect(seen.links.shown).toBeLessThan(view.edges.length);
  expect(seen.filtered).toBe(false);
});

test('every node that has a link shows one at first', () => {
  const linked = new Set<number>();
  for (const edge of viewOf(model, INITIAL).edges) {
    linked.add(model.source[edge]!);
    linked.add(model.target[edge]!);
  }
  view.nodes.forEach((node, i) => {
    if (node.degree > 0) expect(linked.has(i)).toBe(true);
  });
});

test('links keep their order by strength: fewer is a part of more', () => {
  const few = viewOf(model, { ...INITIAL, links: 50 }).edges;
  const more = viewOf(model, { ...INITIAL, links: 120 }).edges;
  expect([...more.subarray(0, 50)]).toEqual([...few]);
  expect(viewOf(model, { ...INITIAL, links: 0 }).links.shown).toBe(0);
});

test('filters hide nodes, and links whose ends they hide', () => {
  const state = { ...INITIAL, kinds: choice('only', ['method', 'dataset']), communities: choice('without', ['c1']) };
  const seen = viewOf(model, { ...state, links: 1e6 });
  view.nodes.forEach((node, i) => {
    expect(seen.visible[i] === 1).toBe(['method', 'dataset'].includes(node.kind) && node.community !== 'c1');
  });
  for (const edge of seen.edges)
    expect(seen.visible[model.source[edge]!]! + seen.visible[model.target[edge]!]!).toBe(2);
  const inner = view.edges.filter(({ source, target }) =>
    [source, target].every((id) => seen.visible[model.index.get(id)!]),
  );
  expect(seen.links).toEqual({ shown: inner.length, total: inner.length });
  expect(seen.kinds.get('method')!.shown).toBeLessThan(seen.kinds.get('method')!.total);
  expect(seen.communities.get('c1')).toEqual({
    shown: 0,
    total: view.nodes.filter(({ community }) => community === 'c1').length,
  });
});

test('layers are papers, concepts or both', () => {
  const papers = view.nodes.filter(({ kind }) => kind === 'paper').length;
  expect(viewOf(model, { ...INITIAL, layer: 'papers' }).nodes.shown).toBe(papers);
  expect(viewOf(model, { ...INITIAL, layer: 'concepts' }).nodes.shown).toBe(view.nodes.length - papers);
});

test('the view is computed again only when a filter changes', () => {
  const viewer = createViewer(model);
  const first = viewer(INITIAL);
  expect(viewer({ ...INITIAL, hovered: 'concept:lora', selected: 'concept:dpo' })).toBe(first);
  expect(viewer({ ...INITIAL, layer: 'papers' })).not.toBe(first);
});

test('show, hide, solo', () => {
  expect(toggled({ mode: 'all' }, 'a')).toEqual(choice('without', ['a']));
  expect(toggled(choice('without', ['a']), 'a')).toEqual({ mode: 'all' });
  expect(toggled(choice('only', ['a']), 'b')).toEqual(choice('only', ['a', 'b']));
  expect(toggled(choice('only', ['a']), 'a')).toEqual({ mode: 'all' });
  expect(soloed(choice('without', ['a']), 'a')).toEqual(choice('only', ['a']));
  expect(soloed(choice('only', ['a']), 'a')).toEqual({ mode: 'all' });
  for (const given of [choice('without', ['a']), choice('only', ['b'])])
    expect(chosen(revealed(given, 'a'), 'a')).toBe(true);
});

test('a hidden node that is asked for becomes visible and selected', () => {
  const hidden = {
    ...INITIAL,
    layer: 'papers' as const,
    kinds: choice('only', ['paper']),
    communities: choice('without', ['c1']),
  };
  const fields = revealing(hidden, model, model.index.get('concept:lora')!);
  const next = reduce(hidden, { type: 'reveal', node: 'concept:lora', fields });
  expect(viewOf(model, next).visible[model.index.get('concept:lora')!]).toBe(1);
  expect(next.selected).toBe('concept:lora');
});

test('Escape closes one thing at a time', () => {
  let state = { ...INITIAL, help: true, hovered: 'concept:dpo', selected: 'concept:lora' };
  state = reduce(state, { type: 'step-back' }) as typeof state;
  expect([state.help, state.hovered]).toEqual([false, 'concept:dpo']);
  state = reduce(state, { type: 'step-back' }) as typeof state;
  expect([state.hovered, state.selected]).toEqual([null, 'concept:lora']);
  state = reduce(state, { type: 'step-back' }) as typeof state;
  expect(state.selected).toBeNull();
  expect(reduce(state, { type: 'step-back' })).toBe(state);
});

test('the focus is the visible neighbourhood over all links', () => {
  const all = viewOf(model, INITIAL);
  const lora = model.index.get('concept:lora')!;
  const neighbours = new Set(
    view.edges.flatMap(({ source, target }) =>
      source === 'concept:lora' ? [target] : target === 'concept:lora' ? [source] : [],
    ),
  );
  const focus = focusOn(all, lora)!;
  expect(focus.neighbours.map((i) => view.nodes[i]!.id).sort()).toEqual([...neighbours].sort());
  const papers = viewOf(model, { ...INITIAL, kinds: choice('only', ['method']) });
  expect(focusOn(papers, lora)!.neighbours.every((i) => view.nodes[i]!.kind === 'method')).toBe(true);
  expect(focusOn(viewOf(model, { ...INITIAL, layer: 'papers' }), lora)).toBeNull();
  expect(focusOn(all, undefined)).toBeNull();
});

test('arrows go to a visible node in that direction', () => {
  const all = viewOf(model, INITIAL);
  const from = model.index.get('concept:lora')!;
  for (const [direction, ahead] of [
    ['left', (dx: number) => dx < 0],
    ['right', (dx: number) => dx > 0],
  ] as const) {
    const to = nextNode(all, from, direction);
    if (to !== null) expect(ahead(view.nodes[to]!.x - view.nodes[from]!.x)).toBe(true);
  }
  const rightmost = view.nodes.reduce((best, node, i) => (node.x > view.nodes[best]!.x ? i : best), 0);
  expect(nextNode(all, rightmost, 'right')).toBeNull();
});
