import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CypherError, createEngine, toTyped } from '../../src/cypher/index.ts';
import { canonicalText } from './support/canonical.ts';

// Query and answer, as Neo4j 5.26.30 gave it: typed JSON of the one column or of all, `error` where it refuses.
const lines = readFileSync(join(import.meta.dirname, '../fixtures/cypher-expressions.tsv'), 'utf8')
  .trim()
  .split('\n');
const engine = createEngine({ nodes: [], relationships: [] });

async function answer(query: string): Promise<string> {
  try {
    const { rows } = await engine.run(query);
    return rows.map((row) => canonicalText(row.length === 1 ? toTyped(row[0]!) : row.map(toTyped))).join(' ; ');
  } catch (error) {
    if (error instanceof CypherError) return 'error';
    throw error;
  }
}

describe('functions and operators answer as Neo4j does', () => {
  test.each(lines.map((line) => line.split('\t') as [string, string]))('%s', async (query, expected) => {
    expect(await answer(query)).toBe(expected);
  });
});

describe('what depends on clock and chance is injected', () => {
  const at = createEngine(
    { nodes: [], relationships: [] },
    { surroundings: { now: () => Date.UTC(2024, 1, 29, 23, 30), random: () => 0.25, timeZone: 'Europe/Paris' } },
  );
  test.each([
    ['date()', { date: '2024-03-01' }],
    ['localtime()', { localtime: '00:30' }],
    ['datetime()', { datetime: '2024-03-01T00:30+01:00[Europe/Paris]' }],
    ["datetime.realtime('UTC')", { datetime: '2024-02-29T23:30Z[UTC]' }],
    ["date.truncate('month')", { date: '2024-03-01' }],
    ['timestamp()', Date.UTC(2024, 1, 29, 23, 30)],
    ['rand()', { float: 0.25 }],
    ['randomUUID()', '44444444-4444-4444-8444-444444444444'],
  ])('%s', async (expression, expected) => {
    const { rows } = await at.run(`RETURN ${expression}`);
    expect(toTyped(rows[0]![0]!)).toEqual(expected);
  });
});

test('what would not fit into memory is refused, not tried', async () => {
  await expect(engine.run('RETURN range(0, 10000000000)')).rejects.toMatchObject({ code: 'TooLarge' });
  await expect(engine.run('RETURN size(range(0, 1000000))', {}, { maxItems: 1000 })).rejects.toMatchObject({
    code: 'TooLarge',
  });
});
