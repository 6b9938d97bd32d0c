import { expect, test } from 'vitest';
import { buildOptions } from '../../src/lib/options.ts';
import { link } from '../../src/link/index.ts';
import { corpus, THREE_TOPICS } from '../support/corpus.ts';

const { papers, resolution } = corpus(THREE_TOPICS);
const links = link(papers, resolution, buildOptions()).conceptConcept;
const between = (a: string, b: string) => links.find((l) => l.a === a && l.b === b);

test('measures what two concepts share', () => {
  // lora in a1 a2 a3, qlora in a2 a3, nine papers in all.
  expect(between('lora', 'qlora')).toMatchObject({ papers: 2, weight: 3, jaccard: 0.666667 });
  expect(between('lora', 'qlora')!.npmi).toBeCloseTo(Math.log(3) / Math.log(9 / 2), 6);
  expect(between('large-language-model', 'lora')).toMatchObject({ papers: 3, weight: 1.8, jaccard: 0.6 });
  expect(between('lora', 'nerf')).toBeUndefined();
  expect(between('qlora', 'lora')).toBeUndefined();
});

test('every weight is positive and finite, every measure in its range, ends in order', () => {
  for (const l of links) {
    expect(l.a < l.b).toBe(true);
    expect(l.weight).toBeGreaterThan(0);
    expect(Number.isFinite(l.weight)).toBe(true);
    expect(Math.abs(l.npmi)).toBeLessThanOrEqual(1);
    expect(l.jaccard).toBeGreaterThan(0);
    expect(l.jaccard).toBeLessThanOrEqual(1);
  }
  const keys = links.map((l) => `${l.a} ${l.b}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toEqual([...keys].sort());
});

test('concepts of every paper: NPMI is 1, not the quotient of zeros', () => {
  const all = corpus([
    { id: 'x', title: 'A B', names: [['A'], ['B']] },
    { id: 'y', title: 'B A', names: [['A'], ['B']] },
  ]);
  expect(link(all.papers, all.resolution, buildOptions()).conceptConcept).toEqual([
    { a: 'a', b: 'b', papers: 2, weight: 1, npmi: 1, jaccard: 1, backbone: true },
  ]);
});

test('minShared leaves out pairs that met less often', () => {
  const strict = link(papers, resolution, buildOptions({ minShared: 2 })).conceptConcept;
  expect(strict).toEqual(links.filter((l) => l.papers >= 2).map((l) => ({ ...l, backbone: expect.any(Boolean) })));
  expect(strict.length).toBeLessThan(links.length);
});

test('the weight is the measure that was asked for, and positive; the backbone does not depend on it', () => {
  const by = (conceptWeight: 'npmi' | 'jaccard' | 'count') =>
    link(papers, resolution, buildOptions({ conceptWeight })).conceptConcept;
  expect(by('count').map((l) => l.weight)).toEqual(links.map((l) => l.papers));
  expect(by('jaccard').map((l) => l.weight)).toEqual(links.map((l) => l.jaccard));
  expect(by('npmi').map((l) => l.weight)).toEqual(links.map((l) => Math.max(1e-6, l.npmi)));
  for (const other of [by('npmi'), by('count')])
    expect(other.map(({ backbone }) => backbone)).toEqual(links.map(({ backbone }) => backbone));
});

test('what everybody names is damped by association strength: its links come after those of rarer concepts', () => {
  const hub = links.filter((l) => [l.a, l.b].includes('large-language-model'));
  expect(hub.length).toBeGreaterThan(0);
  expect(Math.max(...hub.map((l) => l.weight))).toBeLessThan(between('lora', 'qlora')!.weight);
});

test('every linked concept has a link in the backbone, and the backbone of a crowd is smaller than the crowd', () => {
  const ends = new Set(links.filter((l) => l.backbone).flatMap((l) => [l.a, l.b]));
  for (const l of links) {
    expect(ends.has(l.a)).toBe(true);
    expect(ends.has(l.b)).toBe(true);
  }
  const names = Array.from({ length: 40 }, (_, i): [string] => [`N${i}`]);
  const crowd = corpus([
    { id: 'x', title: 'x', names },
    ...names.map(([n]) => ({ id: n, title: n, names: [[n] as [string]] })),
  ]);
  const crowded = link(crowd.papers, crowd.resolution, buildOptions()).conceptConcept;
  expect(crowded.length).toBe((40 * 39) / 2);
  expect(crowded.filter((l) => l.backbone).length).toBeLessThan(150);
});

test('a paper with thousands of names does not pair all of them', () => {
  const names = Array.from({ length: 3000 }, (_, i): [string] => [`N${i}`]);
  const huge = corpus([{ id: 'x', title: 'x', names }]);
  expect(link(huge.papers, huge.resolution, buildOptions()).conceptConcept.length).toBe((200 * 199) / 2);
});
