import { expect, test } from 'vitest';
import { tokenizePaper } from '../../src/extract/tagger/tokenize.ts';
import { wordsOf } from '../../src/extract/tokens.ts';

test('words of a field with their folded keys; signs, hyphens and possessive endings are none', () => {
  const tokens = tokenizePaper('On GPT-4o', "BERT's layers (and C++) reach 10% — pass@1.");
  expect(wordsOf(tokens, 0).map((t) => t.key)).toEqual(['on', 'gpt', '4o']);
  expect(wordsOf(tokens, 1).map((t) => t.key)).toEqual(['bert', 'layer', 'and', 'c++', 'reach', '10', 'pass@1']);
  for (const { text, start, end } of wordsOf(tokens, 1)) expect(tokens.abstract.text.slice(start, end)).toBe(text);
});
