import { describe, expect, test } from 'vitest';
import { createEngine, type PlanTree } from '../../../src/cypher/index.ts';
import { seededRandom } from '../../../src/lib/random.ts';

const PAPERS = 2000;
const CONCEPTS = 500;

/** Papers with ten concepts each; concept 0 is in every paper. */
function map() {
  const random = seededRandom(4);
  const papers = Array.from({ length: PAPERS }, (_, i) => ({
    id: `p${i}`,
    labels: ['Paper'],
    properties: { id: `p${i}`, year: BigInt(2000 + (i % 20)), title: `title ${i}` },
  }));
  const concepts = Array.from({ length: CONCEPTS }, (_, i) => ({
    id: `c${i}`,
    labels: ['Concept'],
    properties: { id: `c${i}`, name: `name ${i}` },
  }));
  const relationships = papers.flatMap(({ id }, i) => {
    const ends = new Set([0, ...Array.from({ length: 9 }, () => Math.floor(random() * CONCEPTS))]);
    const uses = [...ends].map((end) => ({ type: 'USES', start: id, end: `c${end}` }));
    return i > 0 ? [...uses, { type: 'RELATED', start: id, end: `p${Math.floor(random() * i)}` }] : uses;
  });
  return { nodes: [...papers, ...concepts], relationships };
}

const engine = createEngine(map());

const operators = ({ operator, children }: PlanTree): string[] => [operator, ...children.flatMap(operators)];
const totalRows = ({ rows = 0, children }: PlanTree): number =>
  rows + children.reduce((n, each) => n + totalRows(each), 0);

async function work(query: string, parameters = {}): Promise<{ rows: number; operators: string[] }> {
  const { plan } = await engine.run(`PROFILE ${query}`, parameters);
  return { rows: totalRows(plan!), operators: operators(plan!) };
}

describe('no cliffs: the work is near what the answer needs', () => {
  test.each([
    [
      'two papers share, as comma patterns',
      'MATCH (p {id: $a}), (q {id: $b}), (p)-[:USES]->(c)<-[:USES]-(q) RETURN c.name',
      60,
    ],
    ['two papers share, one path', 'MATCH (p:Paper {id: $a})-->(c)<--(q:Paper {id: $b}) RETURN c.name', 60],
    [
      'shortest path in a comma pattern',
      'MATCH (a:Paper {id: $a}), (b:Paper {id: $b}), p = shortestPath((a)-[:RELATED*]-(b)) RETURN length(p)',
      20,
    ],
    [
      'EXISTS on one paper',
      "MATCH (p:Paper {id: $a}) WHERE EXISTS { (p)-[:USES]->(:Concept {name: 'x'}) } RETURN p",
      10,
    ],
    ['a start at the unbound end', 'MATCH (p:Paper)-[:USES]->(c:Concept {id: $c}) RETURN count(p)', 150],
    ['the ends in WHERE', 'MATCH (p)-[:USES]->(c) WHERE c.id = $c AND p.id = $a RETURN p', 60],
    ['the ends in a list', 'MATCH (p:Paper)-[:USES]->(c) WHERE p.id IN [$a, $b] RETURN c', 100],
    ['a join of two sets by a value', 'MATCH (p:Paper), (q:Paper) WHERE p.title = q.title RETURN count(*)', 5 * PAPERS],
    ['a seek by what the first pattern found', 'MATCH (p:Paper {id: $a}) MATCH (q:Paper {id: p.id}) RETURN q', 10],
    ['UNWIND of ids', 'UNWIND [$a, $b] AS id MATCH (p:Paper {id: id})-[:USES]->(c) RETURN c', 100],
    ['LIMIT over a scan', 'MATCH (p:Paper)-[:USES]->(c) RETURN c.name LIMIT 5', 50],
    [
      'a triangle from one paper',
      'MATCH (p:Paper {id: $a})-[:RELATED]-(q)-[:USES]->(c)<-[:USES]-(p) RETURN q, c',
      2000,
    ],
  ])('%s', async (_, query, most) => {
    const { rows } = await work(query, { a: 'p30', b: 'p40', c: 'c77' });
    expect(rows).toBeLessThanOrEqual(most);
  });
});

test('operators are named as Neo4j names them, with what they do', async () => {
  const explained = async (query: string): Promise<string> => {
    const { plan, rows } = await engine.run(`EXPLAIN ${query}`);
    expect(rows).toEqual([]);
    const lines = ({ operator, details, children }: PlanTree): string[] => [
      `${operator} ${details}`,
      ...children.flatMap(lines),
    ];
    return lines(plan!).join('\n');
  };
  expect(
    await explained('MATCH (p:Paper {id: $a})-[:USES]->(c:Concept) RETURN c.name AS name ORDER BY name LIMIT 3'),
  ).toBe(
    [
      'Limit 3',
      'Top name',
      'Projection name',
      'Expand(All) ()-[:USES]->(:Concept)',
      'Filter p.id = $a',
      'NodeIndexSeek p:Paper(id) = $a',
    ].join('\n'),
  );
  expect(await explained('MATCH (p:Paper), (q:Paper) WHERE p.year % 7 = q.year % 7 RETURN count(*)')).toContain(
    'ValueHashJoin p.year % 7 = q.year % 7',
  );
  expect(await explained('MATCH (n) RETURN n.x, count(*)')).toBe('Aggregation n.x: count(*)\nAllNodesScan n');
});

test('relationships are unique across the parts of a hash join', async () => {
  const { nodes } = { nodes: [1, 2, 3].map((id) => ({ id, labels: ['A'], properties: { k: 1n } })) };
  const small = createEngine({
    nodes,
    relationships: [
      { type: 'R', start: 1, end: 2 },
      { type: 'R', start: 2, end: 3 },
    ],
  });
  const { rows } = await small.run('MATCH (a:A)-[r]->(b:A), (c:A)-[s]->(d:A) WHERE a.k = c.k RETURN count(*)');
  expect(rows).toEqual([[2n]]);
});
