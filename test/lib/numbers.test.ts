import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeness, rarity, roundScore } from '../../src/lib/numbers.ts';

const counts = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.nat(500), fc.nat(500))
  .map(([shared, a, b]) => [shared, shared + a, shared + b] as const);

test('law: closeness lies between 0 and 1, is symmetric, and grows with what is shared', () => {
  fc.assert(
    fc.property(counts, ([shared, ofA, ofB]) => {
      const value = closeness(shared, ofA, ofB);
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
      expect(closeness(shared, ofB, ofA)).toBe(value);
      expect(closeness(shared + 1, ofA + 1, ofB + 1)).toBeGreaterThanOrEqual(value);
    }),
  );
});

test('a pair that met once is not closer than one that often meets', () => {
  expect(closeness(1, 1, 1)).toBeLessThan(closeness(5, 6, 6));
});

test('law: the rarer, the larger, and never 0', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (papers, more) => {
      const total = papers + more;
      expect(rarity(papers, total)).toBeGreaterThan(0);
      if (papers > 1) expect(rarity(papers - 1, total)).toBeGreaterThan(rarity(papers, total));
    }),
  );
});

test('scores have six decimals', () => {
  expect(roundScore(0.12345649)).toBe(0.123456);
  expect(roundScore(0.1 + 0.2)).toBe(0.3);
});
