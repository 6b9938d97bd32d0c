import { expect, test } from 'vitest';
import { keyOf, wordsOf } from '../../src/extract/tokens.ts';
import { viewOf } from './support.ts';

test('words of a run with their folded keys; signs, hyphens and possessive endings are none', () => {
  const view = viewOf('On GPT-4o', "BERT's layers (and C++) reach 10% — pass@1.");
  const keys = (start: number, end: number): string[] => wordsOf(view, { start, end }).map((t) => t.key);
  expect(keys(0, 4)).toEqual(['on', 'gpt', '4o']);
  expect(keys(4, view.words.length)).toEqual(['bert', 'layer', 'and', 'c++', 'reach', '10', 'pass@1']);
  expect(keyOf(wordsOf(view, { start: 1, end: 4 }))).toBe('gpt 4o');
});

test('what stands between two words', () => {
  const view = viewOf('', 'GPT-4o and Fe – C');
  expect(wordsOf(view, { start: 0, end: 3 }).map((t) => t.gap)).toEqual(['other', 'hyphen']);
  expect(wordsOf(view, { start: 4, end: 7 }).map((t) => t.gap)).toEqual(['other', 'other']);
});
