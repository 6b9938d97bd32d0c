import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { foldKey } from '../../src/lib/fold.ts';
import { CONCEPT_TYPES } from '../../src/types.ts';

const { entries, notConcepts } = loadCatalogue();

test('judged phrases come with type and canonical name', () => {
  expect(entries.get('llm')).toMatchObject({ type: 'model', canonical: 'large language model', origin: 'judged' });
  expect(entries.get('lora')).toMatchObject({ phrase: 'LoRA', type: 'method', canonical: 'LoRA', ambiguous: false });
  expect(entries.get('flickr30k')).toMatchObject({ type: 'dataset' });
});

test('listed names fill gaps and never override a judgement', () => {
  const listed = [...entries.values()].filter((e) => e.origin === 'listed');
  expect(listed.length).toBeGreaterThan(4000);
  expect(entries.size - listed.length).toBeGreaterThan(7000);
});

test('no phrase is a concept and none at the same time, and every key is the key of its phrase', () => {
  expect(notConcepts.size).toBeGreaterThan(20_000);
  const wrong = [...entries].filter(
    ([key, { phrase, type, canonical }]) =>
      key === '' ||
      (foldKey(phrase) !== key && !(/^[A-Z\d-]+S$/.test(phrase) && phrase.toLowerCase() === key)) ||
      notConcepts.has(key) ||
      !CONCEPT_TYPES.includes(type) ||
      canonical === '',
  );
  expect(wrong).toEqual([]);
});
