/**
 * `npx tsx bench/extract.ts PAPERS.jsonl [N]`: abstracts a CPU second from text to mentions, beside compromise's full pass with nouns over the
 * same texts in the same run. Both take turns on small lots, so that whatever else the machine does slows both. N papers (200) warm both
 * up, the next N are new to both, then the same N come again three times.
 */
import nlp from 'compromise';
import { createExtractor } from '../src/extract/index.ts';
import { readInputs } from '../src/read/index.ts';
import { peakMegabytes } from './measure.ts';

const LOT = 25;

const [path = '', number = '200'] = process.argv.slice(2);
const { papers } = await readInputs([path], { visited: null });
const n = Math.min(Number(number), Math.floor(papers.length / 2));
const extract = createExtractor();
let sunk = 0;

const contestants = {
  papergraph: (paper: (typeof papers)[number]) => extract(paper).mentions.length,
  compromise: ({ title, abstract }: (typeof papers)[number]) => nlp(`${title}. ${abstract}`).nouns().length,
};

/** CPU seconds of this process for one pass over papers. */
function seconds(pass: (paper: (typeof papers)[number]) => number, some: typeof papers): number {
  const before = process.cpuUsage();
  for (const paper of some) sunk += pass(paper);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function compare(name: string, some: typeof papers): void {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let from = 0; from < some.length; from += LOT) {
    const lot = some.slice(from, from + LOT);
    ours.push(seconds(contestants.papergraph, lot));
    theirs.push(seconds(contestants.compromise, lot));
  }
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
  const ratios = ours.map((own, k) => theirs[k]! / own).sort((a, b) => a - b);
  const rate = (values: number[]): number => Math.round(some.length / sum(values));
  const median = ratios[ratios.length >> 1]!.toFixed(2);
  console.log(
    `${name}: papergraph ${rate(ours)}, compromise ${rate(theirs)} abstracts a CPU second; ratio ${(sum(theirs) / sum(ours)).toFixed(2)}, median of lots ${median}`,
  );
}

for (const pass of Object.values(contestants)) seconds(pass, papers.slice(0, n));
const fresh = papers.slice(n, 2 * n);
compare('new papers     ', fresh);
for (let k = 0; k < 3; k++) compare('the same again ', fresh);
console.log(`peak ${peakMegabytes()} MB; ${sunk} names and nouns`);
