import { expect, test } from 'vitest';
import { pressApart } from '../../src/layout/pressure.ts';
import { seededRandom } from '../../src/lib/random.ts';

const COUNT = 400;

/** Points strewn over a disc of that radius. */
function strewn(radius: number, seed: number): { x: Float64Array; y: Float64Array } {
  const random = seededRandom(seed);
  const x = new Float64Array(COUNT);
  const y = new Float64Array(COUNT);
  for (let i = 0; i < COUNT; ) {
    const [a, b] = [2 * random() - 1, 2 * random() - 1];
    if (a * a + b * b > 1) continue;
    x[i] = radius * a;
    y[i++] = radius * b;
  }
  return { x, y };
}
const everywhere = new Uint8Array(COUNT).fill(1);
const meanRadius = ({ x, y }: { x: Float64Array; y: Float64Array }): number =>
  x.reduce((sum, value, i) => sum + Math.hypot(value, y[i]!), 0) / COUNT;

test('a crowd thins out; its middle stays where it is', () => {
  const points = strewn(3, 1);
  const before = meanRadius(points);
  const random = seededRandom(2);
  for (let i = 0; i < 30; i++) pressApart(points.x, points.y, everywhere, 2, 0.5, random);
  expect(meanRadius(points)).toBeGreaterThan(1.5 * before);
  expect(Math.abs(points.x.reduce((sum, value) => sum + value, 0) / COUNT)).toBeLessThan(1);
});

test('points as thin as they should be are pushed far less than a crowd', () => {
  const pushed = (radius: number): number => {
    const points = strewn(radius, 3);
    const { x, y } = { x: points.x.slice(), y: points.y.slice() };
    pressApart(points.x, points.y, everywhere, 1, 1, seededRandom(4));
    return points.x.reduce((sum, value, i) => sum + Math.hypot(value - x[i]!, points.y[i]! - y[i]!), 0) / COUNT;
  };
  expect(pushed(3)).toBeGreaterThan(10 * pushed(40));
});

test('what may not move stays, and still takes room; no step is longer than the rate allows', () => {
  const points = strewn(3, 5);
  const before = { x: points.x.slice(), y: points.y.slice() };
  const mobile = Uint8Array.from({ length: COUNT }, (_, i) => i % 2);
  pressApart(points.x, points.y, mobile, 1000, 0.25, seededRandom(6));
  let moved = 0;
  points.x.forEach((value, i) => {
    const step = Math.hypot(value - before.x[i]!, points.y[i]! - before.y[i]!);
    if (mobile[i] === 0) expect(step).toBe(0);
    // One unit along each axis of the grid.
    expect(step).toBeLessThanOrEqual(Math.SQRT2 + 1e-9);
    if (step > 0) moved++;
  });
  expect(moved).toBeGreaterThan(COUNT / 3);
});

test('the same random numbers give the same places; far outliers cost no memory', () => {
  const [one, two] = [strewn(5, 7), strewn(5, 7)];
  one.x[0] = two.x[0] = 1e9;
  for (const points of [one, two]) pressApart(points.x, points.y, everywhere, 1, 1, seededRandom(8));
  expect(two).toEqual(one);
  expect(one.x.every(Number.isFinite) && one.y.every(Number.isFinite)).toBe(true);
});

test('nothing and one point', () => {
  pressApart(new Float64Array(0), new Float64Array(0), new Uint8Array(0), 1, 1, seededRandom(1));
  const [x, y] = [Float64Array.of(3), Float64Array.of(4)];
  pressApart(x, y, Uint8Array.of(1), 1, 1, seededRandom(1));
  expect(Number.isFinite(x[0]) && Number.isFinite(y[0])).toBe(true);
});
