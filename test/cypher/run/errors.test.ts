import { expect, test } from 'vitest';
import { CypherError, caret, createEngine } from '../../../src/cypher/index.ts';

const engine = createEngine({ nodes: [{ id: 'a', labels: ['A'], properties: { x: 'text' } }], relationships: [] });

async function errorOf(query: string, parameters = {}): Promise<CypherError> {
  const error = await engine.run(query, parameters).then(
    () => new Error('no error'),
    (reason: unknown) => reason,
  );
  if (error instanceof CypherError) return error;
  throw error;
}

test.each([
  ['MATCH (a) RETURN a.x * 2', 'TypeError', 18],
  ['RETURN 1 + 1 / 0', 'ArithmeticError', 12],
  ['RETURN 9223372036854775807 + 1', 'ArithmeticError', 8],
  ['MATCH (a) RETURN toUpper(a.x), range(1, 2, 0)', 'ArgumentError', 32],
  ['WITH [1, 2] AS l RETURN l[$i]', 'TypeError', 25],
  ['RETURN $i.x', 'TypeError', 8],
  ['UNWIND [1] AS x RETURN x SKIP $i', 'ArgumentError', null],
  ["RETURN 'a' =~ '('", 'ArgumentError', 8],
])('%s', async (query, code, column) => {
  const error = await errorOf(query, { i: 'text' });
  expect(error).toMatchObject({ code, column });
});

test('a caret under the place, also in the second line of a long query', async () => {
  const error = await errorOf('MATCH (a)\nWHERE a.x STARTS WITH "t" RETURN a.x - 1');
  expect(caret(error)).toBe('WHERE a.x STARTS WITH "t" RETURN a.x - 1\n                                 ^^^^^^^');
  const long = await errorOf(`RETURN ${'1 + '.repeat(60)}zz`);
  const [text, mark] = caret(long)!.split('\n');
  expect(text!.slice(mark!.indexOf('^'), mark!.indexOf('^') + 2)).toBe('zz');
  expect(text!.length).toBeLessThanOrEqual(100);
});

test('very long and very deep queries end in an answer or an error', async () => {
  const sum = `RETURN ${'1 + '.repeat(3000)}1 AS n`;
  const answer = await engine.run(sum).then(
    ({ rows }) => rows[0]![0],
    (error: CypherError) => error.code,
  );
  expect([3001n, 'TooLarge']).toContain(answer);
  expect((await errorOf(`RETURN ${'('.repeat(5000)}`)).code).toBe('SyntaxError');
});
