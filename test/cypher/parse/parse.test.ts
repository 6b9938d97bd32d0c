import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CypherError, caret, locate } from '../../../src/cypher/errors.ts';
import { parse } from '../../../src/cypher/parse/parse.ts';

function errorOf(query: string): CypherError {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof CypherError) return locate(error, query);
    throw error;
  }
  throw new Error(`no error in ${query}`);
}

const returned = (query: string): unknown => {
  const clauses = parse(query).query.parts[0]!.clauses;
  const last = clauses[clauses.length - 1]!;
  return last.kind === 'return' ? last.items[0]!.expression : null;
};

/** The tree without places, as text. */
const shape = (query: string): string =>
  JSON.stringify(returned(query), (key, value) =>
    key === 'at' ? undefined : typeof value === 'bigint' ? `${value}` : value,
  );

describe('strength of operators', () => {
  test.each([
    ['RETURN 1 + 2 * 3', 'RETURN 1 + (2 * 3)'],
    ['RETURN 2 ^ 3 ^ 2', 'RETURN (2 ^ 3) ^ 2'],
    ['RETURN -2 ^ 2', 'RETURN (-2) ^ 2'],
    ['RETURN NOT a = b', 'RETURN NOT (a = b)'],
    ['RETURN a OR b XOR c AND d', 'RETURN a OR (b XOR (c AND d))'],
    ['RETURN a = b IS NULL', 'RETURN a = (b IS NULL)'],
    ['RETURN a + b IN c + d', 'RETURN (a + b) IN (c + d)'],
    ['RETURN a.b[0].c', 'RETURN ((a.b)[0]).c'],
    ['RETURN n:A AND m:B', 'RETURN (n:A) AND (m:B)'],
  ])('%s means %s', (left, right) => {
    expect(shape(left)).toBe(shape(right));
  });
});

test('a bar ends the condition of a comprehension, in a parenthesis it joins labels', () => {
  expect(shape('RETURN [x IN xs WHERE x:A | x.y]')).toContain('"project":{"kind":"property"');
  expect(shape('RETURN [x IN xs WHERE (x:A|B) | x.y]')).toContain('"labels":{"kind":"or"');
});

test('a parenthesis before an arrow is a pattern, before a minus it is not', () => {
  expect(shape('RETURN (a)-->(b)')).toContain('"kind":"pattern"');
  expect(shape('RETURN (a)-[1]')).toContain('"operator":"-"');
  expect(shape('RETURN (a) - (b)')).toContain('"operator":"-"');
});

test('errors say what was found, what to write, and where', () => {
  const error = errorOf('MATCH (n)\nWHERE n.x = \nRETURN n');
  expect(error.message).toMatch(
    /^Invalid input 'n': expected 'MATCH', .* or the end of the query \(line 3, column 8\)$/,
  );
  expect(errorOf('MATCH (n RETURN n').message).toContain("Invalid input 'RETURN': expected ':', '{', 'WHERE' or ')'");
  expect(caret(errorOf('RETURN [1, 2'))).toBe('RETURN [1, 2\n            ^');
  expect(errorOf("RETURN 'abc").message).toContain("This string does not end: write ' after it");
  expect(errorOf('RETURN 9223372036854775808').message).toContain('integer is too large');
  expect(errorOf('RETURN 1 != 2').message).toContain("you probably meant to use '<>'");
  expect(errorOf('RETURN 42 — 41').message).toContain("Invalid input '—'");
});

test.each([
  ['MATCH (n) SET n.x = 1', 'SET is refused', 11],
  ['CREATE (n)', 'CREATE is refused', 1],
  ['MATCH (n) DETACH DELETE n', 'DETACH is refused', 11],
  ["LOAD CSV FROM 'x' AS l RETURN l", 'LOAD CSV is refused', 1],
  ['MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x', 'IN TRANSACTIONS is refused', 38],
  ['SHOW INDEXES', 'SHOW is refused', 1],
])('%s', (query, message, column) => {
  const error = errorOf(query);
  expect(error.code).toBe('Refused');
  expect(error.message).toContain(message);
  expect(error.column).toBe(column);
});

test('columns are named as they are written', () => {
  const clause = parse('MATCH (n) RETURN  count( * ), (n:A), n . x').query.parts[0]!.clauses[1]!;
  expect(clause.kind === 'return' && clause.items.map(({ name }) => name)).toEqual(['count( * )', '(n:A)', 'n . x']);
});

test('hostile text ends soon, in a tree or in an error of the language', () => {
  const parts = [
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '-',
    '->',
    '<-',
    'n',
    ':A',
    '|',
    '*',
    '1',
    '..',
    ',',
    "'a'",
    'WHERE',
    'IN',
    'RETURN',
    'x',
  ];
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 60 }).map((words) => `MATCH ${words.join(' ')}`);
  fc.assert(
    fc.property(text, (query) => {
      try {
        parse(query);
      } catch (error) {
        if (!(error instanceof CypherError)) throw error;
      }
    }),
    { numRuns: 2000, seed: 5 },
  );
  for (const nested of [
    '('.repeat(5000),
    '['.repeat(5000),
    '({a: '.repeat(500),
    'NOT '.repeat(5000),
    '[x IN '.repeat(500),
    '-'.repeat(9000),
  ]) {
    const begin = process.cpuUsage().user;
    expect(errorOf(`RETURN ${nested}`)).toBeInstanceOf(CypherError);
    expect(process.cpuUsage().user - begin).toBeLessThan(2_000_000);
  }
});
