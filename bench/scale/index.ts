/**
 * `npm run bench:scale -- PAPERS.jsonl[.gz] [--sizes 1000,10000,100000] [--jobs 2]`: time and memory of each stage of a build over the first papers of a file,
 * each size in a process of its own, as the table of docs/performance.md.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Stage } from './stages.ts';

interface Run {
  papers: number;
  concepts: number;
  stages: Stage[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sizes: { type: 'string', default: '1000,10000,100000' }, jobs: { type: 'string', default: '2' } },
});
const [path] = positionals;
if (!path) throw new Error('give a file of papers: npm run bench:scale -- PAPERS.jsonl');

const runs = values.sizes.split(',').map((size): Run => {
  const args = ['--import', 'tsx', join(import.meta.dirname, 'stages.ts'), path, size, values.jobs];
  const run = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Run;
  process.stderr.write(`${size}: ${total(run, 'cpu').toFixed(1)} CPU s\n`);
  return run;
});

function total({ stages }: Run, what: 'cpu' | 'wall'): number {
  return stages.reduce((sum, stage) => sum + stage[what], 0);
}
const row = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
const cell = ({ cpu, wall, peak }: Stage, all: number): string =>
  `${cpu.toFixed(1)} (${wall.toFixed(1)}), ${Math.round((100 * cpu) / all)} %, ${peak} MB`;

console.log(
  `CPU seconds of all threads (wall seconds), share of the CPU time, peak memory so far; --jobs ${values.jobs}\n`,
);
console.log(row(['stage', ...runs.map(({ papers, concepts }) => `${papers} papers, ${concepts} concepts`)]));
console.log(row(['---', ...runs.map(() => '---')]));
for (const [i, { name }] of runs[0]!.stages.entries())
  console.log(row([name, ...runs.map((run) => cell(run.stages[i]!, total(run, 'cpu')))]));
console.log(row(['all', ...runs.map((run) => `${total(run, 'cpu').toFixed(1)} (${total(run, 'wall').toFixed(1)})`)]));
