import { expect, test } from 'vitest';
import { createEngine } from '../../../src/cypher/index.ts';

const node = (id: string, label: string, properties = {}) => ({
  id,
  labels: [label],
  properties: { id, ...properties },
});
const engine = createEngine({
  nodes: [node('a', 'P', { n: 1n }), node('b', 'P', { n: 2n }), node('c', 'P'), node('x', 'C'), node('y', 'C')],
  relationships: [
    { type: 'U', start: 'a', end: 'x' },
    { type: 'U', start: 'b', end: 'x' },
    { type: 'U', start: 'b', end: 'y' },
    { type: 'R', start: 'a', end: 'b' },
    { type: 'R', start: 'b', end: 'c' },
  ],
});

/** What clauses give together; each answer was worked out by hand. */
test.each<[string, unknown[][]]>([
  [
    'UNWIND [1, 2] AS x OPTIONAL CALL (x) { WITH x WHERE x > 1 RETURN x AS y } RETURN x, y',
    [
      [1n, null],
      [2n, 2n],
    ],
  ],
  [
    'UNWIND [1, 2] AS x CALL { WITH x RETURN x AS y UNION WITH x RETURN x * 10 AS y } RETURN x, y',
    [
      [1n, 1n],
      [1n, 10n],
      [2n, 2n],
      [2n, 20n],
    ],
  ],
  [
    'UNWIND [1, 2, 3] AS x CALL (x) { UNWIND range(1, x) AS y RETURN sum(y) AS s } RETURN x, s',
    [
      [1n, 1n],
      [2n, 3n],
      [3n, 6n],
    ],
  ],
  [
    'MATCH (p:P) CALL (p) { MATCH (p)-[:U]->(c) RETURN c.id AS c ORDER BY c DESC LIMIT 1 } RETURN p.id, c ORDER BY p.id',
    [
      ['a', 'x'],
      ['b', 'y'],
    ],
  ],
  ['WITH 1 AS a, 2 AS b WITH a AS b, b AS a RETURN a, b', [[2n, 1n]]],
  ['MATCH (p:P) WITH p.n AS m WHERE p.id > "a" RETURN m ORDER BY m', [[2n], [null]]],
  [
    'MATCH (p:P) WITH p ORDER BY p.id DESC LIMIT 2 MATCH (p)-[:U]->(c) RETURN p.id, c.id ORDER BY c.id',
    [
      ['b', 'x'],
      ['b', 'y'],
    ],
  ],
  [
    'MATCH (p:P) OPTIONAL MATCH (p)-[:U]->(c) WHERE c.id = "y" RETURN p.id, c.id ORDER BY p.id',
    [
      ['a', null],
      ['b', 'y'],
      ['c', null],
    ],
  ],
  ['OPTIONAL MATCH (z:None) MATCH (z) RETURN count(*)', [[0n]]],
  ['OPTIONAL MATCH (z:None) WITH z MATCH (p:P) RETURN z, count(p)', [[null, 3n]]],
  [
    'MATCH (p:P) RETURN p.n > 1 AS big, count(*) AS n ORDER BY big',
    [
      [false, 1n],
      [true, 1n],
      [null, 1n],
    ],
  ],
  [
    'MATCH (p:P)-[r]->() RETURN type(r) AS t, collect(DISTINCT p.id) AS ids, count(*) + 1 AS n ORDER BY count(*), t',
    [
      ['R', ['a', 'b'], 3n],
      ['U', ['a', 'b'], 4n],
    ],
  ],
  [
    'MATCH (p:P) RETURN sum(p.n), avg(p.n), min(p.id), collect(p.n), count(p.n), count(*)',
    [[3n, 1.5, 'a', [1n, 2n], 2n, 3n]],
  ],
  ['MATCH (p:None) RETURN sum(p.n), collect(p), count(*), max(p.n)', [[0n, [], 0n, null]]],
  ['MATCH (p:None) RETURN p.x, count(*)', []],
  ['UNWIND [3, 1, 2] AS x RETURN x ORDER BY x DESC SKIP 1 LIMIT 1', [[2n]]],
  ['UNWIND [1, 1.0, 2] AS x RETURN DISTINCT x', [[1n], [2n]]],
  ['RETURN 1 AS x UNION ALL RETURN 1 AS x UNION ALL RETURN 2 AS x', [[1n], [1n], [2n]]],
  ['MATCH (p:P) RETURN p.id ORDER BY COUNT { (p)-[:U]->() } DESC, p.id LIMIT 2', [['b'], ['a']]],
  ['MATCH (p:P) WHERE EXISTS { MATCH (p)-[:R]->(q) WHERE EXISTS { (q)-[:U]->(:C {id: "y"}) } } RETURN p.id', [['a']]],
  [
    'MATCH (p:P {id: "b"}) RETURN p {.id, .none, n: p.n * 2, cs: [(p)-[:U]->(c) | c.id]} AS m',
    [
      [
        new Map<string, unknown>([
          ['id', 'b'],
          ['none', null],
          ['n', 4n],
          ['cs', ['x', 'y']],
        ]),
      ],
    ],
  ],
  [
    'MATCH (a {id: "a"}) ((x)-[r:R]->(y)){1,2} (b) RETURN b.id, [n IN x | n.id], size(r) ORDER BY b.id',
    [
      ['b', ['a'], 1n],
      ['c', ['a', 'b'], 2n],
    ],
  ],
  ['MATCH (p:P) MATCH (q:P {n: p.n + 1}) RETURN p.id, q.id', [['a', 'b']]],
  ['MATCH (p:P) FINISH', []],
])('%s', async (query, rows) => {
  expect((await engine.run(query)).rows).toEqual(rows);
});
