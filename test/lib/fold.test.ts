import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldKey, foldWord } from '../../src/lib/fold.ts';

test.each([
  ['Low-Rank Adaptation', 'low rank adaptation'],
  ['low\u2011rank  adaptations', 'low rank adaptation'],
  ['CIFAR-10/100', 'cifar 10 100'],
  ['LLMs', 'llm'],
  ['cross-entropy loss', 'cross entropy loss'],
  ['Bayes\u2019', 'baye'],
  ['“MT-Bench”,', 'mt bench'],
  ['C++', 'c++'],
  ['', ''],
])('%s has the key %s', (text, key) => {
  expect(foldKey(text)).toBe(key);
});

test('short words and double s keep their s', () => {
  expect(['gas', 'loss', 'models', 'NNs'].map((w) => foldWord(w.toLowerCase()))).toEqual([
    'gas',
    'loss',
    'model',
    'nns',
  ]);
});

test('a key says the same when it is folded with other separators', () => {
  const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const key = foldKey(words.join(' '));
      for (const separator of ['-', '_', '/', '  ', '\u2013']) expect(foldKey(words.join(separator))).toBe(key);
      expect(foldKey(words.join(' ').toUpperCase())).toBe(key);
    }),
  );
});

test('any text has a key', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof foldKey(text) === 'string'));
});
