import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildOptions } from '../../src/lib/options.ts';
import { link, relatedIndex } from '../../src/link/index.ts';
import type { PaperLink } from '../../src/types.ts';
import { type CorpusPaper, corpus, THREE_TOPICS } from '../support/corpus.ts';

const { papers, resolution } = corpus(THREE_TOPICS);
const options = buildOptions({ related: 3 });
const links = link(papers, resolution, options).paperPaper;
const index = relatedIndex(papers, resolution);
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

test('every link has a reason, and the shares of all reasons add up to 1', () => {
  expect(links.length).toBeGreaterThan(5);
  for (const l of links) {
    expect(l.a < l.b).toBe(true);
    expect(l.weight).toBeGreaterThan(0);
    expect(l.weight).toBeLessThanOrEqual(1);
    expect(l.shared.length + l.terms.length).toBeGreaterThan(0);
    expect(l.shares.length).toBe(l.shared.length);
    expect(l.termShares.length).toBe(l.terms.length);
    expect(sum(l.shares) + sum(l.termShares)).toBeCloseTo(1, 9);
    for (const shares of [l.shares, l.termShares]) expect(shares).toEqual([...shares].sort((a, b) => b - a));
  }
});

test('papers of one topic are nearer than those that share a hub', () => {
  const nearest = (id: string): string[] => index.related(id, 2).map((r) => r.paper);
  expect(nearest('a1').sort()).toEqual(['a2', 'a3']);
  expect(nearest('b1').sort()).toEqual(['b2', 'b3']);
  const [first] = index.related('a2', 1);
  expect(first!.shared[0]!.concept).not.toBe('large-language-model');
  const hubOnly = index.related('a1', 9).find((r) => r.paper === 'c2')!;
  expect(hubOnly.shared.map((s) => s.concept)).toEqual(['large-language-model']);
  expect(hubOnly.score).toBeLessThan(index.related('a1', 9).find((r) => r.paper === 'a3')!.score / 2);
});

test('a paper that shares nothing has no links', () => {
  expect(index.related('d1', 5)).toEqual([]);
  expect(links.some((l) => l.a === 'd1' || l.b === 'd1')).toBe(false);
});

test('an unknown id is told', () => {
  expect(() => index.related('nope', 5)).toThrow('no paper of the map has the id "nope"');
});

test('what related finds and what is stored agree, in score and order', () => {
  for (const { id } of papers) {
    const stored = links
      .filter((l) => l.a === id || l.b === id)
      .sort((x, y) => y.weight - x.weight || (other(x, id) < other(y, id) ? -1 : 1));
    const found = index.related(id, options.related);
    expect(stored.slice(0, found.length).map((l) => [other(l, id), l.weight])).toEqual(
      found.map((r) => [r.paper, r.score]),
    );
    found.forEach((r, i) => {
      expect(r.shared.map((s) => [s.concept, s.share])).toEqual(
        stored[i]!.shared.map((c, j) => [c, stored[i]!.shares[j]]),
      );
      expect(r.terms.map((t) => [t.term, t.share])).toEqual(
        stored[i]!.terms.map((t, j) => [t, stored[i]!.termShares[j]]),
      );
    });
  }
});

const other = (l: PaperLink, id: string): string => (l.a === id ? l.b : l.a);

test('an unseen text is scored like a paper of the map; the papers that it is moved towards include its twin', () => {
  const a1 = papers.find((p) => p.id === 'a1')!;
  const concepts = resolution.paperConcepts.filter((l) => l.paper === 'a1');
  const [self, ...rest] = index.relatedTo({ concepts, title: a1.title, abstract: a1.abstract }, 9);
  expect(self!.paper).toBe('a1');
  expect(self!.score).toBeGreaterThan(0.99);
  expect(rest.map((r) => r.paper).sort()).toEqual(
    index
      .related('a1', 8)
      .map((r) => r.paper)
      .sort(),
  );
});

