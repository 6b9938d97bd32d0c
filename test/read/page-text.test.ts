import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEADER, readContent, titled, titlesOf } from './support.ts';

const ABSTRACT =
  'We describe a way to train small networks. It needs no labels and little memory. Trials on three sets of images show that it keeps up with larger ones, and we say where it fails.';

test('an entry: title, abstract, author count, date, comments, line', async () => {
  const result = await readContent(
    `${HEADER}Small Networks: A Way\n\n${ABSTRACT}\n\n  • 4 authors\n·\nOct 4, 2023 12\n\n`,
  );
  expect(result.papers).toEqual([
    {
      id: 'small-networks-a-way',
      title: 'Small Networks: A Way',
      abstract: ABSTRACT,
      date: '2023-10-04',
      authors: 4,
      organisation: null,
      comments: 12,
      url: null,
      dateInferred: false,
      aliases: [],
      sources: [{ file: '-', line: 13 }],
    },
  ]);
  expect(result.issues).toEqual([]);
});

test.each([
  ['  • 1 authors\n·\nNov 24 2', 1, '2025-11-24', 2],
  ['• 1,024 authors\n·\nNov 24', 1024, '2025-11-24', null],
  ['\u00a0•\u00a0 3 authors \u00a0· Nov\u00a024', 3, '2025-11-24', null],
  ['\u200b • 3 authors\n\u200b\n·\nNov 24', 3, '2025-11-24', null],
  ['\t• 3 authors\n\n·\n\nNov 24  1', 3, '2025-11-24', 1],
  ['  • 3 authors\n·\nNov 24\n7', 3, '2025-11-24', 7],
  ['3 authors\nMay 1, 2024', 3, '2024-05-01', null],
  ['·\nNov 24 2', null, '2025-11-24', 2],
  ['Sept 9, 2021 3', null, '2021-09-09', 3],
  ['  • 5 authors', 5, null, null],
  ['  • 5 authors\n·', 5, null, null],
  ['  • 5 authors\n·\nPublished on December 31, 2023 · 4', 5, '2023-12-31', 4],
])('meta block %j', async (meta, authors, date, comments) => {
  const year = 'Other Work\n\nIt is about other things.\n\n  • 2 authors\n·\nJan 2, 2024\n\n';
  const result = await readContent(
    `${HEADER}${year}Small Networks\n\n${ABSTRACT}\n\n${meta}\n\nLast One\n\n${ABSTRACT}\n`,
  );
  expect(titlesOf(result)).toEqual(['Last One', 'Other Work', 'Small Networks']);
  expect(titled(result, 'Small Networks')).toMatchObject({ abstract: ABSTRACT, authors, date, comments });
  expect(result.issues).toEqual([]);
});

test.each([
  ['Qwen Qwen\n·\nDec 1, 2025 4', 'Qwen'],
  ['epfl-vita EPFL VITA Lab\n·\nDec 1, 2025 4', 'EPFL VITA Lab'],
  ['facebook AI at Meta\n·\nDec 1, 2025 4', 'AI at Meta'],
  ['Stanford University\n·\nDec 1, 2025 4', 'Stanford University'],
  ['Google Google · Dec 1, 2025 4', 'Google'],
])('an organisation in place of the count: %j', async (meta, organisation) => {
  const result = await readContent(`${HEADER}Small Networks\n\n${ABSTRACT}\n\n${meta}\n\n`);
  expect(result.papers).toMatchObject([
    { organisation, authors: null, date: '2025-12-01', comments: 4, abstract: ABSTRACT },
  ]);
});

test('an abstract has any number of paragraphs', async () => {
  const more = [
    'Is it enough? We think so.',
    'It has two parts:',
    '(1) one that looks',
    '(2) one that waits',
    'Code: https://example.org/code',
  ];
  const meta = '  • 3 authors\n·\nOct 4, 2023\n\n';
  const result = await readContent(
    `${HEADER}First\n\n${[ABSTRACT, ...more].join('\n\n')}\n\n${meta}Second\n\n${ABSTRACT}\n\n${meta}`,
  );
  expect(titlesOf(result)).toEqual(['First', 'Second']);
  expect(titled(result, 'First').abstract).toBe([ABSTRACT, ...more].join(' '));
});

