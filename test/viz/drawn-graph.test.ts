import { expect, test, vi } from 'vitest';
import { DrawnGraph } from '../../viz/drawn-graph.ts';

const node = { x: 0, y: 0, size: 1, color: '#000000', shape: 0, hidden: false };
const line = (key: string, from: string, to: string) => ({ key, from, to, size: 1, color: '#cccccc' });

test('it tells of its nodes and lines, and that lines were replaced', () => {
  const graph = new DrawnGraph();
  for (const key of ['0', '1', '2']) graph.addNode(key, { ...node });
  const cleared = vi.fn();
  graph.on('edgesCleared', cleared);
  graph.on('nodeAdded', () => {
    throw new Error('never told');
  });
  graph.replaceEdges([line('7', '0', '1')]);
  graph.replaceEdges([line('8', '1', '2'), line('9', '2', '0')]);
  expect(cleared).toHaveBeenCalledTimes(2);
  expect([graph.order, graph.nodes(), graph.edges()]).toEqual([3, ['0', '1', '2'], ['8', '9']]);
  expect([graph.hasEdge('7'), graph.hasNode('2'), graph.extremities('9')]).toEqual([false, true, ['2', '0']]);
  const seen: string[] = [];
  graph.forEachEdge((key, { color }, from, to) => seen.push([key, color, from, to].join(' ')));
  expect(seen).toEqual(['8 #cccccc 1 2', '9 #cccccc 2 0']);
  graph.removeListener('edgesCleared', cleared);
  graph.replaceEdges([]);
  expect(cleared).toHaveBeenCalledTimes(2);
});

test('what is changed on a node is what Sigma reads next', () => {
  const graph = new DrawnGraph();
  graph.addNode('0', { ...node });
  graph.forEachNode((_, attributes) => {
    attributes.hidden = true;
  });
  expect(graph.getNodeAttributes('0').hidden).toBe(true);
});
