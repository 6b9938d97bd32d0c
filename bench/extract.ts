/**
 * `npx tsx bench/extract.ts PAPERS.jsonl [N]`: abstracts a CPU second from text to mentions, beside compromise's full pass with nouns over the
 * same texts in the same run.
 */
import nlp from 'compromise';
import { createExtractor } from '../src/extract/index.ts';
import { readInputs } from '../src/read/index.ts';
import { measure, peakMegabytes } from './measure.ts';

const [path = '', number = '200'] = process.argv.slice(2);
const { papers } = await readInputs([path], { visited: null });
const some = papers.slice(0, Number(number));
let sunk = 0;
const extract = createExtractor();
const ours = measure(
  'papergraph extract',
  () => some.reduce((n, p) => n + extract(p).mentions.length, 0),
  3,
  (n) => {
    sunk += n;
  },
);
const peer = measure(
  'compromise, tags and nouns',
  () => some.reduce((n, p) => n + nlp(`${p.title}. ${p.abstract}`).nouns().length, 0),
  3,
  (n) => {
    sunk += n;
  },
);
for (const { name, cpu, range } of [ours, peer]) {
  const rate = (seconds: number) => Math.round(some.length / seconds);
  console.log(`${name.padEnd(28)} ${rate(cpu)} abstracts a CPU second (${rate(range[1])} to ${rate(range[0])})`);
}
console.log(`ratio ${(peer.cpu / ours.cpu).toFixed(1)}; peak ${peakMegabytes()} MB; ${sunk} names and nouns`);
