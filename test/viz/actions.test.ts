import { expect, test } from 'vitest';
import { actionsFor, startsAction } from '../../viz/actions.ts';
import { createModel } from '../../viz/model.ts';
import type { Context } from '../../viz/panels/context.ts';
import { createSearch } from '../../viz/search.ts';
import { createStore, INITIAL } from '../../viz/state.ts';
import { mapFixture } from '../support/map-fixture.ts';

const { view } = mapFixture();
const model = createModel(view, 'fixture');
const find = createSearch(view.nodes);

function setUp(selected: string | null = null) {
  const store = createStore({ ...INITIAL, selected });
  const context = { store, model, go: () => undefined } as unknown as Context;
  const ask = (query: string) => actionsFor(context, query, find);
  const run = (query: string) => {
    ask(query)[0]!.run({} as never);
    return store.get();
  };
  return { ask, run };
}

test('paths from one name to another, or from what is open', () => {
  const { ask, run } = setUp();
  expect(ask('path from qlora to mamba')[0]!.label).toBe('Path from QLoRA to Mamba');
  expect(run('path qlora to mamba').path).toEqual(['concept:qlora', 'concept:mamba']);
  expect(ask('path from qlora')[0]!.fill).toBe('path from QLoRA to ');
  expect(ask('path to mamba')).toEqual([]);
  expect(ask('path from qlora to zzzzzz')).toEqual([]);
  expect(ask('path from qlora to qlora')).toEqual([]);
  expect(setUp('concept:dpo').run('path to mamba').path).toEqual(['concept:dpo', 'concept:mamba']);
});

test('kinds and communities to show alone or to hide', () => {
  const { run, ask } = setUp();
  expect(run('only data').kinds).toEqual({ mode: 'only', ids: ['dataset'] });
  expect(run('hide papers').kinds).toEqual({ mode: 'without', ids: ['paper'] });
  expect(run('only lora adapt').communities).toEqual({ mode: 'only', ids: ['c1'] });
  expect(ask('only zzz')).toEqual([]);
});

test('surroundings, colours and commands', () => {
  const { run, ask } = setUp();
  expect(run('around mamba').ego).toEqual({ node: 'concept:mamba', depth: 1 });
  for (const query of ['colour by date', 'color date', 'date colo']) expect(run(query).coloring).toBe('date');
  expect(ask('dark')[0]!.label).toBe('Dark or light theme');
  expect(ask('da')).toEqual([]);
  expect(ask('  ')).toEqual([]);
});

test('a verb with an object leads; a name that begins like one does not', () => {
  expect(startsAction('path from')).toBe(true);
  expect(startsAction('only x')).toBe(true);
  expect(startsAction('path')).toBe(false);
  expect(startsAction('pathology images')).toBe(false);
});
