import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinPapers } from '../../src/read/index.ts';
import type { Paper } from '../../src/types.ts';
import { paperWith } from './support.ts';

const joined = (...papers: Paper[]): Paper[] => joinPapers(papers).papers;

test('an arXiv id joins, whatever the titles; the fuller field wins, the old title becomes an alias', () => {
  const [paper, ...more] = joined(
    paperWith({ id: '2106.09685', title: 'LoRA', abstract: 'Short.', comments: 3 }),
    paperWith({
      id: '2106.09685',
      title: 'LoRA: Low-Rank Adaptation',
      authors: ['A. B', 'C. D'],
      sources: [{ file: 'b', line: 9 }],
    }),
  );
  expect(more).toEqual([]);
  expect(paper).toMatchObject({
    id: '2106.09685',
    title: 'LoRA: Low-Rank Adaptation',
    abstract: 'Short.',
    authors: ['A. B', 'C. D'],
    comments: 3,
    url: 'https://arxiv.org/abs/2106.09685',
    aliases: ['lora'],
    sources: [
      { file: 'a', line: 1 },
      { file: 'b', line: 9 },
    ],
  });
});

test('a DOI joins, and a chain of ids makes one paper', () => {
  const papers = joined(
    paperWith({ id: '10.1000/x', title: 'One' }),
    paperWith({ id: '2106.09685', title: 'One', aliases: ['10.1000/x'] }),
    paperWith({ id: '2106.09685', title: 'One' }),
  );
  expect(papers).toMatchObject([{ id: '2106.09685', aliases: ['10.1000/x'] }]);
});

test('a title joins where nothing conflicts; a losing slug and ids of other kinds become aliases', () => {
  const papers = joined(
    paperWith({ id: '2106.09685', title: 'Low-Rank Adaptation', date: '2021-06-17' }),
    paperWith({ title: 'LOW-RANK  adaptation.', authors: 8, aliases: ['icml-7'] }),
  );
  expect(papers).toMatchObject([{ id: '2106.09685', authors: 8, aliases: ['icml-7', 'low-rank-adaptation'] }]);
});

test.each([
  ['dates', { date: '2020-01-01' }, { date: '2021-01-01' }],
  ['dates a week apart without authors', { date: '2020-01-01' }, { date: '2020-01-08' }],
  ['numbers of authors', { authors: 3 }, { authors: 4 }],
  ['names', { authors: ['Ann Bell', 'Cy Dole'] }, { authors: ['Eve Fox', 'Gil Hart'] }],
  ['a number and names', { authors: 3 }, { authors: ['Ann Bell'] }],
  ['days of inferred years', { date: '2025-05-01', dateInferred: true }, { date: '2023-06-01' }],
] satisfies [string, Partial<Paper>, Partial<Paper>][])('%s in conflict keep one title two papers', (_, a, b) => {
  const papers = joined(paperWith({ title: 'Same Title', ...a }), paperWith({ title: 'Same Title', ...b }));
  expect(papers).toHaveLength(2);
  for (const paper of papers) {
    expect(paper.id).toMatch(/^same-title-[0-9a-f]{8}$/);
    expect(paper.aliases).toEqual(['same-title']);
  }
  expect(papers[0]!.id).not.toBe(papers[1]!.id);
});

test.each([
  ['a day apart (time zones)', { date: '2020-01-01' }, { date: '2019-12-31' }],
  ['days apart with the same authors', { date: '2020-01-01', authors: 3 }, { date: '2020-01-05', authors: 3 }],
  ['names written otherwise', { authors: ['Ann Bell', 'C. Dole'] }, { authors: ['A. Bell', 'Dole, Cy', 'Eve Fox'] }],
  ['a number and as many names', { authors: 2 }, { authors: ['Ann Bell', 'Cy Dole'] }],
  ['an inferred and a printed year', { date: '2025-05-01', dateInferred: true }, { date: '2023-05-01' }],
] satisfies [string, Partial<Paper>, Partial<Paper>][])('%s: no conflict', (_, a, b) => {
  expect(joined(paperWith({ title: 'Same Title', ...a }), paperWith({ title: 'Same Title', ...b }))).toHaveLength(1);
});

test('two arXiv ids, or two DOIs, of one title are two papers', () => {
  expect(joined(paperWith({ id: '2106.09685', title: 'T' }), paperWith({ id: '2201.00001', title: 'T' }))).toHaveLength(
    2,
  );
  expect(joined(paperWith({ id: '10.1000/x', title: 'T' }), paperWith({ id: '10.1000/y', title: 'T' }))).toHaveLength(
    2,
  );
});

test('a printed year beats an inferred one', () => {
  const printed = paperWith({ title: 'T', date: '2024-03-04' });
  const inferred = paperWith({ title: 'T', date: '2026-03-04', dateInferred: true });
  expect(joined(inferred, printed)).toMatchObject([{ date: '2024-03-04', dateInferred: false }]);
});

test('ids of their own kind never join papers', () => {
  const papers = joined(paperWith({ title: 'One', aliases: ['p000'] }), paperWith({ title: 'Two', aliases: ['p000'] }));
  expect(papers.map((paper) => paper.aliases)).toEqual([['p000'], ['p000']]);
});

