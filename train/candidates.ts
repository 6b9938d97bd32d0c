/**
 * Sixth step of training: candidates of the labelled papers with the features that the chooser sees, each paper by the tagger and the
 * tables of the fold that left it out; the papers of dev by those of all labelled papers. `npx tsx train/candidates.ts`; writes
 * candidates-train.f32 and candidates-dev.f32 (rows of features) and candidates-*.json (paper, class, width) to PAPERGRAPH_WORK.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCandidates, sentenceEnds } from '../src/extract/tagger/candidates.ts';
import { type ChooserTables, describeCandidates } from '../src/extract/tagger/chooserfeatures.ts';
import { contextOf } from '../src/extract/tagger/context.ts';
import { discourseOf } from '../src/extract/tagger/discourse.ts';
import { featuresOf } from '../src/extract/tagger/features.ts';
import { PhrasePrior } from '../src/extract/tagger/prior.ts';
import { loadResources, viewPaper, weightsRoot } from './lib/dataset.ts';
import { FOLDS, foldOf } from './lib/folds.ts';
import { classOf, roleOf } from './lib/labels.ts';
import { FullModel, loadFeatureIndex, numbersOf } from './lib/models.ts';
import { type GoldPaper, gold, workRoot } from './lib/papers.ts';
import { tablesOf } from './lib/tables.ts';

const { vocabulary, lexicon } = loadResources();
const index = loadFeatureIndex();
const train = gold('train');
const prior = new PhrasePrior(readFileSync(join(weightsRoot, 'prior.bin')));
interface Output {
  rows: Float32Array[];
  papers: number[];
  classes: number[];
  roles: number[];
}

function addPaper(out: Output, paper: GoldPaper, number: number, model: FullModel, tables: ChooserTables): void {
  const view = viewPaper(paper.title, paper.abstract, vocabulary, lexicon);
  const ends = sentenceEnds(view);
  const context = contextOf(view, lexicon);
  const features = featuresOf(view, context);
  model.run(numbersOf(features, index), features.offsets, ends);
  const candidates = findCandidates(view, lexicon, model.chain, ends);
  const cues = { view, discourse: discourseOf(view, tables.discourse), words: tables.discourse };
  const rows = describeCandidates({ view, context, chain: model.chain, ends, candidates, cues }, tables);
  for (const [k, candidate] of candidates.entries()) {
    out.rows.push(rows[k]!);
    out.papers.push(number);
    out.classes.push(classOf(candidate, view, paper));
    out.roles.push(roleOf(candidate, view, paper));
  }
}

function write(name: string, out: Output): void {
  const width = out.rows[0]!.length;
  const all = new Float32Array(width * out.rows.length);
  for (const [i, row] of out.rows.entries()) all.set(row, i * width);
  writeFileSync(join(workRoot, `candidates-${name}.f32`), new Uint8Array(all.buffer));
  writeFileSync(
    join(workRoot, `candidates-${name}.json`),
    JSON.stringify({
      width,
      papers: out.papers,
      classes: out.classes,
      roles: out.roles,
      folds: out.papers.map(foldOf),
    }),
  );
  const hits = out.classes.filter((c) => c > 0).length;
  console.log(`${name}: ${out.rows.length} candidates of ${width} features, ${hits} concepts`);
}

const out: Output = { rows: [], papers: [], classes: [], roles: [] };
for (let fold = 0; fold < FOLDS; fold++) {
  const model = new FullModel(`${fold}`);
  const tables = tablesOf(`${fold}`, lexicon, prior);
  for (const [i, paper] of train.entries()) if (foldOf(i) === fold) addPaper(out, paper, i, model, tables);
}
write('train', out);
const held: Output = { rows: [], papers: [], classes: [], roles: [] };
const model = new FullModel('all');
const tables = tablesOf('all', lexicon, prior);
for (const [i, paper] of gold('dev').entries()) addPaper(held, paper, i, model, tables);
write('dev', held);
