import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenizePaper } from '../../../src/extract/tagger/tokenize.ts';

const wordsOf = (text: string): string[] => tokenizePaper(text, '').words;

describe('words', () => {
  test.each([
    ['Qwen2.5-7B', ['Qwen2.5', '-', '7B']],
    ['C++ and C# beat A*', ['C++', 'and', 'C#', 'beat', 'A*']],
    ['pass@1 of GPT-4o', ['pass@1', 'of', 'GPT', '-', '4o']],
    ["W[1]-hard LLM's", ['W[1]', '-', 'hard', 'LLM', "'s"]],
    ['as in A [1] and Adam[2]', ['as', 'in', 'A', '[', '1', ']', 'and', 'Adam', '[', '2', ']']],
    ['CoPLA* is *not* F*', ['CoPLA*', 'is', '*', 'not', '*', 'F*']],
    ['$\\pi_{0.5}$ and π0, μP', ['π0.5', 'and', 'π0', ',', 'μP']],
    ['N:M sparsity by R1', ['N', ':', 'M', 'sparsity', 'by', 'R1']],
    ['GRPO+OPSD', ['GRPO', '+', 'OPSD']],
    ['$\\ell_1$ norm, ε-greedy', ['ℓ1', 'norm', ',', 'ε', '-', 'greedy']],
    ['Grad-CAM++, 3.5%', ['Grad', '-', 'CAM++', ',', '3.5', '%']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

test('sentences end at stops, but not at abbreviations or inside numbers', () => {
  const { words, sentence } = tokenizePaper('A title', 'We use X (e.g. Y). It has 3.5 parts vs. four. “Why?” Because.');
  const count = new Set(sentence).size;
  expect(count).toBe(5);
  expect(sentence[words.indexOf('Y')]).toBe(sentence[words.indexOf('We')]);
  expect(sentence[words.indexOf('four')]).toBe(sentence[words.indexOf('It')]);
});

test('tokens are parts of the decoded text, in order, never overlapping, and cut no surrogate pair', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      (a, b) => {
        const tokens = tokenizePaper(a, b);
        let [field, end] = [0, 0];
        tokens.words.forEach((word, i) => {
          const text = tokens.field[i] === 0 ? tokens.title.text : tokens.abstract.text;
          expect(text.slice(tokens.start[i], tokens.end[i])).toBe(word);
          if (tokens.field[i] !== field) [field, end] = [tokens.field[i]!, 0];
          expect(tokens.start[i]).toBeGreaterThanOrEqual(end);
          end = tokens.end[i]!;
          expect(/^[\ud800-\udbff]$|^[\udc00-\udfff]$/.test(word) && word.isWellFormed()).toBe(false);
        });
      },
    ),
    { numRuns: 200 },
  );
});
