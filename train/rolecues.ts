/**
 * Step of training after rates.ts: what the words around a candidate say of its role. `npx tsx train/rolecues.ts [NUMBER]`; writes
 * roles-K.bin for K = 0–4 and "all" to PAPERGRAPH_WORK. Candidates come from the tagger of the fold that left their paper out. With a
 * NUMBER, after chooser.py: that many abstracts of hf-daily are added, as the system of each fold judges them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Candidate, findCandidates, sentenceEnds } from '../src/extract/tagger/candidates.ts';
import { judge } from '../src/extract/tagger/choose.ts';
import { type ChooserPaper, describeCandidates } from '../src/extract/tagger/chooserfeatures.ts';
import { contextOf } from '../src/extract/tagger/context.ts';
import { discourseOf, loadDiscourseWords } from '../src/extract/tagger/discourse.ts';
import { featuresOf } from '../src/extract/tagger/features.ts';
import { PhrasePrior } from '../src/extract/tagger/prior.ts';
import { putRoleCues, type RolePaper } from '../src/extract/tagger/rolecues.ts';
import { ROLE_CLASSES } from '../src/extract/tagger/rolescore.ts';
import { RoleSink } from '../src/extract/tagger/rolesink.ts';
import { evaluate } from '../src/extract/tagger/trees.ts';
import { ROLES } from '../src/types.ts';
import { loadResources, viewPaper, weightsRoot } from './lib/dataset.ts';
import { FOLDS, foldOf } from './lib/folds.ts';
import { forestsOf } from './lib/judged.ts';
import { roleOf } from './lib/labels.ts';
import { FullModel, loadFeatureIndex, numbersOf } from './lib/models.ts';
import { gold, unlabelled, workRoot } from './lib/papers.ts';
import { fitRoleWeights, type RoleExample } from './lib/roleweights.ts';
import { tablesOf } from './lib/tables.ts';

const { vocabulary, lexicon } = loadResources();
const index = loadFeatureIndex();
const words = loadDiscourseWords();
const prior = new PhrasePrior(readFileSync(join(weightsRoot, 'prior.bin')));
const SILVER_WEIGHT = 0.33;
const sink = new RoleSink();
type FoldExample = RoleExample & { fold: string };
const NAMES = ['all', ...Array.from({ length: FOLDS }, (_, k) => `${k}`)];

interface Text {
  title: string;
  abstract: string;
}

/** Candidates of a paper with what the chooser and the words around them are read from. */
function readPaper({ title, abstract }: Text, model: FullModel): ChooserPaper & { cues: RolePaper } {
  const view = viewPaper(title, abstract, vocabulary, lexicon);
  const ends = sentenceEnds(view);
  const context = contextOf(view, lexicon);
  const features = featuresOf(view, context);
  model.run(numbersOf(features, index), features.offsets, ends);
  const candidates = findCandidates(view, lexicon, model.chain, ends);
  const cues = { view, discourse: discourseOf(view, words), words };
  return { view, context, chain: model.chain, ends, candidates, cues };
}

function featuresFor(candidate: Candidate, cues: RolePaper): Int32Array {
  sink.begin();
  putRoleCues(sink, candidate, cues);
  return sink.hashes.slice(0, sink.used);
}

/** What persons labelled. Borderline phrases count neither way. */
function labelled(): FoldExample[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = new FullModel(`${fold}`);
    const papers = gold('train').filter((_, i) => foldOf(i) === fold);
    return papers.flatMap((paper) => {
      const { view, candidates, cues } = readPaper(paper, model);
      return candidates.flatMap((candidate) => {
        const role = roleOf(candidate, view, paper);
        if (role < 0) return [];
        const chances = new Float32Array(ROLE_CLASSES);
        chances[role === 0 ? ROLE_CLASSES - 1 : role - 1] = 1;
        return [{ features: featuresFor(candidate, cues), chances, weight: 1, fold: `${fold}` }];
      });
    });
  }).flat();
}

/** What the system of a fold thinks of unlabelled papers. */
function* silver(name: string, papers: Text[]): Generator<RoleExample> {
  const model = new FullModel(name);
  const tables = tablesOf(name, lexicon, prior);
  const forests = forestsOf(name);
  for (const text of papers) {
    const paper = readPaper(text, model);
    const rows = describeCandidates(paper, tables);
    const judged = judge(paper.candidates, rows, forests);
    const roles = evaluate(forests.role, rows);
    for (const [k, { candidate, confidence, introduced }] of judged.entries()) {
      const rest = Array.from({ length: ROLES.length - 1 }, (_, c) => Math.exp(roles[k * ROLES.length + 1 + c]!));
      const sum = rest.reduce((a, b) => a + b, 0);
      const core = Math.max(confidence, introduced);
      const chances = Float32Array.of(introduced, ...rest.map((r) => ((core - introduced) * r) / sum), 1 - core);
      yield { features: featuresFor(candidate, paper.cues), chances, weight: SILVER_WEIGHT };
    }
  }
}

const unlabelledPapers: Text[] = [];
const wanted = Number(process.argv[2] ?? 0);
if (wanted > 0)
  for (const { title, abstract } of unlabelled('hf-daily'))
    if (unlabelledPapers.push({ title, abstract }) >= wanted) break;
const people = labelled();
for (const name of NAMES) {
  const examples = [...people.filter((e) => e.fold !== name), ...silver(name, unlabelledPapers)];
  const bytes = fitRoleWeights(examples);
  writeFileSync(join(workRoot, `roles-${name}.bin`), bytes);
  console.log(name, examples.length, 'candidates', bytes.length, 'bytes');
}