test('entries without meta block are told from paragraphs', async () => {
  const result = await readContent(
    [
      HEADER,
      `What Makes Networks "Small"?\n\n${ABSTRACT}\n\nIt also has a second paragraph.\n\n`,
      `Learning in sentence case without a full stop\n\n${ABSTRACT}\n\n`,
      `vLLM Made Small!\n\n${ABSTRACT}\n\nWe are grateful\n\n  • 2 authors\n·\nMay 1, 2024\n\n`,
      `Attention Is Not All. Fast vs. Slow.\n\n${ABSTRACT}\n\n`,
      `A Title Alone\n\n`,
      `The Last: Without Meta\n\n${ABSTRACT}\n`,
    ].join(''),
  );
  expect(titlesOf(result)).toEqual([
    'A Title Alone',
    'Attention Is Not All. Fast vs. Slow.',
    'Learning in sentence case without a full stop',
    'The Last: Without Meta',
    'What Makes Networks "Small"?',
    'vLLM Made Small!',
  ]);
  expect(titled(result, 'What Makes Networks "Small"?').abstract).toBe(`${ABSTRACT} It also has a second paragraph.`);
  expect(titled(result, 'vLLM Made Small!')).toMatchObject({ abstract: `${ABSTRACT} We are grateful`, authors: 2 });
  expect(titled(result, 'A Title Alone')).toMatchObject({ abstract: '', authors: null, date: null });
  expect(result.counts.withoutAbstract).toBe(1);
});

test('entries without abstract, and short abstracts', async () => {
  const meta = '  • 3 authors\n·\nOct 4, 2023\n\n';
  const result = await readContent(
    `${HEADER}No Abstract Here\n\n${meta}Short\n\nWe count.\n\n${meta}Shorter Still\n\nno full stop\n\n${meta}`,
  );
  expect(result.papers.map((paper) => [paper.title, paper.abstract])).toEqual([
    ['No Abstract Here', ''],
    ['Short', 'We count.'],
    ['Shorter Still', 'no full stop'],
  ]);
});

test('a paper printed twice is one, with both places', async () => {
  const meta = '  • 3 authors\n·\n';
  const result = await readContent(
    `${HEADER}Twice\n\n${ABSTRACT}\n\n${meta}Oct 4, 2023\n\nOnce\n\n${ABSTRACT}\n\nTwice\n\n${ABSTRACT}\n\n${meta}Oct 4, 2023 5\n\n`,
  );
  expect(titled(result, 'Twice')).toMatchObject({ comments: 5, authors: 3, sources: [{ line: 13 }, { line: 25 }] });
  expect(result.counts).toMatchObject({ records: 3, joined: 1 });
});

test('left-out years: the year after the newest on that page, or as visited, or none', async () => {
  const entry = (title: string, date: string) => `${title}\n\n${ABSTRACT}\n\n  • 3 authors\n·\n${date}\n\n`;
  const page = `${HEADER}${entry('Old', 'Oct 4, 2021')}${entry('New', 'Dec 20')}`;
  const two = `${page}${HEADER}${entry('Other Page', 'Mar 3, 2018')}${entry('Other New', 'Mar 4')}`;
  const inferred = await readContent(two);
  expect(titled(inferred, 'New')).toMatchObject({ date: '2022-12-20', dateInferred: true });
  expect(titled(inferred, 'Other New')).toMatchObject({ date: '2019-03-04', dateInferred: true });
  const visited = await readContent(page, '2025-12-19');
  expect(titled(visited, 'New')).toMatchObject({ date: '2024-12-20', dateInferred: true });
  expect(titled(await readContent(page, '2025-12-20'), 'New').date).toBe('2025-12-20');
  expect(titled(visited, 'Old')).toMatchObject({ date: '2021-10-04', dateInferred: false });
  const none = await readContent(HEADER + entry('New', 'Dec 20') + entry('Newer', 'Dec 21'));
  expect(titled(none, 'New')).toMatchObject({ date: null, dateInferred: false });
  expect(none.issues).toMatchObject([{ level: 'warning', count: 2, mend: expect.stringContaining('--visited') }]);
});

