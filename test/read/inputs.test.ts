import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInputs } from '../../src/read/index.ts';
import { HEADER, readContent, titlesOf } from './support.ts';

let folder: string;
const record = (title: string): string => `${JSON.stringify({ title, abstract: 'It is.' })}\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'papergraph-read-'));
  mkdirSync(join(folder, 'in/deep/er'), { recursive: true });
  mkdirSync(join(folder, 'in/.hidden'));
  mkdirSync(join(folder, 'empty'));
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  write('in/b.jsonl', record('B'));
  write('in/a.txt', `${HEADER}A Page Title\n\nIt has some text.\n\n  • 2 authors\n·\nOct 4, 2021\n`);
  write('in/deep/er/c.json.gz', gzipSync(JSON.stringify([{ title: 'C' }])));
  write('in/deep/paper[1].json', JSON.stringify({ title: 'Bracket' }));
  write('in/.secret.jsonl', record('Hidden'));
  write('in/.hidden/d.jsonl', record('Hidden too'));
  write('in/notes.md', '# Notes\n\nNothing to read here.\n');
  write('in/map.parquet', Buffer.from('PAR1\0\0\0'));
  symlinkSync(join(folder, 'in'), join(folder, 'in/deep/loop'), 'junction');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (...inputs: string[]) =>
  readInputs(
    inputs.map((input) => join(folder, input)),
    { visited: null },
  );

test('a folder: all below it, sorted, named from it; hidden files passed over, others of no kind reported as warnings', async () => {
  const { papers, issues, counts } = await read('in');
  expect(papers.map((paper) => [paper.title, paper.sources[0]!.file])).toEqual([
    ['A Page Title', 'a.txt'],
    ['B', 'b.jsonl'],
    ['Bracket', 'deep/paper[1].json'],
    ['C', 'deep/er/c.json.gz'],
  ]);
  expect(counts).toEqual({ files: 4, records: 4, joined: 0, withoutAbstract: 2 });
  expect(issues.map((issue) => [issue.level, issue.file, issue.what])).toEqual([
    ['warning', 'map.parquet', 'a Parquet table'],
    ['warning', 'notes.md', 'a text that is none of the kinds that are read'],
  ]);
});

test('files by base name, globs from their base, brackets in names, the same file once, any order', async () => {
  expect((await read('in/b.jsonl')).papers[0]!.sources).toEqual([{ file: 'b.jsonl', line: 1 }]);
  expect((await read('in/deep/paper[1].json')).papers[0]!.title).toBe('Bracket');
  const globbed = await readInputs([`${folder.replaceAll('\\', '/')}/in/**/*.json*`], { visited: null });
  expect(globbed.papers.map((paper) => paper.sources[0]!.file)).toEqual([
    'b.jsonl',
    'deep/paper[1].json',
    'deep/er/c.json.gz',
  ]);
  const twice = await read('in/b.jsonl', 'in', 'in/b.jsonl');
  expect(twice.counts.joined).toBe(0);
  expect(await read('in', 'in/b.jsonl')).toEqual(twice);
});

test('what matches nothing is an error that names it; the rest is read', async () => {
  const { papers, issues } = await read('nowhere.txt', 'in/*.xyz', 'empty', 'in/b.jsonl');
  expect(papers).toHaveLength(1);
  expect(issues.map((issue) => issue.level)).toEqual(['error', 'error', 'error']);
  expect(issues.map((issue) => issue.file)).toEqual(
    ['empty', 'in/*.xyz', 'nowhere.txt'].map((name) => join(folder, name)),
  );
  expect((await read('nowhere.txt')).counts).toEqual({ files: 0, records: 0, joined: 0, withoutAbstract: 0 });
});

test('a file that cannot be opened is an error', async () => {
  symlinkSync('self', join(folder, 'self'));
  const { papers, issues } = await read('self', 'in/b.jsonl');
  expect(papers).toHaveLength(1);
  expect(issues).toMatchObject([{ level: 'error', file: join(folder, 'self'), what: 'cannot be opened: ELOOP' }]);
});

test('progress goes up to all bytes', async () => {
  const seen: [number, number][] = [];
  await readInputs([join(folder, 'in')], { visited: null, onProgress: (done, total) => seen.push([done, total]) });
  expect(seen[0]![0]).toBe(0);
  expect(seen.at(-1)![0]).toBe(seen.at(-1)![1]);
  expect(seen.every(([done], at) => at === 0 || done >= seen[at - 1]![0])).toBe(true);
});

const PAGE = `${HEADER}Café Society: Naïve Models\n\nPoincaré’s “balls” cost 5€ — always.\n\n  • 2 authors\n·\nOct 4, 2021\n`;

test('UTF-16 with BOM is decoded, Windows-1252 is decoded and reported', async () => {
  const utf8 = await readContent(PAGE);
  const little = Buffer.from(`\ufeff${PAGE}`, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big]) expect(await readContent(bytes)).toEqual(utf8);
  const codes: Record<string, number> = { '“': 0x93, '”': 0x94, '’': 0x92, '€': 0x80, '—': 0x97, '•': 0x95 };
  const latin = Uint8Array.from([...PAGE].map((char) => codes[char] ?? char.charCodeAt(0)));
  const decoded = await readContent(latin);
  expect(decoded.papers).toEqual(utf8.papers);
  expect(decoded.issues).toMatchObject([
    { level: 'warning', what: expect.stringContaining('not UTF-8'), mend: expect.stringContaining('UTF-8') },
  ]);
  const cut = Buffer.concat([Buffer.from(`${PAGE}Pure End\n\nIt ends in an e with accent: `), Buffer.from([0xe9])]);
  expect((await readContent(cut)).issues).toMatchObject([{ level: 'warning' }]);
});

test('damage behind the first megabyte is reported too', async () => {
  const bytes = Buffer.concat([
    Buffer.from(record('First').repeat(40_000)),
    Buffer.from('{"title":"Caf'),
    Buffer.from([0xe9]),
    Buffer.from('"}\n'),
  ]);
  const { papers, issues } = await readContent(bytes);
  expect(papers).toHaveLength(2);
  expect(issues).toMatchObject([{ level: 'warning', line: 40_001, what: expect.stringContaining('U+FFFD') }]);
});

test.each([
  ['nothing', new Uint8Array(), 'an empty file'],
  ['white space', Buffer.from(' \n\n\t\n'), 'a file of white space only'],
  ['a BOM', Buffer.from('\ufeff'), 'a file of white space only'],
  ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'a PDF'],
  ['NULs', new Uint8Array(5000), 'a binary file'],
  ['noise', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), 'a binary file'],
  ['a gzip of nothing', gzipSync(''), 'an empty file'],
  ['a gzip of a gzip', gzipSync(gzipSync('x')), 'a gzip file inside a gzip file'],
  [
    'another text',
    Buffer.from('Once upon a time there was no paper at all.\n'.repeat(50)),
    'a text that is none of the kinds that are read',
  ],
])('%s is reported, not read', async (_, bytes, what) => {
  const { papers, issues, counts } = await readContent(bytes);
  expect(papers).toEqual([]);
  expect(issues).toEqual([
    { level: 'error', file: '-', line: null, what, mend: expect.stringContaining('JSON Lines'), count: 1 },
  ]);
  expect(counts.files).toBe(0);
});

test('a gzip file that is cut off or damaged keeps what came before', async () => {
  const whole = gzipSync(Array.from({ length: 20_000 }, (_, n) => record(`Paper ${n} ${Math.sin(n)}`)).join(''));
  const cut = await readContent(whole.subarray(0, whole.length - 5000));
  expect(cut.papers.length).toBeGreaterThan(15_000);
  expect(cut.issues.map((issue) => issue.what)).toContain('a gzip file that is cut off');
  const damaged = Buffer.from(whole);
  damaged.fill(0xaa, whole.length / 2, whole.length / 2 + 100);
  const bad = await readContent(damaged);
  expect(bad.papers.length).toBeGreaterThan(5000);
  expect(bad.issues.some((issue) => issue.level === 'error')).toBe(true);
  expect((await readContent(gzipSync(record('x')).subarray(0, 12))).issues).toMatchObject([
    { level: 'error', what: 'a gzip file that is cut off' },
  ]);
  const members = await readContent(Buffer.concat([gzipSync(record('One')), gzipSync(record('Two'))]));
  expect(titlesOf(members)).toEqual(['One', 'Two']);
});

test('a 50 MB line is reported, the rest goes on', async () => {
  const long = 'word '.repeat(10_000_000);
  const page = await readContent(`${HEADER}Before\n\n${long}\n\n  • 2 authors\n·\nOct 4, 2021\n\nAfter\n\nShort.\n`);
  expect(titlesOf(page)).toEqual(['After', 'Before']);
  expect(page.issues).toMatchObject([{ level: 'error', line: 15, what: 'a line of more than 1,000,000 characters' }]);
  const json = await readContent(
    gzipSync(
      `${JSON.stringify({ title: 'Long', abstract: long })}\n${JSON.stringify({ title: long })}\n${record('After')}`,
    ),
  );
  expect(json.papers.map((paper) => [paper.title, paper.abstract])).toEqual([
    ['After', 'It is.'],
    ['Long', ''],
  ]);
  expect(json.issues).toMatchObject([
    { level: 'warning', line: 1, what: 'an abstract of more than 100,000 characters' },
    { level: 'error', line: 2, what: 'a title of more than 1,000 characters' },
  ]);
  const broken = await readContent(`{"title": "x", "abstract": "${long}\n${record('After')}`);
  expect(titlesOf(broken)).toEqual(['After']);
});

test('100,000 copies of one paper are one paper', async () => {
  const { papers, issues, counts } = await readContent(gzipSync(record('Copy').repeat(100_000)));
  expect(papers).toHaveLength(1);
  expect(counts).toEqual({ files: 1, records: 100_000, joined: 99_999, withoutAbstract: 0 });
  expect(issues).toEqual([]);
});
