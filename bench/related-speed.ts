/**
 * `npx tsx bench/related-speed.ts MAP [N]`: how long one answer takes in a process that holds the map: ten related papers with their reasons for N papers
 * of the map, asked once each in an order of chance (nothing prepared but the index), and for the texts of N papers as if they were not in it.
 */
import { seededRandom } from '../src/lib/random.ts';
import { relatedSearch } from '../src/pipeline.ts';
import { openMapFolder } from '../src/store/index.ts';
import { peakMegabytes } from './measure.ts';

const [dir = '', number = '1000'] = process.argv.slice(2);
const { map } = await openMapFolder(dir);
const random = seededRandom(1);
const some = Array.from({ length: Number(number) }, () => map.papers[Math.floor(random() * map.papers.length)]!);

/** Milliseconds of CPU time; the wall clock counts whatever else the machine does. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function tell(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (part: number): string => times[Math.floor(part * times.length)]!.toFixed(2);
  console.log(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${times.at(-1)!.toFixed(2)} ms`);
}

let search = relatedSearch(map);
const index = cpuOf(() => {
  search = relatedSearch(map);
});
const reader = cpuOf(() => search.relatedToText(some[0]!, 10));
console.log(
  `${map.papers.length} papers: index ${(index / 1000).toFixed(1)} CPU s, first text ${(reader / 1000).toFixed(1)} CPU s`,
);
const ask = ({ id }: { id: string }): number => cpuOf(() => search.related(id, 10));
tell('related, asked for the first time', some.map(ask));
tell('related, asked again', some.map(ask));
tell(
  'an unseen text, extraction and names included',
  some.map((paper) => cpuOf(() => search.relatedToText(paper, 10))),
);
console.log(`peak ${peakMegabytes()} MB`);
