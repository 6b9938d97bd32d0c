import { expect, test } from 'vitest';
import { findPath, openMap, selectGraph } from '../../src/query/index.ts';
import { choice } from '../../viz/choice.ts';
import { focusOnWay } from '../../viz/focus.ts';
import { createModel } from '../../viz/model.ts';
import { findWay, pathOf } from '../../viz/path.ts';
import { INITIAL } from '../../viz/state.ts';
import { viewOf } from '../../viz/view.ts';
import { topicMap } from '../support/topic-map.ts';

const index = openMap(topicMap());
const model = createModel(selectGraph(index, { layer: 'both' }), 'topics');
const whole = viewOf(model, INITIAL);
const at = (id: string) => model.index.get(id)!;

test('the map finds the ways that the command line finds', () => {
  let ways = 0;
  for (const { id: a } of model.nodes)
    for (const { id: b } of model.nodes) {
      const way = findWay(whole, at(a), at(b))?.map((node) => model.nodes[node]!.id) ?? null;
      const path = findPath(index, a, b)?.nodes.map(({ kind, id }) => `${kind}:${id}`) ?? null;
      expect([a, b, way]).toEqual([a, b, path]);
      if (way && way.length > 2) ways += 1;
    }
  expect(ways).toBeGreaterThan(50);
});

test('a way leads over what is visible only', () => {
  const [from, to] = ['paper:b2', 'paper:c1'];
  const way = findWay(whole, at(from), at(to))!;
  expect(way.length).toBeGreaterThan(2);
  const papers = viewOf(model, {
    ...INITIAL,
    kinds: choice('only', ['paper']),
    relations: choice('without', ['RELATED']),
  });
  expect(findWay(papers, at(from), at(to))).toBeNull();
  expect(findWay(viewOf(model, { ...INITIAL, layer: 'concepts' }), at(from), at(to))).toBeNull();
});

test('a way is asked for by ids, and drawn with a link between each two', () => {
  const path = ['paper:b2', 'paper:c1'] as const;
  const way = pathOf(whole, path)!;
  expect(pathOf(whole, path)).toBe(way);
  const focus = focusOnWay(whole, way)!;
  expect(focus.marked).toEqual(way);
  expect(focus.edges.length).toBe(way.length - 1);
  for (const [i, edge] of focus.edges.entries())
    expect(new Set([model.source[edge], model.target[edge]])).toEqual(new Set([way[i], way[i + 1]]));
  expect(pathOf(whole, ['paper:b2', 'paper:unknown'])).toBeNull();
});
