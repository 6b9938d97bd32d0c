import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LABELS } from '../../../src/extract/tagger/chain.ts';
import { HashIndex, hashText, mix } from '../../../src/extract/tagger/hash.ts';
import { readTable, writeTable } from '../../../src/extract/tagger/statistics.ts';
import { evaluate, makeForest, readForest, writeForest } from '../../../src/extract/tagger/trees.ts';
import { addRows, PACKED, readWeights, unpack, writeWeights } from '../../../src/extract/tagger/weights.ts';

test('hashes are never 0 and depend on order', () => {
  fc.assert(fc.property(fc.string(), (s) => hashText(s) !== 0));
  fc.assert(fc.property(fc.integer(), fc.integer(), (a, b) => mix(a, b) !== 0));
  expect(mix(hashText('a'), hashText('b'))).not.toBe(mix(hashText('b'), hashText('a')));
});

test('an index finds the rows of its hashes and nothing else', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1 })), fc.integer({ max: -1 }), (hashes, other) => {
      const index = new HashIndex(Int32Array.from(hashes));
      hashes.forEach((h, row) => {
        expect(index.get(h)).toBe(row);
      });
      expect(index.get(other)).toBe(-1);
    }),
  );
});

test('tables come back as they were written; damaged ones are refused', () => {
  const bytes = writeTable(Int32Array.of(-5, 9), [Uint8Array.of(1, 2), Uint8Array.of(3, 255)]);
  const table = readTable(bytes);
  expect([table.rows, table.columns[1]![table.index.get(9)], table.index.get(4)]).toEqual([2, 255, -1]);
  expect(() => readTable(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
});

const forest = makeForest(
  1,
  [0, 2, 2],
  [0, 3],
  [
    { feature: 1, threshold: 0.5, left: -1, right: 1 },
    { feature: 0, threshold: -1, left: -2, right: -3 },
  ],
  [0.25, 0.5, 1, 8],
);

test('a forest adds up the leaves that the features lead to, a tree without nodes its only leaf', () => {
  const rows = [
    [0, 0.5],
    [-1, 0.6],
    [0, 0.6],
    [0, 0.5],
    [9, 9],
  ].map((row) => Float32Array.from(row));
  const sums = [8.25, 8.5, 9, 8.25, 9];
  for (let n = 0; n <= rows.length; n++)
    expect([...evaluate(readForest(writeForest(forest)), rows.slice(0, n))]).toEqual(sums.slice(0, n));
});

test('a damaged forest is refused', () => {
  expect(() => readForest(writeForest(forest).subarray(1))).toThrow(RangeError);
  expect(() => readForest(new Uint8Array(0))).toThrow(RangeError);
});

test('weights come back as they were written and add up by token', () => {
  const rows = new Int8Array(2 * LABELS);
  rows[3] = 4;
  rows[LABELS + 3] = -6;
  const transitions = new Float32Array((LABELS + 1) * LABELS).fill(0.5);
  const bytes = writeWeights(Int32Array.of(11, 12), rows, 0.5, transitions);
  const weights = readWeights(bytes);
  const sums = new Int32Array(PACKED);
  addRows(Int32Array.of(7, 11, 12, 99, 12), 1, 4, weights, sums, 0);
  const scores = new Float32Array(LABELS);
  unpack(sums, 0, weights.scale, scores, 0);
  expect([scores[3], scores[0], weights.scale]).toEqual([-1, 0, 0.5]);
  expect(weights.transitions[7]).toBe(0.5);
  expect(() => readWeights(bytes.subarray(0, 20))).toThrow(RangeError);
});
