import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processContext } from '../../src/commands/context.ts';
import { completer } from '../../src/commands/query/complete.ts';
import { readParameters } from '../../src/commands/query/parameters.ts';
import { findRecipe, readRecipes } from '../../src/commands/query/recipes.ts';
import { runRepl } from '../../src/commands/query/repl.ts';
import { openSession, type QuerySession } from '../../src/commands/query/session.ts';
import { saveMap } from '../../src/store/index.ts';
import { papergraph } from '../support/cli.ts';
import { smallMap } from '../support/small-map.ts';

let dir = '';
let map = '';
let session: QuerySession;
const limits = { timeoutMs: 20_000, maxRows: 100 };
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-query-'));
  map = join(dir, 'map');
  saveMap(map, smallMap(), {});
  session = await openSession(map);
});
afterAll(async () => {
  await session?.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('the command', () => {
  const titles = 'MATCH (p:Paper) RETURN p.id AS id, p.date AS date, size(p.title) AS n ORDER BY id';
  test('prints JSON, CSV and a table; a cut answer says so', () => {
    const json = papergraph(['query', map, titles, '--format', 'json']);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout)[0]).toEqual({ id: '2106.09685', date: '2021-06-17', n: 11 });
    expect(papergraph(['query', map, titles, '--format', 'csv']).stdout.split('\n')[0]).toBe('id,date,n');
    const cut = papergraph(['query', map, titles, '--max-rows', '1']);
    expect(cut.stdout.trim().split('\n').length).toBe(2);
    expect(cut.stderr).toContain('only the first 1 row');
  });

  test('a mistake is shown with its place, and ends with 1', () => {
    const { code, stdout, stderr } = papergraph(['query', map, 'MATCH (p:Paper) RETURN q.title']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/`q` not defined \(line 1, column 24\)\nMATCH \(p:Paper\) RETURN q\.title\n {23}\^/);
  });

  test('a recipe takes parameters; a wrong name lists them all', () => {
    const { code, stdout } = papergraph(['query', map, '--recipe', 'who-introduced', '--param', 'concept=lora']);
    expect(code).toBe(0);
    expect(stdout).toContain('LoRA adapts');
    const wrong = papergraph(['query', map, '--recipe', 'nothing']);
    expect(wrong.code).toBe(2);
    for (const { name } of readRecipes()) expect(wrong.stderr).toContain(name);
  });

  test('hostile text moves no cursor', () => {
    const { stdout } = papergraph(['query', map, "RETURN 'a\\u001b[2Jb' AS x, {a: '{\\\\b}'} AS y"]);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('{a: "{\\\\b}"}');
  });
});

describe('limits', () => {
  test('a query that runs away is stopped at its deadline, and the session goes on', async () => {
    const wide = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a * b)';
    const start = performance.now();
    await expect(session.run(wide, {}, { ...limits, timeoutMs: 300 })).rejects.toThrow(/stopped after 300 ms/);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect((await session.run('RETURN 1 AS x', {}, limits)).rows).toEqual([[1]]);
  });

  test('one that is stopped from outside ends', async () => {
    const wide = 'UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a * b)';
    const running = session.run(wide, {}, limits);
    setTimeout(() => session.stop(), 300);
    await expect(running).rejects.toThrow(/stopped/);
  });

  test('writes are refused', async () => {
    await expect(session.run('CREATE (n) RETURN n', {}, limits)).rejects.toThrow(/read/);
  });
});

describe('parameters', () => {
  test('have the types that they look like; := takes any expression', async () => {
    const given = ['a=3', 'b=0.5', 'c=2106.09685', 'd=true', 'e=null', 'f=x=y', 'g=', "h:=[1, date('2024-01-02')]"];
    expect(await readParameters(given)).toEqual({
      a: 3,
      b: { float: 0.5 },
      c: '2106.09685',
      d: true,
      e: null,
      f: 'x=y',
      g: '',
      h: [1, { date: '2024-01-02' }],
    });
    await expect(readParameters(['x'])).rejects.toThrow(/--param x/);
    await expect(readParameters(['x:=1 +'])).rejects.toThrow(/--param x/);
  });
});

describe('the prompt', () => {
  async function type(lines: string): Promise<{ out: string; err: string }> {
    const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const said = { out: '', err: '' };
    stdout.on('data', (chunk) => (said.out += chunk));
    stderr.on('data', (chunk) => (said.err += chunk));
    stdin.end(lines);
    await runRepl(session, {}, limits, 'table', { ...processContext(true), stdin, stdout, stderr });
    return said;
  }

  test('runs queries over several lines, keeps parameters, and goes on after a mistake', async () => {
    const { out, err } = await type(
      ':param n=2\nMATCH (p:Paper)\nRETURN count(*) + $n AS x;\nRETURN y;\nRETURN 7 AS z',
    );
    expect(out).toMatch(/x\n5\n/);
    expect(err).toContain('`y` not defined');
    expect(out).toMatch(/z\n7\n/);
  });

  test('shows the schema', async () => {
    const { out } = await type(':schema\n:quit\nRETURN 1;');
    expect(out).toMatch(/:Paper\s+3/);
    expect(out).toContain('(:Paper)-[:INTRODUCES]->(:Concept)');
    expect(out).not.toMatch(/^1$/m);
  });

  test('completes commands, labels, properties and words of the language', () => {
    const complete = completer({ labels: ['Paper', 'Method'], types: ['USES'], keys: ['title', 'name'] });
    expect(complete(':sch')).toEqual([[':schema'], ':sch']);
    expect(complete('MATCH (p:pa')).toEqual([['Paper'], 'pa']);
    expect(complete('MATCH (p)-[:u')).toEqual([['USES'], 'u']);
    expect(complete('RETURN p.t')).toEqual([['title'], 't']);
    expect(complete('RETURN toUp')[0]).toContain('toUpper(');
    expect(complete(':recipe rel')[0]).toContain('related');
  });
});

test('every recipe says what it answers and has a value for each of its parameters', () => {
  for (const { name, question, cypher, parameters } of readRecipes()) {
    expect(question, name).toMatch(/\?/);
    const used = new Set([...cypher.matchAll(/\$(\w+)/g)].map((match) => match[1]!));
    expect(Object.keys(parameters).sort(), name).toEqual([...used].sort());
  }
  expect(findRecipe('related').name).toBe('related');
});
