import { expect, test } from 'vitest';
import { readContent, titled, titlesOf } from './support.ts';

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const PAPERS = [
  {
    paper: {
      id: '2510.00001',
      authors: [{ name: 'Ann Bell' }, { name: 'Cy Dole' }],
      publishedAt: '2025-10-01T00:00:00.000Z',
      title: 'A "Quoted" & <Marked> Title',
      summary: "It's <b>not</b> markup.\nTwo lines.",
      upvotes: 3,
    },
    publishedAt: '2025-10-02T00:00:00.000Z',
    title: 'Outer',
    numComments: 2,
  },
  {
    paper: { id: '2510.00002', authors: [], publishedAt: '2025-10-01T00:00:00.000Z', title: 'Second', summary: '' },
    numComments: 0,
  },
];

const page = (body: string): string => `<!doctype html>
<html class=""><head><title>Daily Papers - Hugging Face</title><script>var a = "<div data-props='x'>";</script></head>
<body class="flex"><div class="SVELTE_HYDRATER contents" data-target="Header" data-props="{&quot;classNames&quot;:&quot;&quot;}"></div>
${body}
</body></html>`;

const VISIBLE = `<main><header>new <a href="/x">Get trending papers in your email inbox!</a></header><div><button>Subscribe</button></div>
<h1>Daily Papers</h1><p>by<a><img alt="">AK</a> and the research community</p><div>Dec 12</div>
<article><div>12</div><h3><a href="/papers/2510.00001">One Thing: With
   Folded Space</a></h3><p>First paragraph of it.</p><p>Second&nbsp;one, with a &lt;tag&gt;.</p>
<ul><li></li> <li>• 4 authors</li></ul><div>·</div><div>Oct 4, 2023 2</div></article>
<article><h3>Two Things</h3><p>Only one paragraph here.<br>It is broken.</p><div>• 5 authors</div><div>·</div><div>Nov 24</div></article>
<script>alert("no")</script><style>.x{}</style></main>`;

test('the records embedded in a saved page are read', async () => {
  const props = attribute(JSON.stringify({ date: '2025-10-02', dailyPapers: PAPERS }));
  const html = page(
    `<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${props}">${VISIBLE}</div>`,
  );
  const { papers, issues, counts } = await readContent(html);
  expect(papers).toMatchObject([
    {
      id: '2510.00001',
      title: 'A "Quoted" & <Marked> Title',
      abstract: "It's <b>not</b> markup. Two lines.",
      authors: ['Ann Bell', 'Cy Dole'],
      date: '2025-10-01',
      comments: 2,
      sources: [{ file: '-', line: 4 }],
    },
    { id: '2510.00002', authors: null, comments: 0 },
  ]);
  expect(issues).toEqual([]);
  expect(counts).toMatchObject({ records: 2, withoutAbstract: 1 });
});

test('the page of one paper is read too', async () => {
  const props = attribute(JSON.stringify({ paper: PAPERS[0]!.paper, comments: [], primaryEmailConfirmed: false }));
  const { papers } = await readContent(page(`<div class="SVELTE_HYDRATER" data-props="${props}"></div>`));
  expect(papers).toMatchObject([{ id: '2510.00001', comments: null }]);
});

test('without embedded records the visible text is read', async () => {
  const result = await readContent(page(VISIBLE));
  expect(titled(result, 'One Thing: With Folded Space')).toMatchObject({
    abstract: 'First paragraph of it. Second one, with a <tag>.',
    authors: 4,
    date: '2023-10-04',
    comments: 2,
    sources: [{ file: '-', line: 6 }],
  });
  expect(titled(result, 'Two Things')).toMatchObject({
    abstract: 'Only one paragraph here. It is broken.',
    authors: 5,
    date: '2024-11-24',
    dateInferred: true,
  });
  expect(titlesOf(result)).toHaveLength(2);
});

test('broken embedded data falls back to the visible text', async () => {
  const html = page(`<div data-props="{&quot;dailyPapers&quot;:[{&quot;paper"></div>${VISIBLE}`);
  expect(titlesOf(await readContent(html))).toEqual(['One Thing: With Folded Space', 'Two Things']);
});

test.each([
  page('<h1>Something else</h1><p>A page about cats, of some length, with a full stop.</p>'),
  '<html>',
  '<!doctype html><p>',
  `<html>${'<div>'.repeat(4000)}`,
])('a page that is no Daily Papers page is reported', async (html) => {
  const { papers, issues } = await readContent(html);
  expect(papers).toEqual([]);
  expect(issues).toMatchObject([{ level: 'error', file: '-', mend: expect.any(String) }]);
});

test('comments at the head of a file are passed over, however many', async () => {
  const comments = '<!-- a -->\n'.repeat(5000);
  const started = performance.now();
  expect((await readContent(`${comments}hello\n`)).issues).toMatchObject([{ level: 'error' }]);
  expect((await readContent(`<!-- ${'x'.repeat(50_000)}`)).issues).toMatchObject([{ level: 'error' }]);
  expect(titlesOf(await readContent(`<?xml version="1.0"?> ${comments}${page(VISIBLE)}`))).toHaveLength(2);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('HTML that is too large for a page is reported', async () => {
  const large = `<!doctype html>${`<p>${'a '.repeat(50_000)}</p>`.repeat(350)}`;
  const { papers, issues } = await readContent(large);
  expect(papers).toEqual([]);
  expect(issues[0]).toMatchObject({ level: 'error', what: expect.stringContaining('32 MiB') });
});

test('too many paragraphs are cut, and said so', async () => {
  const { papers, issues } = await readContent(`${page(VISIBLE)}${'<p>a</p>\n'.repeat(300_000)}`);
  expect(papers.length).toBeGreaterThan(0);
  expect(issues).toContainEqual(
    expect.objectContaining({ level: 'error', what: expect.stringContaining('paragraphs') }),
  );
});

test('elements without end inside each other are cut, and said so', async () => {
  const { papers, issues } = await readContent(`${page(VISIBLE)}${'<div>'.repeat(2_000_000)}`);
  expect(papers.length).toBeGreaterThan(0);
  expect(issues).toContainEqual(expect.objectContaining({ level: 'error', what: expect.stringContaining('too deep') }));
});

test('embedded data with a title and nothing of a paper hides no visible paper', async () => {
  const titles = ['One Thing: With Folded Space', 'Two Things'];
  for (const data of [
    { title: 'Sign up', open: false },
    { title: 'Daily', items: [{ title: 'Menu' }] },
    { items: [{ title: 'Menu' }] },
    { papers: [] },
  ]) {
    const result = await readContent(page(`<div data-props="${attribute(JSON.stringify(data))}"></div>${VISIBLE}`));
    expect(titlesOf(result)).toEqual(titles);
    expect(result.issues).toEqual([]);
  }
});

test('embedded records that cannot be parsed are reported', async () => {
  const html = page(`<div data-props="{&quot;dailyPapers&quot;:[{&quot;paper"></div>${VISIBLE}`);
  expect((await readContent(html)).issues).toMatchObject([{ level: 'warning', line: 4 }]);
});
