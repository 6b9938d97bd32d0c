import { performance } from 'node:perf_hooks';
import { invertedIndex } from '../src/link/inverted-index.ts';
import { paperIndex } from '../src/link/paper-index.ts';
import { paperVectors } from '../src/link/paper-vectors.ts';
import { readSubjectAreas } from '../test/support/subject-areas.ts';

/**
 * Related work against subject areas that people gave, and what it costs.
 * Usage: npx tsx bench/related.ts ../shared/related/ijcai-2020-2022.jsonl
 */
const path = process.argv[2];
if (path === undefined) throw new Error('usage: npx tsx bench/related.ts FILE');
const set = readSubjectAreas(path);

function cpu<T>(work: () => T): { result: T; seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

const { result: printed, seconds: reading } = cpu(() => {
  const { vectors, features } = paperVectors(set.papers, set.resolution);
  const index = invertedIndex(vectors, features);
  return vectors.map((vector, place) => index.nearest(vector, 10, place).map((n) => n.paper));
});
const { result: moved, seconds: linking } = cpu(() => {
  const index = paperIndex(set.papers, set.resolution);
  return set.papers.map((_, place) => index.nearest(place, 10).map((n) => n.paper));
});
const row = (name: string, nearest: number[][], seconds: number): void => {
  const p = (years?: number[]): string => set.precisionAt10((place) => nearest[place]!, years).toFixed(4);
  console.log(`| ${name} | ${p()} | ${p([2020, 2021])} | ${p([2022])} | ${seconds.toFixed(1)} |`);
};
console.log(
  `${set.papers.length} papers\n| nearest by | P@10 | 2020, 2021 | 2022 | CPU s |\n| --- | --- | --- | --- | --- |`,
);
row('what both print', printed, reading);
row('the same, each paper moved towards those near to it', moved, linking);

const index = paperIndex(set.papers, set.resolution);
const times = set.papers.map(({ id }) => {
  const start = performance.now();
  index.related(id, 10);
  return performance.now() - start;
});
times.sort((a, b) => a - b);
const at = (part: number): string => times[Math.floor(part * times.length)]!.toFixed(2);
console.log(`\nten related papers with reasons, nothing prepared: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