test('A fits B, B fits C, A conflicts with C: the outcome is one, however they come', () => {
  const a = paperWith({ title: 'T', date: '2020-01-01', sources: [{ file: 'a', line: 1 }] });
  const b = paperWith({ title: 'T', abstract: 'Some text.', sources: [{ file: 'b', line: 1 }] });
  const c = paperWith({ title: 'T', date: '2022-01-01', sources: [{ file: 'c', line: 1 }] });
  const all = joined(a, b, c);
  expect(all).toHaveLength(2);
  expect(all.map((paper) => paper.abstract).sort()).toEqual(['', 'Some text.']);
  for (const [x, y, z] of [
    [a, b, c],
    [a, c, b],
    [b, c, a],
  ] as const) {
    expect(joined(...joined(x, y), z)).toEqual(all);
    expect(joined(z, ...joined(y, x))).toEqual(all);
  }
});

const anyPaper: fc.Arbitrary<Paper> = fc
  .record({
    title: fc.constantFrom('Alpha Beta', 'alpha beta!', 'Gamma', 'Delta: Epsilon'),
    strong: fc.constantFrom(null, null, '2106.09685', '2201.00001', '10.1000/x'),
    second: fc.constantFrom(null, null, null, '10.1000/x', '10.1000/y'),
    own: fc.constantFrom(null, null, 'p0', 'p1'),
    dated: fc.constantFrom<[string | null, boolean]>(
      [null, false],
      [null, false],
      ['2020-01-01', false],
      ['2020-01-02', false],
      ['2020-01-03', false],
      ['2021-01-02', true],
      ['2022-06-01', true],
      ['2022-06-01', false],
    ),
    authors: fc.constantFrom(
      null,
      null,
      2,
      3,
      ['Ann Bell', 'Cy Dole'],
      ['A. Bell', 'C. Dole'],
      ['Eve Fox', 'Gil Hart', 'Cy Dole'],
    ),
    abstract: fc.constantFrom('', 'x', 'y', 'xx'),
    organisation: fc.constantFrom(null, 'Org', 'Lab'),
    comments: fc.constantFrom(null, 1, 2),
    url: fc.constantFrom(null, 'https://example.org/'),
    line: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ title, strong, second, own, dated, line, ...rest }) => {
    const ids = [strong, second].filter((id) => id !== null);
    const slug =
      title.startsWith('a') || title.startsWith('A') ? 'alpha-beta' : title === 'Gamma' ? 'gamma' : 'delta-epsilon';
    const id = ids[0] ?? slug;
    const aliases = [...new Set([...ids, ...(own ? [own] : [])])].filter((alias) => alias !== id).sort();
    return paperWith({
      ...rest,
      id,
      title,
      aliases,
      date: dated[0],
      dateInferred: dated[1],
      sources: [{ file: 'f', line }],
    });
  });

test('joining does not depend on the order', () => {
  const law = fc.property(fc.array(anyPaper, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (papers, keys) => {
    const shuffled = papers.map((paper) => ({ paper, key: keys.next().value })).sort((a, b) => a.key - b.key);
    expect(joined(...shuffled.map(({ paper }) => paper))).toEqual(joined(...papers));
  });
  fc.assert(law, { numRuns: 1500 });
});

test('joining in steps is joining at once', () => {
  const some = fc.array(anyPaper, { maxLength: 7 });
  const law = fc.property(some, some, some, (a, b, c) => {
    const all = joined(...a, ...b, ...c);
    expect(joined(...joined(...a), ...b, ...c)).toEqual(all);
    expect(joined(...joined(...joined(...a), ...b), ...c)).toEqual(all);
    expect(joined(...joined(...a, ...b), ...joined(...c))).toEqual(all);
    expect(joined(...all)).toEqual(all);
  });
  fc.assert(law, { numRuns: 1500 });
});

test('ids are unique, sources and ids are kept, and no paper holds a conflict of ids', () => {
  const law = fc.property(fc.array(anyPaper, { maxLength: 12 }), (papers) => {
    const { papers: out, joined: count } = joinPapers(papers);
    expect(out.length + count).toBe(papers.length);
    expect(new Set(out.map((paper) => paper.id)).size).toBe(out.length);
    const names = new Set(out.flatMap((paper) => [paper.id, ...paper.aliases]));
    for (const paper of papers) for (const id of [paper.id, ...paper.aliases]) expect(names).toContain(id);
    expect(new Set(out.flatMap((p) => p.sources.map((s) => s.line)))).toEqual(
      new Set(papers.map((p) => p.sources[0]!.line)),
    );
  });
  fc.assert(law, { numRuns: 500 });
});

test('100,000 copies are one paper, and 100,000 papers of one title end, both soon', () => {
  const copy = paperWith({ title: 'Copy', abstract: 'Text. '.repeat(200), date: '2020-01-01', authors: 4 });
  const copies = Array.from({ length: 100_000 }, (_, line) => ({ ...copy, sources: [{ file: 'a', line }] }));
  const start = performance.now();
  const { papers, joined: count } = joinPapers(copies);
  expect([papers.length, count, papers[0]!.sources.length]).toEqual([1, 99_999, 100_000]);
  const namesakes = Array.from({ length: 100_000 }, (_, n) =>
    paperWith({ title: 'Editorial', authors: [`N${n} Name${n}`] }),
  );
  expect(joinPapers(namesakes).papers).toHaveLength(100_000);
  expect(performance.now() - start).toBeLessThan(30_000);
});
