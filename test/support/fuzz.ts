import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { type Random, seededRandom } from '../../src/lib/random.ts';
import { readInputs } from '../../src/read/index.ts';
import { root } from './cli.ts';

/** What came of inputs that nobody would write. */
export interface FuzzCounts {
  inputs: number;
  papers: number;
  /** Milliseconds of the slowest input. */
  slowest: number;
  /** Megabytes of objects at the end, over those after the first tenth. */
  growth: number;
}

/** Longest piece of a real file that is mutated: what goes wrong goes wrong in a few records. */
const PIECE = 3000;

/** Pieces of text that readers look for. */
const TOKENS = [
  '{"title":"',
  '"abstract":',
  '"date":"2024-13-45"',
  '"parts":[{}]',
  '"sources":[{"file":1}]',
  '"authors":[',
  '[{',
  '}]',
  '\\ud800',
  '\u0000',
  '\ufeff',
  '\u2028',
  '<html>',
  '<script type="application/json">',
  '</script>',
  '<article',
  '&#xD800;',
  '<div data-props="',
  '\r',
  '\n\n',
  '- 12 authors',
  'Submitted by',
  'Published on Feb 30',
  'Dec 5',
  '\t',
  '1e999',
  '-0',
  '"__proto__":{"x":1}',
  '"id":"10.1/\\u0000"',
  '2401.00001v99',
  '\u001f\u008b',
  'PK\u0003\u0004',
] as const;

/**
 * Feeds the readers with mutations of the project's sample pages and fixtures, and with values that fast-check makes up.
 * @throws where a reader throws, or an input takes longer than 2 s of work
 */
export async function fuzzReaders(
  count: number,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<FuzzCounts> {
  const random = seededRandom(seed);
  const originals = await realFiles();
  const madeUp = fc.sample(madeUpText(), { numRuns: 2000, seed });
  const counts: FuzzCounts = { inputs: 0, papers: 0, slowest: 0, growth: 0 };
  let settled = 0;
  for (let i = 0; i < count; i++) {
    const bytes = random() < 0.3 ? Buffer.from(pick(madeUp, random)) : mutate(pick(originals, random), random);
    const before = process.cpuUsage();
    const { papers } = await readInputs(['-'], { visited: null, stdin: oneChunk(bytes) });
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1000;
    if (took > 2000)
      throw new Error(
        `an input of ${bytes.length} bytes took ${took} ms: ${JSON.stringify(bytes.toString('latin1').slice(0, 300))}`,
      );
    counts.inputs++;
    counts.papers += papers.length;
    counts.slowest = Math.max(counts.slowest, took);
    if (i === Math.floor(count / 10)) settled = heap();
    if (i % 50_000 === 49_999) tell(`${i + 1} inputs, ${Math.round(heap())} MB of objects`);
  }
  counts.growth = heap() - settled;
  return counts;
}

function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

const randomInt = (random: Random, below: number): number => Math.floor(random() * below);
const pick = <T>(list: readonly T[], random: Random): T => list[randomInt(random, list.length)]!;

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The sample pages as they are, and their papers in the other forms that are read. */
async function realFiles(): Promise<Buffer[]> {
  const folder = join(root, 'data/sample');
  const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  const { papers } = await readInputs([folder], { visited: '2026-01-01' });
  const some = papers.slice(0, 30);
  const daily = {
    dailyPapers: some.map((paper) => ({ paper: { ...paper, publishedAt: paper.date }, numComments: 3 })),
  };
  const props = JSON.stringify(daily).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const texts = [
    some.map((paper) => JSON.stringify(paper)).join('\n'),
    JSON.stringify(some, null, 1),
    JSON.stringify(daily),
    `<!doctype html><html><body><div class="SVELTE_HYDRATER" data-target="DailyPapers" data-props="${props}"></div></body></html>`,
  ];
  return [...pages, ...texts.map((text) => Buffer.from(text)), gzipSync(texts[0]!)];
}

/** Texts that look like records for a while. */
function madeUpText(): fc.Arbitrary<string> {
  const field = fc.constantFrom(
    'title',
    'abstract',
    'summary',
    'date',
    'authors',
    'id',
    'url',
    'paper',
    'papers',
    'parts',
    'sources',
    'aliases',
    'publishedAt',
  );
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary' }), fc.constantFrom(...TOKENS));
  const record = fc.dictionary(field, value, { maxKeys: 6 });
  return fc.oneof(
    fc.array(record, { maxLength: 4 }).map((list) => list.map((one) => JSON.stringify(one)).join('\n')),
    fc.array(record, { maxLength: 4 }).map((list) => JSON.stringify(list)),
    fc
      .array(fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 40 })
      .map((list) => list.join('')),
    record.map((one) => `<html><div data-props="${JSON.stringify(one).replaceAll('"', '&quot;')}"></div></html>`),
  );
}

/** A piece of a real file with bytes flipped, cut out, doubled, or replaced by what readers look for. */
function mutate(original: Buffer, random: Random): Buffer {
  const start = random() < 0.5 ? 0 : randomInt(random, original.length);
  let bytes = Buffer.from(original.subarray(start, start + 1 + randomInt(random, PIECE)));
  for (let n = 1 + randomInt(random, 6); n > 0; n--) {
    const at = randomInt(random, bytes.length + 1);
    const length = randomInt(random, 40);
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
    const kind = randomInt(random, 4);
    if (kind === 0 && tail.length > 0) tail[0] = randomInt(random, 256);
    else if (kind === 1) bytes = Buffer.concat([head, tail.subarray(length)]);
    else if (kind === 2) bytes = Buffer.concat([head, tail.subarray(0, length), tail]);
    else bytes = Buffer.concat([head, Buffer.from(pick(TOKENS, random)), tail]);
  }
  return bytes;
}
