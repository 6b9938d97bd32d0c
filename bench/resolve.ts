/**
 * `npx tsx bench/resolve.ts RAW.jsonl [N …]`: CPU seconds and memory of resolving the first N papers (default 1000 10000 100000), each in a process
 * of its own, without warm-up. RAW.jsonl is the output of `papergraph extract --raw`. "Input" is what the papers take up before anything is resolved.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadCatalogue } from '../src/lib/catalogue.ts';
import { resolve } from '../src/resolve/index.ts';
import type { ExtractedPaper } from '../src/types.ts';
import { peakMegabytes } from './measure.ts';

const [path = '', ...numbers] = process.argv.slice(2);

async function readRaw(most: number): Promise<ExtractedPaper[]> {
  const papers: ExtractedPaper[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (papers.length >= most) break;
    if (line !== '') papers.push(JSON.parse(line) as ExtractedPaper);
  }
  return papers;
}

async function one(most: number): Promise<void> {
  const papers = await readRaw(most);
  const catalogue = loadCatalogue();
  const input = Math.round(process.memoryUsage().rss / 2 ** 20);
  const before = process.cpuUsage();
  const { concepts, paperConcepts } = resolve(papers, catalogue);
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  console.log(
    `${String(papers.length).padStart(7)} papers ${cpu.toFixed(1).padStart(6)} CPU s (${((1000 * cpu) / papers.length).toFixed(2)} ms a paper), input ${input} MB, peak ${peakMegabytes()} MB; ${concepts.length} concepts, ${paperConcepts.length} in papers`,
  );
}

if (numbers.length === 1) await one(Number(numbers[0]));
else
  for (const n of numbers.length > 0 ? numbers : ['1000', '10000', '100000'])
    execFileSync(process.execPath, [...process.execArgv, import.meta.filename, path, n], { stdio: 'inherit' });