test('words join papers that name no concept, and are told as printed', () => {
  const plain = corpus([
    { id: 'x', title: 'Stochastic gradient descents', abstract: 'Convergence of saddle points.', names: [] },
    { id: 'y', title: 'On saddle points', abstract: 'A stochastic gradient converges.', names: [] },
    { id: 'z', title: 'Baking bread', abstract: 'Flour.', names: [] },
  ]);
  const [only, ...none] = link(plain.papers, plain.resolution, options).paperPaper;
  expect(none).toEqual([]);
  expect(only!.terms.sort()).toEqual(['saddle points', 'stochastic gradient']);
  expect(only!.shared).toEqual([]);
});

test('filler of abstracts is a reason only where there is no better one', () => {
  const plain = corpus([
    { id: 'x', title: 'Saddle points', abstract: 'Extensive experiments show notable results.', names: [] },
    { id: 'y', title: 'Saddle points', abstract: 'Extensive experiments show notable results.', names: [] },
    { id: 'z', title: 'Bread', abstract: 'Extensive experiments.', names: [] },
  ]);
  const told = link(plain.papers, plain.resolution, options).paperPaper.map((l) => [l.a + l.b, l.terms]);
  expect(told).toEqual([
    ['xy', ['saddle points']],
    ['xz', expect.arrayContaining(['experiments', 'extensive'])],
    ['yz', expect.arrayContaining(['experiments', 'extensive'])],
  ]);
});

test('a shared word that is part of a shared name is told once, as the name', () => {
  const [nearest] = index.related('b1', 1);
  expect(nearest!.shared.map((s) => s.name)).toContain('Gaussian splatting');
  expect(nearest!.terms.map((t) => t.term)).not.toContain('gaussian splatting');
});

test('hostile text and names of object properties do no harm', () => {
  const hostile = corpus([
    {
      id: '__proto__',
      title: 'constructor toString __proto__',
      abstract: '\u202e<script>\ud800',
      names: [['__proto__']],
    },
    { id: 'y', title: 'constructor hasOwnProperty', abstract: 'toString <script>', names: [['__proto__']] },
  ]);
  const [only] = link(hostile.papers, hostile.resolution, options).paperPaper;
  expect(only).toMatchObject({ a: '__proto__', b: 'y' });
  expect(only!.shared).toEqual(['proto']);
  expect(only!.terms).toContain('constructor');
});

const randomCorpus = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 4 }),
    words: fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'omega'), { maxLength: 6 }),
    names: fc.uniqueArray(fc.constantFrom('LoRA', 'BERT', 'GLUE', 'Mamba'), { maxLength: 3 }),
  }),
  { maxLength: 12, selector: (p) => p.id },
);

test('law: the order of the input makes no difference, scores are symmetric and in range', () => {
  fc.assert(
    fc.property(randomCorpus, fc.nat(), (given, turn) => {
      const rows = given.map(({ id, words, names }): CorpusPaper => {
        const title = words.join(' ');
        return { id, title, abstract: names.join('. '), names: names.map((n) => [n]) };
      });
      const one = corpus(rows);
      const rotated = <T>(list: readonly T[]): T[] =>
        [...list.slice(turn % (list.length || 1)), ...list.slice(0, turn % (list.length || 1))].reverse();
      const forwards = link(one.papers, one.resolution, options);
      const backwards = link(
        rotated(one.papers),
        {
          ...one.resolution,
          concepts: rotated(one.resolution.concepts),
          paperConcepts: rotated(one.resolution.paperConcepts),
        },
        options,
      );
      expect(backwards).toEqual(forwards);
      const asked = relatedIndex(one.papers, one.resolution);
      for (const l of forwards.paperPaper) {
        expect(asked.related(l.a, 99).find((r) => r.paper === l.b)!.score).toBe(l.weight);
        expect(asked.related(l.b, 99).find((r) => r.paper === l.a)!.score).toBe(l.weight);
        expect(sum(l.shares) + sum(l.termShares)).toBeCloseTo(1, 9);
      }
    }),
    { numRuns: 60 },
  );
});
