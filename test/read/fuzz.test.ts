import { expect, test } from 'vitest';
import { fuzzReaders } from '../support/fuzz.ts';

test('readers survive 20,000 damaged and made-up inputs (test/fuzz.ts does a million)', async () => {
  const { inputs, papers, growth } = await fuzzReaders(20_000, 7);
  expect(inputs).toBe(20_000);
  expect(papers).toBeGreaterThan(1000);
  expect(growth).toBeLessThan(200);
}, 300_000);
