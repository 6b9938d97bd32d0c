import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createConceptIds } from '../../src/resolve/concept-id.ts';
import { nameKey } from '../../src/resolve/name-key.ts';

const canonical = new Map([
  ['largelanguagemodel', 'large language model'],
  ['c++', 'C++'],
]);

test('the canonical name gives the id, else the key', () => {
  const idOf = createConceptIds(canonical);
  expect(idOf('largelanguagemodel')).toBe('large-language-model');
  expect(idOf(nameKey('Stable-LoRA'))).toBe('stablelora');
  expect(idOf(nameKey('Llama 3-8B'))).toBe('llama3-8b');
  expect(idOf(nameKey('Foo 2.5'))).toBe('foo2.5');
  expect(idOf(nameKey('pass@10'))).toBe('pass-at-10');
});

test('keys with one slug keep different ids, whichever comes first', () => {
  const keys = [
    'c',
    'c++',
    'c#',
    'c*',
    'c+plus',
    'cplusplus',
    'large-language-model',
    '1 2',
    '12',
    '🙂',
    '🙃',
    'u1f642',
  ];
  const forward = createConceptIds(canonical);
  const backward = createConceptIds(canonical);
  const ids = keys.map(forward);
  expect(new Set(ids).size).toBe(keys.length);
  expect(keys.toReversed().map(backward).toReversed()).toEqual(ids);
  for (const id of ids) expect(id).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u);
});

test('any two keys have different ids that are safe in a URL and short', () => {
  const key = fc.string({ unit: 'grapheme', maxLength: 200 }).map(nameKey).filter(Boolean);
  fc.assert(
    fc.property(key, key, (a, b) => {
      const idOf = createConceptIds(canonical);
      expect(idOf(a) === idOf(b)).toBe(a === b);
      expect(idOf(a).length).toBeLessThan(130);
      expect(idOf(a)).not.toMatch(/[\s/?#%&:]/);
    }),
  );
});
