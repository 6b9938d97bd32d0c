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

/** Two topics of 200 papers each: a paper holds three of its topic's seven words, and one word that all papers know. */
const SIZE = 200;
const topics = Array.from({ length: 2 * SIZE }, (_, i) => {
  const first = i < SIZE ? 0 : 10;
  return vector(first + (i % 7), first + ((3 * i + 1) % 7), first + ((Math.floor(i / 7) * 5 + 2) % 7), 20);
});
const mean = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

test('a paper of the same topic in other words comes before strangers, though both share but the one common word', () => {
  const papers = expand(topics, 21);
  const scores = (i: number, sameTopic: boolean): number[] =>
    topics.flatMap((other, j) =>
      j !== i && (j < SIZE === i < SIZE) === sameTopic && product(other, topics[i]!) === 1
        ? [product(papers.expanded(i), papers.expanded(j))]
        : [],
    );
  for (const i of [0, 3, 55, SIZE, SIZE + 17]) {
    expect(scores(i, true).length).toBeGreaterThan(10);
    expect(mean(scores(i, true))).toBeGreaterThan(1.1 * mean(scores(i, false)));
  }
});

test('a moved paper has length 1 and keeps all that it holds', () => {
  const papers = expand(topics, 21);
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
