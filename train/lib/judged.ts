import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCandidates, sentenceEnds } from '../../src/extract/tagger/candidates.ts';
import { type ChooserForests, type Judgement, judge } from '../../src/extract/tagger/choose.ts';
import { contextOf } from '../../src/extract/tagger/context.ts';
import { featuresOf } from '../../src/extract/tagger/features.ts';
import { type Forest, makeForest } from '../../src/extract/tagger/trees.ts';
import { loadResources, type PaperView, viewPaper } from './dataset.ts';
import { FOLDS, foldOf } from './folds.ts';
import { FullModel, loadFeatureIndex, numbersOf } from './models.ts';
import { type GoldPaper, gold, workRoot } from './papers.ts';

/** A labelled paper with the chooser's opinion of its candidates. */
export interface Judged {
  paper: GoldPaper;
  view: PaperView;
  /** Features of each candidate. */
  rows: Float32Array[];
  judgements: Judgement[];
  forests: ChooserForests;
}

const { vocabulary, lexicon } = loadResources();
const index = loadFeatureIndex();

/** Rows of features in the order of train/candidates.ts. */
function rowsOf(name: string): () => Float32Array {
  const bytes = readFileSync(join(workRoot, `candidates-${name}.f32`));
  const { width } = JSON.parse(readFileSync(join(workRoot, `candidates-${name}.json`), 'utf8')) as { width: number };
  const all = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  let at = 0;
  return () => all.subarray(at++ * width, at * width);
}

/** A forest as train/chooser.py wrote it. */
export function forestOf(name: string): Forest {
  const f = JSON.parse(readFileSync(join(workRoot, `${name}.json`), 'utf8')) as { classes: number } & Record<
    string,
    number[]
  >;
  const nodes = f.feature!.map((feature, k) => ({
    feature,
    threshold: f.threshold![k]!,
    left: f.left![k]!,
    right: f.right![k]!,
  }));
  return makeForest(f.classes, f.nodeStart!, f.leafStart!, nodes, f.leaf!);
}

function judgeAll(papers: GoldPaper[], name: string, next: () => Float32Array, forestsOf: ForestsOf): Judged[] {
  const model = new FullModel(name);
  const forests = forestsOf(name);
  return papers.map((paper) => {
    const view = viewPaper(paper.title, paper.abstract, vocabulary, lexicon);
    const ends = sentenceEnds(view);
    const features = featuresOf(view, contextOf(view, lexicon));
    model.run(numbersOf(features, index), features.offsets, ends);
    const candidates = findCandidates(view, lexicon, model.chain, ends);
    const rows = candidates.map(next);
    return { paper, view, rows, judgements: judge(candidates, rows, forests), forests };
  });
}

/** Forests of a fold or of all labelled papers. */
export type ForestsOf = (name: string) => ChooserForests;

/** Forests as train/chooser.py wrote them. */
export const forestsOf: ForestsOf = (name) => ({
  core: forestOf(`core-${name}`),
  type: forestOf(`type-${name}`),
  introduces: forestOf(`introduces-${name}`),
  role: forestOf(`role-${name}`),
});

/** The labelled papers, each judged by the fold that left it out, fold by fold. */
export function judgeTrain(forestsOf: ForestsOf): Judged[] {
  const train = gold('train');
  const next = rowsOf('train');
  return Array.from({ length: FOLDS }, (_, k) => k).flatMap((k) =>
    judgeAll(
      train.filter((_, i) => foldOf(i) === k),
      `${k}`,
      next,
      forestsOf,
    ),
  );
}

/** The papers of dev, judged by what was trained on all labelled papers. */
export const judgeDev = (forestsOf: ForestsOf): Judged[] => judgeAll(gold('dev'), 'all', rowsOf('dev'), forestsOf);
