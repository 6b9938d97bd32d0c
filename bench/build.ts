/** `npx tsx bench/build.ts PAPERS.jsonl [N]`: CPU seconds and memory of each stage of a build over the first N papers. One run, no warm-up: as users build. */
import { buildMap } from '../src/pipeline.ts';
import { readInputs } from '../src/read/index.ts';
import { peakMegabytes } from './measure.ts';

const [path = '', number = '1000000'] = process.argv.slice(2);
const stages: { name: string; cpu: number; peak: number }[] = [];
let current: { name: string; before: NodeJS.CpuUsage } | null = null;

function begin(name: string | null): void {
  if (current) {
    const used = process.cpuUsage(current.before);
    stages.push({ name: current.name, cpu: (used.user + used.system) / 1e6, peak: peakMegabytes() });
  }
  current = name === null ? null : { name, before: process.cpuUsage() };
}

begin('read');
const { papers } = await readInputs([path], { visited: null });
const some = papers.slice(0, Number(number));
const map = buildMap(some, {}, { stage: (name) => begin(name), update: () => {} });
begin(null);
const total = stages.reduce((sum, s) => sum + s.cpu, 0);
for (const { name, cpu, peak } of stages)
  console.log(
    `${name.padEnd(8)} ${cpu.toFixed(1).padStart(7)} CPU s ${`${Math.round((100 * cpu) / total)} %`.padStart(5)}   peak ${peak} MB`,
  );
console.log(`${some.length} papers, ${map.resolution.concepts.length} concepts: ${total.toFixed(1)} CPU s`);
