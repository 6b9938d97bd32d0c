import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashIndex, hashText, mix } from '../../../src/extract/tagger/hash.ts';
import { readTable, writeTable } from '../../../src/extract/tagger/statistics.ts';
import { evaluate, type Forest, readForest, writeForest } from '../../../src/extract/tagger/trees.ts';
import { readWeights, scoreTokens, writeWeights } from '../../../src/extract/tagger/weights.ts';
import { LABELS } from '../../../src/extract/tagger/chain.ts';

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

const forest: Forest = {
  classes: 1,
  nodeStart: Int32Array.of(0, 2, 2),
  leafStart: Int32Array.of(0, 3),
  feature: Uint8Array.of(1, 0),
  threshold: Float32Array.of(0.5, -1),
  left: Int16Array.of(-1, -2),
  right: Int16Array.of(1, -3),
  leaf: Float32Array.of(0.25, 0.5, 1, 8),
};

test('a forest adds up the leaves that the features lead to, a tree without nodes its only leaf', () => {
  const out = new Float64Array(1);
  const sum = (a: number, b: number): number => {
    evaluate(readForest(writeForest(forest)), Float32Array.of(a, b), out);
    return out[0]!;
  };
  expect([sum(0, 0.5), sum(-1, 0.6), sum(0, 0.6)]).toEqual([8.25, 8.5, 9]);
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
  const scores = scoreTokens({ values: Int32Array.of(11, 12, 99, 12), offsets: Int32Array.of(0, 3, 4) }, weights);
  expect([scores[3], scores[LABELS + 3], scores[0]]).toEqual([-1, -3, 0]);
  expect(weights.transitions[7]).toBe(0.5);
  expect(() => readWeights(bytes.subarray(0, 20))).toThrow(RangeError);
});
