/**
 * Fifth step of training: how often each tagger takes each phrase over unlabelled abstracts, and how often the labelled papers take it.
 * `npx tsx train/rates.ts [NUMBER]`: all of hf-daily and NUMBER (8000) of abstracts-100k. Writes rates-K.bin, labelled-K.bin and
 * heads-K.bin for K = 0–4 and "all" to PAPERGRAPH_WORK. Labelled papers count out of fold.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { likelySpans, phraseKey, sentenceEnds } from '../src/extract/tagger/candidates.ts';
import { CLASSES } from '../src/extract/tagger/chain.ts';
import { contextOf } from '../src/extract/tagger/context.ts';
import { featuresOf } from '../src/extract/tagger/features.ts';
import { extendPhrase, LONGEST_PHRASE } from '../src/extract/tagger/lexicon.ts';
import type { PaperView } from '../src/extract/tagger/paperview.ts';
import { loadResources, viewPaper } from './lib/dataset.ts';
import { FOLDS, foldOf } from './lib/folds.ts';
import { FullModel, loadFeatureIndex, numbersOf } from './lib/models.ts';
import { gold, unlabelled, workRoot } from './lib/papers.ts';
import { projectGold } from './lib/project.ts';
import { Tally } from './lib/tally.ts';

const NAMES = ['all', ...Array.from({ length: FOLDS }, (_, k) => `${k}`)];
const others = Number(process.argv[2] ?? 8000);
const { vocabulary, lexicon } = loadResources();
const index = loadFeatureIndex();
const models = NAMES.map((name) => new FullModel(name));
const taken = NAMES.map(() => new Tally());
const streams: Int32Array[] = [];

function* papers(): Generator<{ title: string; abstract: string }> {
  yield* unlabelled('hf-daily');
  let n = 0;
  for (const paper of unlabelled('abstracts-100k')) {
    if (n++ >= others) return;
    yield paper;
  }
}

let done = 0;
for (const { title, abstract } of papers()) {
  const view = viewPaper(title, abstract, vocabulary, lexicon);
  const ends = sentenceEnds(view);
  const features = featuresOf(view, contextOf(view, lexicon));
  const numbers = numbersOf(features, index);
  for (const [m, model] of models.entries()) {
    model.run(numbers, features.offsets, ends);
    for (const range of likelySpans(model.chain, ends)) {
      const key = phraseKey(view, range);
      if (key === 0) continue;
      for (let c = 0; c < CLASSES; c++)
        taken[m]!.add(key, c, model.chain.spanProbability(range.start, range.end, c, ends[range.start]!));
    }
  }
  streams.push(streamOf(view));
  if (++done % 2000 === 0) console.log(done, 'abstracts', taken[0]!.size, 'phrases');
}
for (const tally of taken) {
  tally.keepAtLeast(0.3);
  for (const stream of streams) countPlaces(stream, tally);
}
for (const [m, name] of NAMES.entries()) {
  writeFileSync(join(workRoot, `rates-${name}.bin`), taken[m]!.pack(2));
  console.log(name, taken[m]!.size, 'phrases');
}

/** Folded words; 0 at ends of sentences, joiners left out. */
function streamOf(view: PaperView): Int32Array {
  const out: number[] = [];
  for (let i = 0; i < view.words.length; i++) {
    if (view.place[i] === 0 && i > 0) out.push(0);
    if (!view.words[i]!.isJoiner) out.push(view.words[i]!.fold);
  }
  return Int32Array.from(out);
}

function countPlaces(stream: Int32Array, tally: Tally): void {
  for (let start = 0; start < stream.length; start++) {
    let key = 0;
    for (let at = start; at < stream.length && at - start < LONGEST_PHRASE && stream[at] !== 0; at++) {
      key = extendPhrase(key, stream[at]!);
      tally.count(key);
    }
  }
}

// The labelled papers: papers that take a phrase, of the papers that print it; and places by the last word.
const train = gold('train');
const views = train.map((p) => viewPaper(p.title, p.abstract, vocabulary, lexicon));
const spans = train.map((p, i) => projectGold(p, views[i]!.tokens));
for (const name of NAMES) {
  const labelled = new Tally();
  const heads = new Tally();
  const used = train.map((_, i) => i).filter((i) => `${foldOf(i)}` !== name);
  for (const i of used) {
    const own = new Map<number, number>();
    for (const s of spans[i]!) {
      const key = phraseKey(views[i]!, s);
      if (key !== 0) own.set(key, Math.min(own.get(key) ?? 9, s.class));
      heads.add(views[i]!.words[s.end - 1]!.fold, s.class, 1);
    }
    for (const [key, c] of own) labelled.add(key, c, 1);
  }
  for (const i of used) {
    const stream = streamOf(views[i]!);
    const seen = new Set<number>();
    for (let start = 0; start < stream.length; start++) {
      let key = 0;
      if (stream[start] !== 0) heads.count(stream[start]!);
      for (let at = start; at < stream.length && at - start < LONGEST_PHRASE && stream[at] !== 0; at++) {
        key = extendPhrase(key, stream[at]!);
        if (!seen.has(key)) labelled.count(key);
        seen.add(key);
      }
    }
  }
  writeFileSync(join(workRoot, `labelled-${name}.bin`), labelled.pack(1));
  writeFileSync(join(workRoot, `heads-${name}.bin`), heads.pack(5));
  console.log(name, labelled.size, 'labelled phrases', heads.size, 'heads');
}
