/**
 * Third step of training: packs counts and clusters into the frozen tables of data/weights/. `npx tsx train/tables.ts` (after corpus.ts
 * and clusters.py; PAPERGRAPH_WORK as there). Writes words.bin and phrases.bin.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../src/extract/tagger/hash.ts';
import { extendPhrase } from '../src/extract/tagger/lexicon.ts';
import { writeTable } from '../src/extract/tagger/statistics.ts';
import { workRoot } from './lib/papers.ts';

const target = process.env.PAPERGRAPH_WEIGHTS ?? join(import.meta.dirname, '../data/weights');
const logarithm = (papers: number): number => Math.min(15, 1 + Math.floor(Math.log2(papers)));
const rowsOf = (name: string): string[][] =>
  readFileSync(join(workRoot, name), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));

mkdirSync(target, { recursive: true });
const words = rowsOf('vocabulary.tsv');
const clusters = rowsOf('clusters.tsv');
const column = (values: number[]): Uint8Array => Uint8Array.from(values);
const wide = (at: number): [Uint8Array, Uint8Array] => [
  column(clusters.map((c) => Number(c[at]) & 255)),
  column(clusters.map((c) => Number(c[at]) >> 8)),
];
writeFileSync(
  join(target, 'words.bin'),
  writeTable(Int32Array.from(words.map(([w]) => hashText(w!))), [
    column(words.map(([, papers]) => logarithm(Number(papers)))),
    column(words.map(([, , , capitals]) => Number(capitals))),
    column(clusters.map((c) => Number(c[1]))),
    ...wide(2),
    ...wide(3),
  ]),
);
const phrases = rowsOf('phrases.tsv');
const key = (phrase: string): number => phrase.split(' ').reduce((h, w) => extendPhrase(h, hashText(w)), 0);
writeFileSync(
  join(target, 'phrases.bin'),
  writeTable(Int32Array.from(phrases.map(([p]) => key(p!))), [column(phrases.map(([, n]) => logarithm(Number(n))))]),
);
console.log(`${words.length} words, ${phrases.length} phrases`);
