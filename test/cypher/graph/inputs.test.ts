import { MultiGraph } from 'graphology';
import { expect, test } from 'vitest';
import { createEngine, fromGraphology, type GraphSource } from '../../../src/cypher/index.ts';

const QUERY = 'MATCH (a:Paper)-[r:USES]->(b) RETURN a.id, r.weight, b.id, b.count, labels(b)';

test('plain objects, a Map of properties, numeric ids', async () => {
  const engine = createEngine({
    nodes: [
      { id: 1, labels: ['Paper'], properties: { id: 'p' } },
      {
        id: 2,
        labels: ['Concept', 'Method'],
        properties: new Map([
          ['id', 'c'],
          ['count', 3n],
        ] as [string, unknown][]),
      },
    ],
    relationships: [{ type: 'USES', start: 1, end: 2, properties: { weight: 1 } }],
  });
  expect((await engine.run(QUERY)).rows).toEqual([['p', 1, 'c', 3n, ['Concept', 'Method']]]);
});

test('numbers are integers where the caller says so, in lists too', async () => {
  const graph = { nodes: [{ id: 'a', properties: { n: 2, f: 2, l: [1, 2] } }], relationships: [] };
  const engine = createEngine(graph, { numbers: (key) => (key === 'f' ? 'float' : 'integer') });
  expect((await engine.run('MATCH (a) RETURN a.n / 4, a.f / 4, a.l')).rows).toEqual([[0n, 0.5, [1n, 2n]]]);
});

test('a graphology graph, read in place', async () => {
  const graph = new MultiGraph();
  graph.addNode('p', { labels: ['Paper'], id: 'p' });
  graph.addNode('c', { kind: 'Method', id: 'c', count: 3 });
  graph.addEdge('p', 'c', { relation: 'USES', weight: 0.5 });
  expect((await createEngine(graph).run(QUERY)).rows).toEqual([['p', 0.5, 'c', 3n, ['Method']]]);
  const other = fromGraphology(graph, { type: () => 'T', labels: () => ['L'] });
  expect((await createEngine(other).run('MATCH (:L)-[:T]->(:L) RETURN count(*)')).rows).toEqual([[1n]]);
});

test('columns', async () => {
  const source: GraphSource = {
    nodeCount: 2,
    relationshipCount: 1,
    nodeId: (node) => ['p', 'c'][node]!,
    relationshipId: String,
    labelsOf: (node) => [['Paper'], ['Method']][node]!,
    types: ['USES'],
    typeNumbers: new Uint8Array([0]),
    starts: new Int32Array([0]),
    ends: new Int32Array([1]),
    nodeKeys: () => ['id'],
    relationshipKeys: () => ['weight'],
    nodeColumn: (key) => (node) => (key === 'id' ? ['p', 'c'][node]! : null),
    relationshipColumn: (key) => () => (key === 'weight' ? 2.5 : null),
  };
  expect((await createEngine(source).run(QUERY)).rows).toEqual([['p', 2.5, 'c', null, ['Method']]]);
});

test('an input that does not hold together is refused with the id', () => {
  const node = { id: 'a' };
  expect(() => createEngine({ nodes: [node, node], relationships: [] })).toThrow('Two nodes have the id "a"');
  const broken = { nodes: [node], relationships: [{ type: 'R', start: 'a', end: 'b' }] };
  expect(() => createEngine(broken)).toThrow('A relationship joins the node "b", which is not in the graph');
});

test('names of built-in properties are only names', async () => {
  const engine = createEngine({ nodes: [{ id: 'a', properties: { x: 1n } }], relationships: [] });
  expect(
    (await engine.run('MATCH (a) RETURN a.constructor, a.toString, a.__proto__, a[$key]', { key: 'hasOwnProperty' }))
      .rows,
  ).toEqual([[null, null, null, null]]);
});