test.each(['Feb 30, 2023', 'Nov 31', 'Feb 29', 'Smarch 5'])(
  'a date that cannot be, %s, is reported and left out',
  async (date) => {
    const result = await readContent(
      `${HEADER}Old\n\n${ABSTRACT}\n\n  • 3 authors\n·\nOct 4, 2021\n\nOdd\n\n${ABSTRACT}\n\n  • 3 authors\n·\n${date}\n\n`,
    );
    expect(titled(result, 'Odd')).toMatchObject({ date: null, dateInferred: false, authors: 3, abstract: ABSTRACT });
    expect(result.issues).toMatchObject([
      { level: 'warning', file: '-', line: 25, what: expect.stringContaining('date') },
    ]);
  },
);

test('Feb 29 is the last one before the visit', async () => {
  const result = await readContent(`${HEADER}Leap\n\n${ABSTRACT}\n\n  • 3 authors\n·\nFeb 29\n\n`, '2026-01-01');
  expect(result.papers).toMatchObject([{ date: '2024-02-29', dateInferred: true }]);
});

test('pages without header, without empty lines, with CRLF, CR or BOM, and copied whole', async () => {
  const entries = `One Thing\n\n${ABSTRACT}\n\n  • 3 authors\n·\nOct 4, 2021\n\nTwo Things\n\n${ABSTRACT}\n\nQwen Qwen\n·\nOct 5, 2021 2\n`;
  const expected = (await readContent(HEADER + entries)).papers.map(({ sources: _, ...facts }) => facts);
  expect(expected).toMatchObject([{ title: 'One Thing' }, { title: 'Two Things', organisation: 'Qwen' }]);
  const whole = `Hugging Face\nModels\nDatasets\nSpaces\nDocs\nPricing\n\nLog In\nSign Up\n${HEADER}${entries}\nPrevious\nNext\nCompany\nTOS\nPrivacy\nAbout\nCareers\n`;
  for (const text of [
    entries,
    (HEADER + entries).replace(/\n+/g, '\n'),
    (HEADER + entries).replaceAll('\n', '\r\n'),
    (HEADER + entries).replaceAll('\n', '\r'),
    `\ufeff${HEADER}${entries}`,
    whole,
  ]) {
    const { papers, issues } = await readContent(text);
    expect(papers.map(({ sources: _, ...facts }) => facts)).toEqual(expected);
    expect(issues).toEqual([]);
  }
});

test('hard-wrapped text is put together', async () => {
  const wrapped = ABSTRACT.replaceAll('. ', '.\n').replaceAll(', ', ',\n');
  const result = await readContent(
    `${HEADER}A Title That Is\nWrapped Too\n\n${wrapped}\n\n  • 3 authors\n·\nOct 4, 2021\n\n`,
  );
  expect(result.papers).toMatchObject([{ title: 'A Title That Is Wrapped Too', abstract: ABSTRACT, authors: 3 }]);
});

test('a paragraph whose title was not copied is reported, the rest is read', async () => {
  const result = await readContent(
    `${ABSTRACT} ${ABSTRACT}\n\n  • 3 authors\n·\nOct 4, 2021\n\nKept\n\n${ABSTRACT}\n\n  • 3 authors\n·\nOct 4, 2021\n`,
  );
  expect(titlesOf(result)).toEqual(['Kept']);
  expect(result.issues).toMatchObject([{ level: 'error', line: 1, what: expect.stringContaining('without a title') }]);
});

