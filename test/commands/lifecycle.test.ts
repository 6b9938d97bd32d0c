import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readManifest } from '../../src/store/index.ts';
import { papergraph, root } from '../support/cli.ts';
import { runCommand } from '../support/run-command.ts';

const QUICK = ['--starts', '1', '--layout-iterations', '0'];

// Many runs, on machines that may have more to do.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let home = '';
/** Forty papers, the first thirty and the last ten of them, and the map of the forty. */
let all = '';
let first = '';
let last = '';
let map = '';

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'papergraph-life-'));
  const lines = papergraph(['read', join(root, 'data/sample'), '--visited', '2026-01-01'])
    .stdout.trim()
    .split('\n');
  const save = (name: string, from: number, to: number): string => {
    const path = join(home, `${name}.jsonl`);
    writeFileSync(path, `${lines.slice(from, to).join('\n')}\n`);
    return path;
  };
  [all, first, last] = [save('all', 0, 40), save('first', 0, 30), save('last', 30, 40)];
  map = join(home, 'map');
  expect(papergraph(['build', all, '--out', map, ...QUICK, '-q']).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const copyOf = (name: string): string => {
  const dir = join(home, name);
  cpSync(map, dir, { recursive: true });
  return dir;
};
const digest = (dir: string) => readManifest(dir).digest;
const table = (dir: string, name: string): string => join(dir, readManifest(dir).folder, `${name}.parquet`);

describe('shards', () => {
  test('build --extracted joins what extract --raw printed to the map of a plain build', async () => {
    const shards = [first, last].map((input, i) => {
      const path = join(home, `shard-${i}.jsonl`);
      const { stdout, code } = papergraph(['extract', '--raw', '-', '-q'], { input: readFileSync(input) });
      expect(code).toBe(0);
      writeFileSync(path, stdout);
      return path;
    });
    const joined = join(home, 'joined');
    const built = papergraph(['build', '--extracted', ...shards.reverse(), '--out', joined, ...QUICK]);
    expect(built.stderr).not.toMatch(/warning/);
    expect(digest(joined)).toEqual(digest(map));
  });

  test('lines of another extractor, and lines that are damaged, are read anew, and said', async () => {
    const lines = papergraph(['extract', '--raw', all, '-q']).stdout.trim().split('\n');
    const [old, damaged, ...good] = lines.map((line) => JSON.parse(line));
    old.extractor = '0.0.1 1';
    old.mentions = [];
    damaged.mentions = [{ field: 'abstract', start: 5, end: 1e9, text: 'x' }];
    const path = join(home, 'mixed.jsonl');
    writeFileSync(path, [old, damaged, ...good].map((value) => JSON.stringify(value)).join('\n'));
    const joined = join(home, 'mixed');
    const { stderr, code } = await runCommand('build', '--extracted', path, '--out', joined, ...QUICK);
    expect(code).toBe(0);
    expect(stderr).toMatch(/mixed\.jsonl:1: it was extracted by 0\.0\.1 1.*1 more line.*extracted again/);
    expect(digest(joined)).toEqual(digest(map));
  });
});

describe('add', () => {
  test('tells what is new, takes papers away again, and writes no table that is as it was', async () => {
    const dir = copyOf('shrunk');
    const ids = readFileSync(last, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id as string);
    const shrunk = await runCommand('add', dir, '--remove', ...ids, '--json', '-q');
    expect(
      JSON.parse(shrunk.stdout)
        .changes.papers.removed.map(({ id }: { id: string }) => id)
        .sort(),
    ).toEqual([...ids].sort());
    const plain = join(home, 'first');
    await runCommand('build', first, '--out', plain, ...QUICK, '-q');
    expect(digest(dir).facts).toBe(digest(plain).facts);
    const before = join(home, 'before');
    cpSync(dir, before, { recursive: true });
    const grown = await runCommand('add', dir, last, '--json', '-q');
    const { changes } = JSON.parse(grown.stdout);
    expect(changes.papers.added).toHaveLength(10);
    expect(changes.concepts.added.length).toBeGreaterThan(0);
    expect(digest(dir).facts).toBe(digest(map).facts);
    const diff = await runCommand('diff', before, dir, '--json');
    const { communities: _, ...same } = JSON.parse(diff.stdout);
    expect(same).toEqual(changes);
    const words = await runCommand('diff', before, dir);
    expect(words.stdout).toMatch(/^10 new papers beside 30 that were there/);

    const inode = statSync(table(dir, 'papers')).ino;
    const again = await runCommand('add', dir, last, '--replace', '-q');
    expect(again.code).toBe(0);
    expect(digest(dir).facts).toBe(digest(map).facts);
    expect(statSync(table(dir, 'papers')).ino).toBe(inode);
  });

  test('--replace puts a corrected paper in the place of the old one', async () => {
    const dir = copyOf('replaced');
    const paper = JSON.parse(readFileSync(all, 'utf8').split('\n')[0]!);
    const corrected = join(home, 'corrected.jsonl');
    writeFileSync(corrected, JSON.stringify({ id: paper.id, title: paper.title, abstract: 'We use LoRA on GLUE.' }));
    const { stdout } = await runCommand('add', dir, corrected, '--replace', '--json', '-q');
    const { changes } = JSON.parse(stdout);
    expect(changes.papers).toMatchObject({ added: [], removed: [], changed: [{ id: paper.id, formerId: paper.id }] });
  });

  test('ids that mean nothing, and nothing to do: said', async () => {
    expect((await runCommand('add', map, '--remove', 'nobody')).stderr).toMatch(
      /--remove nobody: no paper of .* has this id/,
    );
    expect(await runCommand('add', map)).toMatchObject({ code: 2, stderr: expect.stringMatching(/needs an input/) });
  });
});

describe('what may happen to a map', () => {
  test('an older format: every command names rebuild, which gives the map of a build', async () => {
    const dir = copyOf('older');
    const path = join(dir, 'manifest.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), format: 1, extractor: '0.1.0 1' }));
    for (const args of [
      ['stats', dir],
      ['add', dir, last],
      ['diff', dir, map],
      ['verify', dir],
    ] as const)
      expect((await runCommand(...(args as unknown as Parameters<typeof runCommand>))).stderr).toMatch(
        /made by an older version: run `papergraph rebuild .*older`/,
      );
    expect((await runCommand('rebuild', dir, '-q')).code).toBe(0);
    expect(digest(dir)).toEqual(digest(map));
  });

  test('verify: a whole map, one flipped bit, a reference to nothing', async () => {
    expect(await runCommand('verify', map)).toMatchObject({ code: 0, stdout: expect.stringMatching(/is whole/) });
    const dir = copyOf('flipped');
    const bytes = readFileSync(table(dir, 'mentions'));
    bytes[100]! ^= 4;
    writeFileSync(table(dir, 'mentions'), bytes);
    const { stdout } = await runCommand('verify', dir);
    process.exitCode = undefined;
    expect(stdout).toMatch(/mentions: .*mentions\.parquet is damaged/);
    expect((await runCommand('stats', dir)).stderr).toMatch(/mentions\.parquet is damaged.*SHA-256/);
  });

  test('a disk that is full: said, and the map is unharmed', () => {
    const dir = copyOf('full');
    const before = digest(dir);
    // No file may grow beyond 8 blocks of 1,024 bytes: what a full disk is like to the writer.
    const script = `ulimit -f 8; exec "${process.execPath}" "${join(root, 'dist/cli.js')}" add "${dir}" --remove "$0" -q`;
    const id = JSON.parse(readFileSync(all, 'utf8').split('\n')[5]!).id as string;
    const { stderr, status } = spawnSync('bash', ['-c', script, id], { encoding: 'utf8' });
    if (status === 0) throw new Error('the limit was not reached');
    expect(stderr).toMatch(/cannot be written: .*the map there is as it was/);
    expect(digest(dir)).toEqual(before);
    expect(readdirSync(dir).sort()).toEqual(['manifest.json', readManifest(dir).folder]);
  });

  test('Ctrl-C while papers are read and later: ends within a second, tidily', async () => {
    for (const stage of ['extract', 'lay out']) {
      const dir = copyOf(`stopped-${stage.replace(' ', '-')}`);
      const child = spawn(
        process.execPath,
        [join(root, 'dist/cli.js'), 'build', join(root, 'data/sample'), '--out', dir],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      let words = '';
      let pressed = 0;
      child.stderr.on('data', (text) => {
        words += String(text);
        if (pressed === 0 && words.includes(`${stage} `)) {
          pressed = performance.now();
          child.kill('SIGINT');
        }
      });
      const code = await new Promise((done) => child.once('close', done));
      // The machine may be busy with other tests.
      expect(performance.now() - pressed).toBeLessThan(3000);
      expect(code).toBe(130);
      expect(words).toMatch(/stopped: .* is as it was/);
      expect(readdirSync(dir).sort()).toEqual(['manifest.json', readManifest(dir).folder]);
      expect(digest(dir)).toEqual(digest(map));
    }
  });
});
