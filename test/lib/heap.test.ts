import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Best, Heap } from '../../src/lib/heap.ts';

test('law: a heap gives back what was put in, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((a, b) => a < b);
      for (const n of numbers) heap.push(n);
      expect(heap.size).toBe(numbers.length);
      const out: number[] = [];
      for (let n = heap.pop(); n !== undefined; n = heap.pop()) out.push(n);
      expect(out).toEqual([...numbers].sort((a, b) => a - b));
    }),
  );
});

test('law: the best few are those that sorting puts first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat(8), (numbers, limit) => {
      const best = new Best<number>(limit, (a, b) => b - a);
      for (const n of numbers) best.push(n);
      expect(best.drain()).toEqual([...numbers].sort((a, b) => b - a).slice(0, limit));
      expect(best.drain()).toEqual([]);
    }),
  );
});
