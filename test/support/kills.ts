import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../src/lib/random.ts';
import { readInputs } from '../../src/read/index.ts';
import { readManifest, verifyMap } from '../../src/store/index.ts';
import { root } from './cli.ts';

const OPERATIONS = ['build', 'add', 'export'] as const;
type Operation = (typeof OPERATIONS)[number];

/** What killed runs left. */
export interface KillCounts {
  kills: number;
  /** Runs that ended before they were killed. */
  ended: number;
  old: number;
  new: number;
  /** Re-runs that were let go to their end. */
  finished: number;
}

const QUICK = ['--starts', '2', '--layout-iterations', '20'];

/**
 * Kills (SIGKILL) runs of build, add and export at random moments, half of them while tables are written, and looks each time whether the old or the new map is
 * there, whole; now and then lets the next run go to its end over what was left.
 * @param home an empty folder to work in
 * @throws Error telling the first thing that is not so
 */
export async function killRuns(
  home: string,
  count: number,
  seed: number,
  tell: (line: string) => void = () => {},
): Promise<KillCounts> {
  const random = seededRandom(seed);
  const { papers } = await readInputs([join(root, 'data/sample')], { visited: '2026-01-01' });
  const files = [papers.slice(0, 40), papers.slice(40, 55)].map((some, i) => {
    const path = join(home, `${i}.jsonl`);
    writeFileSync(path, some.map((paper) => `${JSON.stringify(paper)}\n`).join(''));
    return path;
  });
  const pristine = join(home, 'pristine');
  const map = join(home, 'map');
  const out = join(home, 'out', 'map.gexf');
  mkdirSync(join(home, 'out'));
  const arguments_: Record<Operation, string[]> = {
    build: ['build', ...files, '--out', map, ...QUICK, '--jobs', '2'],
    add: ['add', map, files[1]!],
    export: ['export', map, '--format', 'gexf', '--out', out],
  };
  const digest = (dir: string): string => readManifest(dir).digest.all;
  const reset = (): void => {
    rmSync(map, { recursive: true, force: true });
    cpSync(pristine, map, { recursive: true });
    writeFileSync(out, 'the export from before');
  };

  await finish(start(['build', files[0]!, '--out', pristine, ...QUICK]));
  const before = digest(pristine);
  const after = {} as Record<Operation, string>;
  const lasts = {} as Record<Operation, number>;
  for (const operation of OPERATIONS) {
    reset();
    const began = performance.now();
    await finish(start(arguments_[operation]));
    lasts[operation] = performance.now() - began;
    after[operation] = operation === 'export' ? readFileSync(out, 'utf8') : digest(map);
  }
  reset();

  const counts: KillCounts = { kills: 0, ended: 0, old: 0, new: 0, finished: 0 };
  while (counts.kills + counts.ended < count) {
    const operation = OPERATIONS[Math.floor(random() * OPERATIONS.length)]!;
    const child = start(arguments_[operation]);
    const ended = new Promise<boolean>((done) => child.once('exit', (_, signal) => done(signal !== 'SIGKILL')));
    if (operation !== 'export' && random() < 0.5) await untilWriting(map, child, random() * 150);
    else await Promise.race([sleep(random() * lasts[operation]), ended]);
    child.kill('SIGKILL');
    if (await ended) counts.ended++;
    else counts.kills++;
    const isNew = await look(operation, { map, out, before, after: after[operation] });
    counts[isNew ? 'new' : 'old']++;
    if (random() < 0.1) {
      await finish(start(arguments_[operation === 'export' ? 'build' : operation]));
      const wanted = operation === 'add' && !isNew ? after.add : null;
      if (wanted !== null && digest(map) !== wanted)
        throw new Error(`the run after a killed ${operation} made another map`);
      const left = readdirSync(map).filter((name) => name !== 'manifest.json' && name !== readManifest(map).folder);
      if (left.length > 0) throw new Error(`the run after a killed ${operation} left ${left.join(', ')}`);
      counts.finished++;
      reset();
    } else if (isNew) reset();
    if ((counts.kills + counts.ended) % 20 === 0) tell(JSON.stringify(counts));
  }
  return counts;
}

function start(args: string[]): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist/cli.js'), ...args, '-q'], { stdio: ['ignore', 'ignore', 'pipe'] });
}

async function finish(child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr!.on('data', (text) => {
    words += String(text);
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(`${child.spawnargs.slice(2).join(' ')} exited with ${code}: ${words}`);
}

/** Waits until a run writes its tables, and so long more. */
async function untilWriting(map: string, child: ChildProcess, milliseconds: number): Promise<void> {
  const name = `writing-${child.pid}`;
  while (child.exitCode === null && !existsSync(join(map, name))) await sleep(1);
  await sleep(milliseconds);
}

/** Whether the new map (or export) is there; throws where neither is. */
async function look(
  operation: Operation,
  { map, out, before, after }: { map: string; out: string; before: string; after: string },
): Promise<boolean> {
  const { manifest, problems } = await verifyMap(map);
  if (problems.length > 0) throw new Error(`after a killed ${operation}: ${JSON.stringify(problems)}`);
  if (operation === 'export') {
    const text = readFileSync(out, 'utf8');
    if (text !== after && text !== 'the export from before') throw new Error('a killed export left a file of its own');
    return text === after;
  }
  const { all } = manifest.digest;
  if (all !== before && all !== after)
    throw new Error(`a killed ${operation} left another map than the old and the new`);
  return all === after;
}