test('hostile text stays text', async () => {
  const title = '<script>alert(1)</script> \u202eevil \u{1F600}';
  const result = await readContent(
    `${HEADER}${title}\n\n${ABSTRACT}</script>\u0000\u0007\n\n  • 3 authors\n·\nOct 4, 2021\n\n`,
  );
  expect(result.papers).toMatchObject([{ title, abstract: `${ABSTRACT}</script>` }]);
  expect(result.issues).toEqual([]);
});

test('no text makes it throw, lose its way or print what is not well-formed', async () => {
  const page = `${HEADER}One\n\n${ABSTRACT}\n\n  • 3 authors\n·\nOct 4, 2021 2\n\nTwo: B\n\n${ABSTRACT}\n\nQwen Qwen\n·\nNov 5\n`;
  const piece = fc.constantFrom(
    '\n',
    '\n\n',
    '·',
    '• 3 authors',
    'Nov 24 2',
    'Feb 30',
    HEADER,
    'Title Case Here',
    '\u0000',
    '\ud800',
    '<p>',
    '{"',
    '[',
    '•'.repeat(50),
    '9'.repeat(40),
    '"".'.repeat(30),
  );
  const edit = fc.tuple(fc.nat(page.length), fc.nat(40), piece);
  const law = fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
    let text = page;
    for (const [at, cut, insert] of edits) text = text.slice(0, at) + insert + text.slice(at + cut);
    const { papers, counts } = await readContent(text);
    for (const paper of papers) {
      expect(paper.title).not.toBe('');
      expect(JSON.stringify(paper)).not.toMatch(/\\u[0-9a-d]/);
      expect(paper.date === null || /^\d{4}-\d\d-\d\d$/.test(paper.date)).toBe(true);
    }
    expect(counts.records - counts.joined).toBe(papers.length);
  });
  await fc.assert(law, { numRuns: 400 });
});

test.each(['*', '‣', '◦', '-'])('%s before the count is a bullet', async (bullet) => {
  const result = await readContent(`${HEADER}Small Networks\n\n${ABSTRACT}\n\n${bullet} 4 authors\n·\nOct 4, 2023 2\n`);
  expect(titled(result, 'Small Networks')).toMatchObject({ abstract: ABSTRACT, authors: 4, organisation: null });
});

test.each(['12345678 authors\n·\nOct 4, 2023', '• 12345678 authors\n·\nOct 4, 2023', '12345678 authors · Oct 4, 2023'])(
  'a count that cannot be one: %j',
  async (meta) => {
    const result = await readContent(`${HEADER}Small Networks\n\n${ABSTRACT}\n\n${meta}\n`);
    const facts = { abstract: ABSTRACT, authors: null, organisation: null, date: '2023-10-04' };
    expect(titled(result, 'Small Networks')).toMatchObject(facts);
    expect(result.issues).toMatchObject([{ level: 'warning', what: expect.stringContaining('authors') }]);
  },
);

test('a line that ends in authors is no organisation', async () => {
  const result = await readContent(`${HEADER}Small Networks\n\n${ABSTRACT}\n\nmany authors\n·\nOct 4, 2023\n`);
  expect(titled(result, 'Small Networks').organisation).toBeNull();
});

test('entries with the abstract right below the title, one without a meta block', async () => {
  const long = `${ABSTRACT} ${ABSTRACT}`;
  const entry = (title: string, meta: string) => `${title}\n${long}\n${meta}\n`;
  const meta = '• 4 authors\n·\nOct 4, 2023\n';
  const text = `${HEADER}${entry('First Work', meta)}${entry('Second Work', '')}${entry('Third Work', meta)}`;
  const result = await readContent(text);
  expect(titlesOf(result)).toEqual(['First Work', 'Second Work', 'Third Work']);
  expect(titled(result, 'Second Work')).toMatchObject({ abstract: long, authors: null });
  expect(titled(result, 'Third Work')).toMatchObject({ abstract: long, authors: 4 });
});
