/**
 * Optional step of training: labels unlabelled abstracts of hf-daily by the whole system, once by each fold's and once by that of all
 * labelled papers, so that no fold's labels reach its own tagger. `npx tsx train/silver.ts [NUMBER]` (4000) after chooser.py; writes
 * silver-papers.json and silver-K.json (spans of each paper: start, end, class) to PAPERGRAPH_WORK. Then run tagger.ts, candidates.ts and
 * chooser.py again.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Candidate, findCandidates, sentenceEnds } from '../src/extract/tagger/candidates.ts';
import { choose, judge } from '../src/extract/tagger/choose.ts';
import { describeCandidates } from '../src/extract/tagger/chooserfeatures.ts';
import { contextOf } from '../src/extract/tagger/context.ts';
import { discourseOf } from '../src/extract/tagger/discourse.ts';
import { featuresOf } from '../src/extract/tagger/features.ts';
import { CHOICE } from '../src/extract/tagger/index.ts';
import { PhrasePrior } from '../src/extract/tagger/prior.ts';
import { loadResources, viewPaper, weightsRoot } from './lib/dataset.ts';
import { FOLDS } from './lib/folds.ts';
import { forestsOf } from './lib/judged.ts';
import { FullModel, loadFeatureIndex, numbersOf } from './lib/models.ts';
import { unlabelled, workRoot } from './lib/papers.ts';
import type { GoldSpan } from './lib/project.ts';
import { tablesOf } from './lib/tables.ts';

const wanted = Number(process.argv[2] ?? 4000);
const { vocabulary, lexicon } = loadResources();
const prior = new PhrasePrior(readFileSync(join(weightsRoot, 'prior.bin')));
const index = loadFeatureIndex();
const papers: { title: string; abstract: string }[] = [];
for (const { title, abstract } of unlabelled('hf-daily')) if (papers.push({ title, abstract }) >= wanted) break;
writeFileSync(join(workRoot, 'silver-papers.json'), JSON.stringify(papers));

for (const name of ['all', ...Array.from({ length: FOLDS }, (_, k) => `${k}`)]) {
  const model = new FullModel(name);
  const tables = tablesOf(name, lexicon, prior);
  const forests = forestsOf(name);
  const labelled = papers.map(({ title, abstract }) => {
    const view = viewPaper(title, abstract, vocabulary, lexicon);
    const ends = sentenceEnds(view);
    const context = contextOf(view, lexicon);
    const features = featuresOf(view, context);
    model.run(numbersOf(features, index), features.offsets, ends);
    const candidates = findCandidates(view, lexicon, model.chain, ends);
    const cues = { view, discourse: discourseOf(view, tables.discourse), words: tables.discourse };
    const rows = describeCandidates({ view, context, chain: model.chain, ends, candidates, cues }, tables);
    const names = choose(judge(candidates, rows, forests), view, CHOICE);
    return withBorderline(
      names.flatMap((n) => n.places.map((p) => ({ ...p, class: n.type, entity: 0 }))),
      candidates,
      view.words.length,
    );
  });
  writeFileSync(join(workRoot, `silver-${name}.json`), JSON.stringify(labelled));
  console.log(
    name,
    labelled.reduce((sum, l) => sum + l.length, 0),
    'spans',
  );
}

/** Adds the places that the tagger itself calls borderline, where they are free. */
function withBorderline(spans: GoldSpan[], candidates: Candidate[], n: number): number[][] {
  const taken = new Uint8Array(n);
  for (const s of spans) taken.fill(1, s.start, s.end);
  for (const o of candidates.flatMap((c) => c.occurrences)) {
    if (o.chances[5]! < 0.45 || taken.subarray(o.start, o.end).includes(1)) continue;
    taken.fill(1, o.start, o.end);
    spans.push({ start: o.start, end: o.end, class: 5, entity: 0 });
  }
  return spans.sort((a, b) => a.start - b.start).map((s) => [s.start, s.end, s.class]);
}
