import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonErrorOffset } from '../../src/read/json-error.ts';
import type { Paper } from '../../src/types.ts';
import { HEADER, readContent, titled, titlesOf } from './support.ts';

const lines = (...records: unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const one = async (record: unknown): Promise<Paper> => {
  const { papers } = await readContent(lines(record));
  expect(papers).toHaveLength(1);
  return papers[0]!;
};

const RECORD = {
  id: '2106.09685v2',
  title: 'LoRA',
  abstract: 'We adapt.',
  date: '2021-06-17T12:00:00Z',
  authors: ['A. B', 'C. D'],
};
const PAPER = {
  id: '2106.09685',
  title: 'LoRA',
  abstract: 'We adapt.',
  date: '2021-06-17',
  authors: ['A. B', 'C. D'],
  organisation: null,
  comments: null,
  url: 'https://arxiv.org/abs/2106.09685',
  dateInferred: false,
  aliases: [],
};

test.each([
  ['JSON Lines', lines(RECORD)],
  ['one record', JSON.stringify(RECORD, null, 2)],
  ['a list', JSON.stringify([RECORD])],
  ['a list over lines', JSON.stringify([RECORD], null, 2)],
  ['papers', JSON.stringify({ papers: [RECORD] })],
  ['records over lines', JSON.stringify({ total: 1, records: [RECORD] }, null, 1)],
  ['dailyPapers', JSON.stringify({ dailyPapers: [{ paper: RECORD, numComments: null }] })],
  ['a BOM', `\ufeff${lines(RECORD)}`],
  ['CRLF', `\r\n${JSON.stringify([RECORD], null, 2).replaceAll('\n', '\r\n')}`],
])('%s', async (_, text) => {
  const plain = await readContent(text);
  expect(plain.papers.map(({ sources: _sources, ...facts }) => facts)).toEqual([PAPER]);
  expect(plain.issues).toEqual([]);
  expect(await readContent(gzipSync(text))).toEqual(plain);
});

test('lines are told in every layout', async () => {
  const records = [{ title: 'One' }, { title: 'Two' }];
  const linesOf = async (text: string) => (await readContent(text)).papers.map((paper) => paper.sources[0]!.line);
  expect(await linesOf(lines(...records))).toEqual([1, 2]);
  expect(await linesOf(JSON.stringify(records, null, 2))).toEqual([2, 5]);
  expect(await linesOf(JSON.stringify({ note: ['"[{'], papers: records }, null, 2))).toEqual([6, 9]);
});

test("the Daily Papers API's shape", async () => {
  const record = {
    paper: {
      id: '2510.00001',
      title: 'Inner\n Title',
      summary: 'First.\nSecond.',
      authors: [{ _id: 'x', name: 'Ann Bell', hidden: false }, { name: 'Cy Dole' }],
      publishedAt: '2025-10-01T00:00:00.000Z',
      upvotes: 7,
    },
    title: 'Outer',
    publishedAt: '2025-10-02T01:00:00.000Z',
    numComments: 3,
    organization: { _id: 'y', name: 'epfl-vita', fullname: 'EPFL VITA Lab' },
  };
  const { papers } = await readContent(JSON.stringify([record]));
  expect(papers).toMatchObject([
    {
      id: '2510.00001',
      title: 'Inner Title',
      abstract: 'First. Second.',
      date: '2025-10-01',
      authors: ['Ann Bell', 'Cy Dole'],
      comments: 3,
      organisation: 'EPFL VITA Lab',
      url: 'https://arxiv.org/abs/2510.00001',
    },
  ]);
});

test.each([
  ['2106.09685v3', '2106.09685'],
  ['arXiv:2106.09685', '2106.09685'],
  ['https://arxiv.org/pdf/2106.09685v1.pdf?download=1', '2106.09685'],
  ['https://huggingface.co/papers/2106.09685#community', '2106.09685'],
  ['https://doi.org/10.48550/arXiv.2106.09685', '2106.09685'],
  ['hep-th/9901001v2', 'hep-th/9901001'],
  ['math.GT/0309136', 'math/0309136'],
  ['doi:10.1145/3292500.3330701', '10.1145/3292500.3330701'],
  ['https://dx.doi.org/10.1000/ABC%28x%29', '10.1000/abc(x)'],
  ['2117.00001', 'a-title'],
  ['icml2017-870', 'a-title'],
])('id %s gives %s', async (id, expected) => {
  const paper = await one({ id, title: 'A Title' });
  expect(paper.id).toBe(expected);
  expect(paper.aliases).toEqual(expected === 'a-title' ? [id] : []);
});

test('arXiv id before DOI before slug; the others are aliases', async () => {
  const paper = await one({ id: 'own-7', doi: '10.1000/X', url: 'https://arxiv.org/abs/2106.09685', title: 'A Title' });
  expect([paper.id, paper.aliases, paper.url]).toEqual([
    '2106.09685',
    ['10.1000/x', 'own-7'],
    'https://arxiv.org/abs/2106.09685',
  ]);
  expect((await one({ doi: '10.1000/X', title: 'A Title' })).url).toBe('https://doi.org/10.1000/x');
});

test('a very long title gives a bounded id that depends on all of it', async () => {
  const long = 'Word '.repeat(100);
  const [a, b] = [await one({ title: `${long}a` }), await one({ title: `${long}b` })];
  expect(a!.id.length).toBeLessThan(220);
  expect(a!.id).not.toBe(b!.id);
});

test.each([
  ['2023-10-04', '2023-10-04'],
  ['2023-10-04 12:30', '2023-10-04'],
  ['2023/1/4', '2023-01-04'],
  ['Oct 4, 2023', '2023-10-04'],
  ['4 October 2023', '2023-10-04'],
  [1696377600, '2023-10-04'],
  [1696377600000, '2023-10-04'],
])('date %j', async (date, expected) => {
  expect((await one({ title: 'T', date })).date).toBe(expected);
});

test.each([
  2023,
  '2023',
  '2023-10',
  '2023-02-30',
  'soon',
  'Nov 24',
  -1e30,
  true,
  {},
  ['2023-10-04'],
  '20231004T000000',
])('date %j is reported and left out', async (date) => {
  const { papers, issues } = await readContent(lines({ title: 'T', date }));
  expect(papers).toMatchObject([{ date: null }]);
  expect(issues).toMatchObject([{ level: 'warning', line: 1, what: expect.stringContaining('date') }]);
});

test.each([
  ['Ann Bell, Cy Dole and Eve Fox', ['Ann Bell', 'Cy Dole', 'Eve Fox']],
  ['Bell, Ann and Dole, Cy', ['Bell, Ann', 'Dole, Cy']],
  ['Bell, Ann; Dole, Cy', ['Bell, Ann', 'Dole, Cy']],
  ['Ann Bell', ['Ann Bell']],
  [
    [{ given: 'Ann', family: 'Bell' }, { author: { name: 'Cy Dole' } }],
    ['Ann Bell', 'Cy Dole'],
  ],
  [[], null],
  ['', null],
  [4, 4],
])('authors %j', async (authors, expected) => {
  const { papers, issues } = await readContent(lines({ title: 'T', authors }));
  expect(papers).toMatchObject([{ authors: expected }]);
  expect(issues).toEqual([]);
});

test('wrong types are reported, what can be read is kept', async () => {
  const result = await readContent(
    lines(
      {
        title: 1984,
        abstract: ['One.', 'Two.'],
        authors: [{ name: 'Ann Bell' }, 7],
        comments: -2,
        url: 'javascript:alert(1)',
      },
      { title: 'B', abstract: { text: 'x' }, authors: -1, comments: 1.5, organisation: 7, url: 5 },
      { title: 'C', authors: { a: 1 }, comments: '12 pages, 3 figures' },
      { title: 'D', comments: '12' },
      { title: ['no', 7] },
      { title: null, abstract: 'x' },
      { abstract: 'x' },
      7,
      [{ title: 'E' }],
    ),
  );
  expect(titled(result, '1984')).toMatchObject({
    abstract: 'One. Two.',
    authors: ['Ann Bell'],
    comments: null,
    url: null,
  });
  expect(titled(result, 'B')).toMatchObject({
    abstract: '',
    authors: null,
    comments: null,
    organisation: '7',
    url: null,
  });
  expect(titled(result, 'C').comments).toBeNull();
  expect(titled(result, 'D').comments).toBe(12);
  expect(titlesOf(result)).toEqual(['1984', 'B', 'C', 'D', 'E']);
  expect(result.issues.filter((issue) => issue.level === 'error')).toMatchObject([
    { line: 5, what: 'a record without a title', count: 3 },
    { line: 8, what: 'a record that is no JSON object', count: 1 },
  ]);
  expect(result.issues.map((issue) => issue.what)).toEqual(
    expect.arrayContaining([
      'title is a number',
      'url is no web address',
      'authors without a name',
      'number of comments is no count',
      'abstract is not text',
    ]),
  );
});

test('bad lines are counted, the rest is read', async () => {
  const { papers, issues } = await readContent(
    `${lines({ title: 'A' })}{"title": "B"\n{oops}\n\n${lines({ title: 'C' })}{"title": "D", "abs`,
  );
  expect(papers.map((paper) => paper.title)).toEqual(['A', 'C']);
  expect(issues.reduce((sum, issue) => sum + issue.count, 0)).toBe(3);
  expect(issues.map((issue) => [issue.level, issue.line])).toEqual(expect.arrayContaining([['error', 2]]));
  expect(issues.at(-1)).toMatchObject({ level: 'error' });
});

test('a JSON document that is cut off: records before the break stay, the line is told', async () => {
  const list = JSON.stringify([{ title: 'A' }, { title: 'B' }, { title: 'C' }], null, 2);
  const cut = await readContent(list.slice(0, list.indexOf('"C"') + 2));
  expect(titlesOf(cut)).toEqual(['A', 'B']);
  expect(cut.issues).toMatchObject([{ level: 'error', line: 9, what: 'JSON that stops in the middle' }]);
  const object = JSON.stringify({ papers: [{ title: 'A' }] }, null, 2);
  const broken = await readContent(object.slice(0, -6));
  expect(broken.issues.filter(({ line }) => line !== null)).toMatchObject([
    { level: 'error', line: 5, what: 'JSON that stops in the middle' },
  ]);
  const odd = await readContent(object.replace('"title"', 'title'));
  expect(odd.issues.filter(({ line }) => line !== null)).toMatchObject([
    { level: 'error', line: 4, what: expect.stringContaining('no JSON') },
  ]);
  expect(odd.issues.some(({ what }) => what.startsWith('no paper'))).toBe(true);
  const after = await readContent('[{"title":"A"}]\n{"title":"B"}');
  expect(titlesOf(after)).toEqual(['A']);
  expect(after.issues).toMatchObject([{ level: 'error', line: 2 }]);
});

test('__proto__, deep nesting and half characters are harmless', async () => {
  const deep = `{"title":"Deep","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
  const proto = '{"__proto__":{"title":"evil"},"constructor":1,"title":"Own","abstract":"a\\ud800b"}';
  const { papers, issues } = await readContent(`${deep}\n${proto}\n{"__proto__":{"title":"evil"}}\n`);
  expect(papers.map((paper) => [paper.title, paper.abstract])).toEqual([
    ['Deep', ''],
    ['Own', 'a\ufffdb'],
  ]);
  expect(issues).toMatchObject([
    { level: 'warning', line: 2, what: expect.stringContaining('surrogates') },
    { level: 'error', line: 3, what: 'a record without a title' },
  ]);
});

test('JSON without papers is reported', async () => {
  for (const text of ['{}', '[]', '{"papers": []}', '{"a": 1}\n', '[1, 2]', '{\n "name": "x",\n "version": "1"\n}']) {
    const { papers, issues } = await readContent(text);
    expect(papers).toEqual([]);
    expect(issues.some((issue) => issue.level === 'error' && issue.what.startsWith('no paper in it'))).toBe(true);
  }
});

test('what read and extract --raw print is read back unchanged', async () => {
  const page = `${HEADER}Same\n\nAn abstract that says this and that.\n\n  • 3 authors\n·\nOct 4, 2021 2\n\nSame\n\nOther text here.\n\n  • 4 authors\n·\nOct 4\n\nAlone\n\nIt is.\n`;
  const first = await readContent(page);
  const more = await readContent(
    `${lines(...first.papers)}${lines({ ...RECORD, title: 'Alone' }, { title: 'ALONE', abstract: 'It is longer.' })}`,
  );
  expect(more.papers.some((paper) => paper.parts)).toBe(true);
  for (const papers of [first.papers, more.papers]) {
    expect((await readContent(lines(...papers))).papers).toEqual(papers);
    const raw = papers.map((paper) => ({
      ...paper,
      mentions: [{ field: 'title', start: 0, end: 1, text: 'x' }],
      definitions: [],
    }));
    expect((await readContent(JSON.stringify(raw, null, 1))).papers).toEqual(papers);
  }
});

test('any JSON is read without a throw, and equal in lines and in a list', async () => {
  const field = fc.constantFrom(
    'id',
    'title',
    'abstract',
    'summary',
    'date',
    'authors',
    'author',
    'name',
    'paper',
    'comments',
    'url',
    'doi',
    'sources',
    'aliases',
    'parts',
    'organization',
    '__proto__',
  );
  const value = fc.letrec<{ any: unknown; record: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('2106.09685', 'Oct 4, 2023', 'A and B'),
      fc.array(tie('any'), { maxLength: 3 }),
      tie('record'),
    ),
    record: fc.dictionary(field, tie('any'), { maxKeys: 6 }),
  }));
  const law = fc.asyncProperty(fc.array(value.record, { minLength: 1, maxLength: 4 }), async (records) => {
    const titledRecords = [{ title: 'Anchor' }, ...records];
    const asLines = await readContent(lines(...titledRecords));
    const asList = await readContent(JSON.stringify(titledRecords));
    const facts = (papers: Paper[]) => papers.map(({ sources: _, parts: __, ...rest }) => rest);
    expect(asLines.papers.length).toBeGreaterThan(0);
    expect(facts(asList.papers).length).toBeGreaterThan(0);
    const again = await readContent(lines(...asLines.papers));
    expect(again.papers).toEqual(asLines.papers);
  });
  await fc.assert(law, { numRuns: 300 });
});

test('the place where JSON breaks is found, and what JSON.parse takes has none', () => {
  const law = fc.property(fc.json(), fc.nat(), (json, at) => {
    expect(jsonErrorOffset(json)).toBe(json.length);
    const cut = json.slice(0, at % json.length);
    expect(jsonErrorOffset(cut)).toBe(cut.length);
  });
  fc.assert(law, { numRuns: 500 });
  const broken: [string, number][] = [
    ['{oops}', 1],
    ['[1,,2]', 3],
    ['{"a" 1}', 5],
    ['[1] 2', 4],
    ['{"a":1]', 6],
    ['[1}', 2],
    ['"a\u0001b', 2],
    ['}', 0],
    ['[01]', 2],
  ];
  for (const [json, offset] of broken) expect([json, jsonErrorOffset(json)]).toEqual([json, offset]);
});

test('all lists of an object are read', async () => {
  const two = JSON.stringify({ papers: [{ title: 'A' }], total: 2, results: [{ title: 'B' }] }, null, 1);
  const result = await readContent(two);
  expect(titled(result, 'A').sources).toEqual([{ file: '-', line: 3 }]);
  expect(titled(result, 'B').sources).toEqual([{ file: '-', line: 9 }]);
  expect(titlesOf(await readContent(lines({ papers: [], dailyPapers: [{ paper: { title: 'A' } }] })))).toEqual(['A']);
  const mixed = await readContent(JSON.stringify({ papers: [1], results: [{ title: 'B' }] }));
  expect(titlesOf(mixed)).toEqual(['B']);
  expect(mixed.issues).toMatchObject([{ level: 'error' }]);
});

test('an id that is a number is no arXiv id', async () => {
  const { papers, issues } = await readContent('{"id":2401.10010,"title":"A Title"}\n{"id":12345,"title":"Other"}\n');
  expect(papers.map(({ id, aliases }) => [id, aliases])).toEqual([
    ['a-title', []],
    ['other', ['12345']],
  ]);
  expect(issues).toMatchObject([{ level: 'warning', line: 1, what: expect.stringContaining('id') }]);
});

test.each(['2401.1001', '1412.00001', '0703.0001', '1501.0001', '2413.00001', '2400.00001'])(
  '%s is no arXiv id',
  async (id) => {
    expect(await one({ id, title: 'A Title' })).toMatchObject({ id: 'a-title', aliases: [id] });
  },
);

test.each(['0704.0001', '1412.9999', '1501.00001', '2412.00001'])('%s is an arXiv id', async (id) => {
  expect((await one({ id, title: 'A Title' })).id).toBe(id);
});
