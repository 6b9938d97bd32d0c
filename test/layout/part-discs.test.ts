import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partDiscs } from '../../src/layout/part-discs.ts';

const gap = (a: { x: number; y: number }, b: { x: number; y: number }): number => Math.hypot(a.x - b.x, a.y - b.y);

test('two discs that overlap end side by side; the smaller moved farther, on the line through both', () => {
  const [large, small] = [
    { x: 0, y: 0, radius: 10 },
    { x: 3, y: 4, radius: 2 },
  ];
  partDiscs([large, small]);
  expect(gap(large, small)).toBeCloseTo(12, 1);
  expect(Math.hypot(large.x, large.y)).toBeLessThan(Math.hypot(small.x - 3, small.y - 4) / 10);
  expect(small.y / small.x).toBeCloseTo(4 / 3, 6);
});

test('discs that do not overlap stay', () => {
  const discs = [
    { x: 0, y: 0, radius: 1 },
    { x: 2, y: 0, radius: 1 },
  ];
  const before = structuredClone(discs);
  partDiscs(discs);
  expect(discs).toEqual(before);
});

test('discs in one spot, and discs of no size, part too or stay finite', () => {
  const same = [
    { x: 1, y: 1, radius: 5 },
    { x: 1, y: 1, radius: 5 },
  ];
  partDiscs(same);
  expect(gap(same[0]!, same[1]!)).toBeCloseTo(10, 1);
  const points = [
    { x: 1, y: 1, radius: 0 },
    { x: 1, y: 1, radius: 0 },
  ];
  partDiscs(points);
  for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
});

test('law: places stay finite and the middle of all, weighted by area, stays where it is', () => {
  const disc = fc.record({
    x: fc.integer({ min: -50, max: 50 }),
    y: fc.integer({ min: -50, max: 50 }),
    radius: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(disc, { minLength: 1, maxLength: 20 }), (given) => {
      const discs = structuredClone(given);
      partDiscs(discs);
      const middle = (of: typeof given, axis: 'x' | 'y'): number =>
        of.reduce((sum, d) => sum + d[axis] * d.radius ** 2, 0) / of.reduce((sum, d) => sum + d.radius ** 2, 0);
      for (const axis of ['x', 'y'] as const) expect(middle(discs, axis)).toBeCloseTo(middle(given, axis), 6);
    }),
  );
});
