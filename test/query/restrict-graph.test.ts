import { expect, test } from 'vitest';
import { openMap, restrictGraph, selectGraph, toPropertyGraph } from '../../src/query/index.ts';
import { smallMap } from '../support/small-map.ts';

const counts = (graph: ReturnType<typeof toPropertyGraph>) => [graph.nodes.length, graph.relationships.length];

test('a view of everything keeps everything, parents of communities too', () => {
  const map = smallMap();
  map.clustering.communities[0]!.parent = 'g1';
  map.clustering.communities.push({ ...map.clustering.communities[0]!, id: 'g1', name: 'all', level: 1, parent: null });
  const graph = toPropertyGraph(map);
  const whole = restrictGraph(graph, selectGraph(openMap(map), { layer: 'both' }));
  expect(counts(whole)).toEqual(counts(graph));
});

test('a part keeps its nodes, its edges and nothing that points elsewhere', () => {
  const map = smallMap();
  const part = restrictGraph(toPropertyGraph(map), selectGraph(openMap(map), { layer: 'concepts' }));
  const ids = new Set(part.nodes.map((n) => n.id));
  expect([...ids].sort()).toEqual(['community:c1', 'concept:lora', 'concept:qlora']);
  expect(part.relationships.map((r) => r.type).sort()).toEqual(['CO_OCCURS', 'IN', 'IN', 'VARIANT_OF']);
  for (const { start, end } of part.relationships) expect(ids.has(start) && ids.has(end)).toBe(true);
});
