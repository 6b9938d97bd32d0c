import { expect, test } from 'vitest';
import { createEngine } from '../../../src/cypher/index.ts';

const engine = createEngine({ nodes: [], relationships: [] });
const matches = async (text: string, pattern: string): Promise<unknown> =>
  (await engine.run('RETURN $text =~ $pattern', { text, pattern })).rows[0]![0];

/** Answers of Java. */
test.each([
  ['abc', 'b', false],
  ['abc', '.b.', true],
  ['ABC', '(?i)abc', true],
  ['a\nb', 'a.b', false],
  ['a\nb', '(?s)a.b', true],
  ['x.y', '\\Qx.y\\E', true],
  ['xzy', '\\Qx.y\\E', false],
  ['a1', '\\p{Alpha}\\d', true],
  ['é', '\\p{Alpha}', false],
  ['é', '\\p{L}', true],
  ['é', '\\p{IsAlphabetic}', true],
  ['a-b', '[\\p{Alpha}-]+', true],
  ['é', '\\w', false],
  ['ab', '(?<first>a)b', true],
  ['a b', '\\S+\\s\\S+', true],
  ['a!b', 'a\\p{Punct}b', true],
])('%j =~ %s', async (text, pattern, answer) => {
  expect(await matches(text, pattern)).toBe(answer);
});

test.each(['(', 'a++', '(?x)a b', '[', '*'])('%s is refused', async (pattern) => {
  await expect(matches('a', pattern)).rejects.toMatchObject({ code: 'ArgumentError' });
});
