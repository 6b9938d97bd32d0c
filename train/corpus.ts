/**
 * First step of training: reads the unlabelled abstracts once and counts words and phrases. `npx tsx train/corpus.ts` with PAPERGRAPH_DATA
 * (shared data) and PAPERGRAPH_WORK (a folder for what passes between the steps). Writes there vocabulary.tsv (word, papers, tokens,
 * capitals in eighths), tokens.i32 (the corpus as word numbers, -1 between sentences, -2 for rare words, -3 after a paper) and phrases.tsv (phrases of 2 to 5 words, papers).
 * Papers of the gold sets and of the seeds are left out. Two minutes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenizePaper } from '../src/extract/tagger/tokenize.ts';
import { foldWord } from '../src/lib/fold.ts';
import { loadStopWords, unlabelled, workRoot } from './lib/papers.ts';

const SMALLEST_PAPERS = 5;
const PHRASE_PAPERS = 8;
const LONGEST_PHRASE = 5;
/** Two numbers below it make one key. */
const PAIR = 2 ** 22;

interface Count {
  papers: number;
  tokens: number;
  inside: number;
  capital: number;
  last: number;
}
const counts = new Map<string, Count>();
const stop = loadStopWords();
const docs: string[][] = [];
let paper = 0;
for (const { title, abstract } of unlabelled('hf-daily', 'abstracts-100k')) {
  const tokens = tokenizePaper(title, abstract);
  const words: string[] = [];
  for (let i = 0; i < tokens.words.length; i++) {
    const text = tokens.words[i]!;
    const initial = i === 0 || tokens.sentence[i] !== tokens.sentence[i - 1];
    if (initial && i > 0) words.push('\n');
    const lower = text.toLowerCase();
    let count = counts.get(lower);
    if (!count) {
      count = { papers: 0, tokens: 0, inside: 0, capital: 0, last: -1 };
      counts.set(lower, count);
    }
    count.tokens++;
    if (count.last !== paper) {
      count.last = paper;
      count.papers++;
    }
    if (!initial && tokens.field[i] === 1) {
      count.inside++;
      if (/\p{Lu}/u.test(text)) count.capital++;
    }
    words.push(lower);
  }
  words.push('\n\n');
  docs.push(words);
  paper++;
}
const vocabulary = [...counts]
  .filter(([, c]) => c.papers >= SMALLEST_PAPERS)
  .sort((a, b) => b[1].papers - a[1].papers || (a[0] < b[0] ? -1 : 1));
const idOf = new Map(vocabulary.map(([word], i) => [word, i]));
writeFileSync(
  join(workRoot, 'vocabulary.tsv'),
  vocabulary
    .map(([w, c]) => `${w}\t${c.papers}\t${c.tokens}\t${c.inside < 3 ? 9 : Math.round((8 * c.capital) / c.inside)}`)
    .join('\n'),
);
let total = 0;
for (const d of docs) total += d.length;
const stream = new Int32Array(total);
let at = 0;
for (const d of docs) for (const w of d) stream[at++] = w === '\n' ? -1 : w === '\n\n' ? -3 : (idOf.get(w) ?? -2);
writeFileSync(join(workRoot, 'tokens.i32'), new Uint8Array(stream.buffer));
console.log(`${paper} papers, ${total} tokens, ${vocabulary.length} words`);

// Phrases: n words are counted only where both their parts of n - 1 words are frequent.
docs.length = 0;
const folds = foldedStream(stream);
const lines: string[] = [];
let parts = folds.ids.slice();
let names = folds.names;
for (let size = 2; size <= LONGEST_PHRASE; size++) {
  const found = countPairs(parts, folds.paper);
  const kept = new Map<number, number>();
  const nextNames: string[] = [];
  for (const [key, c] of found) {
    if (c.papers < PHRASE_PAPERS) continue;
    kept.set(key, nextNames.length);
    const name = `${names[Math.floor(key / PAIR)]!} ${names[key % PAIR]!.split(' ').at(-1)!}`;
    nextNames.push(name);
    const words = name.split(' ');
    if (!isEmpty(words[0]!) && !isEmpty(words.at(-1)!)) lines.push(`${name}\t${c.papers}`);
  }
  const next = new Int32Array(parts.length).fill(-1);
  for (let i = 0; i + 1 < parts.length; i++)
    if (parts[i]! >= 0 && parts[i + 1]! >= 0) next[i] = kept.get(parts[i]! * PAIR + parts[i + 1]!) ?? -1;
  parts = next;
  names = nextNames;
  console.log(`${size} words: ${found.size} phrases, ${kept.size} frequent`);
}
writeFileSync(join(workRoot, 'phrases.tsv'), lines.sort().join('\n'));
console.log(`${lines.length} phrases`);

function isEmpty(word: string): boolean {
  return stop.has(word) || /^\d+$/.test(word);
}

/** The corpus without joiners as numbers of folded words, -1 at every other sign; and the paper of every place. */
function foldedStream(tokens: Int32Array): { ids: Int32Array; paper: Int32Array; names: string[] } {
  const ids = new Map<string, number>();
  const words: string[] = [];
  const foldOf = vocabulary.map(([w]) => {
    if (/^[-/_\u2010-\u2015\u2212]$/.test(w)) return -2;
    if (!/[\p{L}\p{N}]/u.test(w)) return -1;
    const f = foldWord(w);
    const id = ids.get(f) ?? words.push(f) - 1;
    ids.set(f, id);
    return id;
  });
  const out = new Int32Array(tokens.length);
  const paperOf = new Int32Array(tokens.length);
  let n = 0;
  let p = 0;
  for (const token of tokens) {
    if (token === -3) p++;
    const f = token < 0 ? -1 : foldOf[token]!;
    if (f === -2) continue;
    paperOf[n] = p;
    out[n++] = f;
  }
  return { ids: out.subarray(0, n), paper: paperOf, names: words };
}

function countPairs(at: Int32Array, paperOf: Int32Array): Map<number, { papers: number; last: number }> {
  const found = new Map<number, { papers: number; last: number }>();
  for (let i = 0; i + 1 < at.length; i++) {
    if (at[i]! < 0 || at[i + 1]! < 0) continue;
    const key = at[i]! * PAIR + at[i + 1]!;
    const c = found.get(key);
    if (!c) found.set(key, { papers: 1, last: paperOf[i]! });
    else if (c.last !== paperOf[i]) {
      c.last = paperOf[i]!;
      c.papers++;
    }
  }
  return found;
}
