import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandPapers } from '../../src/link/expansion.ts';
import { product, type Vector } from '../../src/link/features.ts';
import { invertedIndex } from '../../src/link/inverted-index.ts';

const vector = (...places: number[]): Vector => ({
  places: Int32Array.from([...new Set(places)].sort((a, b) => a - b)),
  weights: new Float32Array(new Set(places).size).fill(1),
});
const expand = (vectors: Vector[], features: number) =>
  expandPapers(vectors, features, invertedIndex(vectors, features));

/** 200 papers in a ring of 100 words: each holds three words in a row and one that all know, so near papers overlap and far ones do not. */
const WORDS = 100;
const topics = Array.from({ length: 2 * WORDS }, (_, i) => vector(i % WORDS, (i + 1) % WORDS, (i + 2) % WORDS, WORDS));

test('papers that share only the common word are nearer where papers between them share more with both', () => {
  const papers = expand(topics, WORDS + 1);
  const score = (a: number, b: number): number => product(papers.expanded(a), papers.expanded(b));
  for (const i of [0, 3, 55, 120]) {
    const [beside, far] = [(i + 3) % WORDS, (i + 50) % WORDS];
    expect(product(topics[i]!, topics[beside]!)).toBe(product(topics[i]!, topics[far]!));
    expect(score(i, beside)).toBeGreaterThan(1.05 * score(i, far));
  }
});

test('a moved paper has length 1 and keeps all that it holds', () => {
  const papers = expand(topics, WORDS + 1);
  for (const [i, { places }] of topics.entries()) {
    const moved = papers.expanded(i);
    expect(product(moved, moved)).toBeCloseTo(1, 5);
    for (const place of places) expect(moved.weights[moved.places.indexOf(place)]).toBeGreaterThan(0);
  }
});

test('law: scores are the cosines of moved papers, alike both ways, best first, and what shares nothing is not found', () => {
  const random = fc.array(fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(random, (given) => {
      const vectors = given.map((places) => vector(...places));
      const papers = expand(vectors, 31);
      for (let i = 0; i < vectors.length; i++) {
        const found = papers.nearest(i, 50);
        expect(found).toEqual([...found].sort((a, b) => b.score - a.score || a.paper - b.paper));
        expect(found.map((n) => n.paper).sort((a, b) => a - b)).toEqual(
          vectors.flatMap((v, j) => (j !== i && product(v, vectors[i]!) > 0 ? [j] : [])),
        );
        for (const { paper, score } of found) {
          expect(score).toBeCloseTo(Math.min(1, product(papers.expanded(i), papers.expanded(paper))), 5);
          expect(papers.nearest(paper, 50).find((n) => n.paper === i)!.score).toBe(score);
        }
      }
    }),
    { numRuns: 40 },
  );
});
