import { expect, test } from 'vitest';
import { nodeAt, nodesWithin } from '../../viz/hit.ts';

const points = [
  { x: 10, y: 10, radius: 5 },
  { x: 12, y: 10, radius: 2 },
  { x: 50, y: 50, radius: 5 },
  { x: 30, y: 30, radius: 5 },
];
const at = {
  width: 100,
  height: 100,
  x: (i: number) => points[i]!.x,
  y: (i: number) => points[i]!.y,
  radius: (i: number) => points[i]!.radius,
};
const all = new Uint8Array([1, 1, 1, 1]);

test('the smaller of two symbols that lie over each other is meant', () => {
  expect(nodeAt(all, at, { x: 11, y: 10 })).toBe(1);
  expect(nodeAt(new Uint8Array([1, 0, 1, 1]), at, { x: 11, y: 10 })).toBe(0);
  expect(nodeAt(all, at, { x: 80, y: 80 })).toBeNull();
});

test('a closed line holds what lies inside it, also where it is hollow', () => {
  const hollow = [
    { x: 0, y: 0 },
    { x: 60, y: 0 },
    { x: 60, y: 60 },
    { x: 40, y: 60 },
    { x: 40, y: 20 },
    { x: 20, y: 20 },
    { x: 20, y: 60 },
    { x: 0, y: 60 },
  ];
  expect(nodesWithin(all, at, hollow)).toEqual([0, 1, 2]);
  expect(nodesWithin(new Uint8Array([0, 1, 0, 1]), at, hollow)).toEqual([1]);
  expect(nodesWithin(all, at, [])).toEqual([]);
});
