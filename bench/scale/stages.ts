/** One build in a process of its own, stage by stage: `npx tsx bench/scale/stages.ts PAPERS.jsonl N JOBS`. Prints one line of JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gather } from '../../src/commands/gather.ts';
import { buildOptions } from '../../src/lib/options.ts';
import { extractAll, extractorName, mapExtracted } from '../../src/pipeline.ts';
import { readInputs } from '../../src/read/index.ts';
import { saveMap } from '../../src/store/index.ts';
import { peakMegabytes } from '../measure.ts';

export interface Stage {
  name: string;
  /** CPU seconds of all threads. */
  cpu: number;
  wall: number;
  /** Largest resident memory up to its end, in MB. */
  peak: number;
}

const [path = '', number = '1000', jobs = '2'] = process.argv.slice(2);
const stages: Stage[] = [];
let current: { name: string; before: NodeJS.CpuUsage; start: number } | null = null;

function begin(name: string | null): void {
  if (current) {
    const { user, system } = process.cpuUsage(current.before);
    const wall = (performance.now() - current.start) / 1000;
    stages.push({ name: current.name, cpu: (user + system) / 1e6, wall, peak: peakMegabytes() });
  }
  current = name === null ? null : { name, before: process.cpuUsage(), start: performance.now() };
}

const progress = { stage: (name: string) => begin(name), update: () => {} };
const dir = mkdtempSync(join(tmpdir(), 'papergraph-scale-'));
try {
  begin('read');
  const papers = (await readInputs([path], { visited: null })).papers.slice(0, Number(number));
  const extracted = await gather(extractAll(papers, { jobs: Number(jobs), progress }));
  const options = buildOptions();
  const map = mapExtracted(extracted, options, progress, {});
  begin('write');
  saveMap(dir, map, options, { extracted: { papers: extracted, extractor: extractorName() } });
  begin(null);
  const { concepts } = map.resolution;
  console.log(JSON.stringify({ papers: papers.length, concepts: concepts.length, stages }));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
