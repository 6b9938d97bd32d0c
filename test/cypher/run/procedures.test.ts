import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/cypher/index.ts';

const engine = createEngine(
  {
    nodes: [
      {
        id: 1,
        labels: ['Paper'],
        properties: { title: 'Low-rank adaptation of large models', aliases: ['LoRA', 'GPT-4.1'] },
      },
      { id: 2, labels: ['Paper'], properties: { title: 'Adaptation of deep networks', year: 2020n } },
      { id: 3, labels: ['Paper'], properties: { title: 'Deep, deep networks' } },
      { id: 4, labels: ['Other', 'Thing'], properties: { title: 'adaptation' } },
    ],
    relationships: [{ type: 'CITES', start: 1, end: 2, properties: { weight: 0.5 } }],
  },
  { fulltext: { texts: { labels: ['Paper'], properties: ['title', 'aliases'] } } },
);

const found = async (search: string): Promise<unknown[]> => {
  const query =
    "CALL db.index.fulltext.queryNodes('texts', $search) YIELD node, score RETURN id(node) + 1 AS id, score";
  const { rows } = await engine.run(query, { search });
  const scores = rows.map(([, score]) => score as number);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  return rows.map(([id]) => Number(id));
};

describe('full-text search', () => {
  test.each([
    ['adaptation', [2, 1]],
    ['ADAPTATION', [2, 1]],
    ['low-rank adaptation', [1, 2]],
    ['deep', [3, 2]],
    ['"deep networks"', [3, 2]],
    ['"networks deep"', []],
    ['adapt*', [1, 2]],
    ['adaptation AND deep', [2]],
    ['+adaptation +deep', [2]],
    ['adaptation -deep', [1]],
    ['deep NOT adaptation', [3]],
    ['aliases:lora', [1]],
    ['title:lora', []],
    ['GPT-4.1', [1]],
    ['nothing', []],
    ['', []],
    ['"', []],
    ['((((', []],
  ])('%s', async (search, ids) => {
    expect(await found(search)).toEqual(ids);
  });

  test('rare words weigh more, and a boost weighs as said', async () => {
    expect((await found('large deep'))[0]).toBe(1);
    expect((await found('large deep^9'))[0]).toBe(3);
  });

  test('an index that is not there is named together with those that are', async () => {
    await expect(engine.run("CALL db.index.fulltext.queryNodes('other', 'x')")).rejects.toMatchObject({
      message: expect.stringContaining('There is no such fulltext schema index: other. There is: texts'),
    });
  });
});

test('what the graph is made of', async () => {
  const rows = async (query: string): Promise<unknown[][]> => (await engine.run(query)).rows;
  expect(await rows('CALL db.labels()')).toEqual([['Other'], ['Paper'], ['Thing']]);
  expect(await rows('CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t')).toEqual([['CITES']]);
  expect(await rows('CALL db.propertyKeys')).toEqual([['aliases'], ['title'], ['weight'], ['year']]);
  expect(await rows('CALL db.schema.nodeTypeProperties()')).toEqual([
    [':`Other`:`Thing`', ['Other', 'Thing'], 'title', ['String'], true],
    [':`Paper`', ['Paper'], 'aliases', ['StringArray'], false],
    [':`Paper`', ['Paper'], 'title', ['String'], true],
    [':`Paper`', ['Paper'], 'year', ['Long'], false],
  ]);
  expect(await rows('CALL db.schema.relTypeProperties()')).toEqual([[':`CITES`', 'weight', ['Double'], true]]);
  const [[nodes, relationships]] = (await rows('CALL db.schema.visualization()')) as [[unknown[], unknown[]]];
  expect([nodes.length, relationships.length]).toEqual([3, 1]);
});

test('PROFILE counts the rows of its own run only', async () => {
  const counts = [];
  for (let i = 0; i < 2; i++) counts.push((await engine.run('PROFILE MATCH (p:Paper) RETURN p')).plan!.rows);
  expect(counts).toEqual([3, 3]);
});
