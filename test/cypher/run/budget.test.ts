import { expect, test } from 'vitest';
import { createEngine } from '../../../src/cypher/index.ts';
import { smallGraph } from '../support/random-graph.ts';

const engine = createEngine(smallGraph(3, 200, 2000));

const ENDLESS = [
  'MATCH (a), (b), (c), (d), (e) RETURN count(*)',
  'MATCH (a)-[*]-(b) RETURN count(*)',
  'MATCH (a)-->(b)-->(c)-->(d)-->(e)-->(f)-->(g) RETURN count(*)',
  'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a',
];

test.each(ENDLESS)('a deadline ends %s', async (query) => {
  const begin = Date.now();
  await expect(engine.run(query, {}, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'Timeout' });
  expect(Date.now() - begin).toBeLessThan(10_000);
});

test.each(ENDLESS)('a signal ends %s while other work goes on', async (query) => {
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  await expect(engine.run(query, {}, { signal: AbortSignal.timeout(150) })).rejects.toMatchObject({ code: 'Aborted' });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
});

test('an aborted signal stops before anything runs, a flag is asked for', async () => {
  await expect(engine.run('RETURN 1', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'Aborted' });
  let asked = 0;
  const stopped = (): boolean => ++asked > 3;
  await expect(engine.run(ENDLESS[0]!, {}, { stopped })).rejects.toMatchObject({ code: 'Aborted' });
});

test('more rows than wanted are left out and said so', async () => {
  const result = await engine.run('MATCH (a) RETURN a', {}, { maxRows: 7 });
  expect([result.rows.length, result.truncated]).toEqual([7, true]);
  expect((await engine.run('MATCH (a) RETURN a LIMIT 7', {}, { maxRows: 7 })).truncated).toBe(false);
});

test.each([
  'MATCH (a), (b), (c) RETURN collect(a)',
  'MATCH (a), (b), (c) RETURN a ORDER BY b.k',
  'MATCH (a), (b), (c) RETURN DISTINCT a, b, c',
  'UNWIND range(1, 10000000) AS x RETURN x',
])('what is held at once is bounded: %s', async (query) => {
  await expect(engine.run(query, {}, { maxItems: 50_000 })).rejects.toMatchObject({ code: 'TooLarge' });
});

test('runs of one query at the same time do not disturb each other', async () => {
  const query = 'MATCH (a)-->(b) WHERE a.k = $k RETURN count(*) AS n';
  const signal = new AbortController().signal;
  const together = await Promise.all([0n, 1n, 2n, 0n].map((k) => engine.run(query, { k }, { signal })));
  const alone = [];
  for (const k of [0n, 1n, 2n, 0n]) alone.push((await engine.run(query, { k })).rows);
  expect(together.map(({ rows }) => rows)).toEqual(alone);
});

test('LIMIT ends the work early', async () => {
  const { plan, rows } = await engine.run('PROFILE MATCH (a)-->(b)-->(c) RETURN a LIMIT 3');
  expect(rows.length).toBe(3);
  const scans = JSON.stringify(plan).match(/"operator":"AllNodesScan".*?"rows":(\d+)/);
  expect(Number(scans![1])).toBeLessThan(20);
});

test('a missing parameter is named, wherever it stands', async () => {
  await expect(engine.run('MATCH (n:None) RETURN $x')).rejects.toMatchObject({ code: 'ParameterMissing', column: 23 });
});
