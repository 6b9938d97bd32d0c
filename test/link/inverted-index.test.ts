import { expect, test } from 'vitest';
import { product, type Vector } from '../../src/link/features.ts';
import { byScore, invertedIndex } from '../../src/link/inverted-index.ts';

/** 5,000 papers: a word that all hold, one of 50 common ones, and two of 3,000 rare ones. */
const TOTAL = 5000;
const vectors = Array.from({ length: TOTAL }, (_, i): Vector => {
  const places = [0, 1 + (i % 50), ...new Set([51 + ((i * 7) % 3000), 51 + ((i * 11 + 5) % 3000)])];
  return {
    places: Int32Array.from(places).sort(),
    weights: Float32Array.from(places, (_, j) => 0.5 + ((i + j) % 3)),
  };
});
const exact = (i: number, most: number) =>
  vectors
    .map((other, paper) => ({ paper, score: product(vectors[i]!, other) }))
    .filter(({ paper, score }) => paper !== i && score > 0)
    .sort(byScore)
    .slice(0, most);

test('a small collection is searched whole', () => {
  const index = invertedIndex(vectors, 3051);
  for (const i of [0, 17, 4999]) {
    const found = index.nearest(vectors[i]!, 20, i);
    expect(found.map((n) => n.score)).toEqual(exact(i, 20).map((n) => n.score));
    expect(found).toEqual([...found].sort(byScore));
  }
});

test('where a search cannot read all lists, the rare words find and the whole product orders', () => {
  const index = invertedIndex(vectors, 3051, 300);
  for (const i of [0, 17, 4999]) {
    const found = index.nearest(vectors[i]!, 5, i);
    expect(found.length).toBe(5);
    expect(found[0]).toEqual(exact(i, 1)[0]);
    for (const { paper, score } of found) expect(score).toBe(product(vectors[i]!, vectors[paper]!));
  }
});

test('nothing shared, nothing found', () => {
  const index = invertedIndex(vectors, 3060);
  expect(index.nearest({ places: Int32Array.of(3055), weights: Float32Array.of(1) }, 5, -1)).toEqual([]);
});
