/**
 * Makes data/extract/tallies.tsv and weights.tsv again: `npx tsx train/proposer.ts [NAMES.jsonl]`, with PAPERGRAPH_DATA pointing at the
 * shared data (gold/train.jsonl). Multinomial logistic regression over the candidates of the labelled papers; what a paper's own labels
 * add to the tally of a phrase is left out while it is learnt from. NAMES.jsonl gets the names that weights learnt without a paper
 * propose for it, as train/roles.ts reads them. Seeded; a minute.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Candidate, findCandidates, type Tally } from '../src/extract/candidates.ts';
import { loadCues } from '../src/extract/cues.ts';
import { describe } from '../src/extract/describe.ts';
import { type FieldText, readFields } from '../src/extract/document.ts';
import { loadKnowledge } from '../src/extract/knowledge.ts';
import { proposeNames } from '../src/extract/propose.ts';
import type { Weights } from '../src/extract/softmax.ts';
import { surroundingsOf } from '../src/extract/surroundings.ts';
import { compareStrings } from '../src/lib/text.ts';
import { CONCEPT_TYPES } from '../src/types.ts';
import { type GoldPaper, labelsOf, readGold } from './gold.ts';
import type { FoundNames } from './rolesubjects.ts';
import { type Example, fitWeights, writeWeights } from './softmax.ts';

interface Document {
  paper: GoldPaper;
  fields: FieldText[];
  candidates: Map<string, Candidate>;
  labels: Map<string, number>;
}

const FOLDS = 4;
const SETTINGS = { epochs: 8, rate: 0.15, l2: 1, rarest: 4, least: 0.03 };

const target = join(import.meta.dirname, '../data/extract');
const papers = readGold('train');
const tallies = new Map<string, Tally>();
const cues = loadCues();

const tallyOf = (key: string): Tally => {
  const tally = tallies.get(key) ?? { seen: 0, labelled: CONCEPT_TYPES.map(() => 0) };
  tallies.set(key, tally);
  return tally;
};
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

// First every labelled key is known; then candidates are found and counted, labelled or not.
const labels = papers.map(labelsOf);
for (const map of labels) for (const [key, label] of map) if (label > 0) tallyOf(key).labelled[label - 1]!++;
const knowledge = loadKnowledge(tallies);
const documents = papers.map((paper, i): Document => {
  const fields = readFields(paper);
  const candidates = findCandidates(fields, knowledge);
  for (const key of candidates.keys()) if (labels[i]!.get(key) !== 0) tallyOf(key).seen++;
  return { paper, fields, candidates, labels: labels[i]! };
});
for (const tally of tallies.values()) tally.seen = Math.max(tally.seen, sum(tally.labelled));

/** Looks at a paper as if its own labels had never been seen. */
function unseen<T>({ candidates, labels }: Document, look: (candidates: Map<string, Candidate>) => T): T {
  const own = new Map<string, Tally>();
  for (const key of new Set([...candidates.keys(), ...labels.keys()])) {
    const tally = tallies.get(key);
    const label = labels.get(key);
    if (!tally || label === 0) continue;
    own.set(key, tally);
    const labelled = tally.labelled.map((n, t) => (t + 1 === label ? n - 1 : n));
    tallies.set(key, { seen: tally.seen - 1, labelled });
  }
  for (const [key, candidate] of candidates) {
    if (sum(tallies.get(key)?.labelled ?? []) > 0) continue;
    candidate.evidence.delete('learnt');
    if (candidate.evidence.size === 0) candidates.delete(key);
  }
  const result = look(candidates);
  for (const [key, tally] of own) tallies.set(key, tally);
  return result;
}

const examples = documents.map((document) =>
  unseen(document, (candidates) =>
    [...describe(candidates.values(), surroundingsOf(document.fields, candidates.values(), knowledge, cues))].flatMap(
      ([{ key }, features]): Example[] =>
        document.labels.get(key) === 0 ? [] : [{ features, label: document.labels.get(key) ?? 0 }],
    ),
  ),
);

function namesOf(document: Document, weights: Weights): FoundNames {
  const names = unseen(document, (candidates) =>
    proposeNames(candidates, surroundingsOf(document.fields, candidates.values(), knowledge, cues), weights),
  );
  return {
    id: document.paper.id,
    names: names.map(({ type, places }) => ({
      type,
      places: places.map(({ field, from, to }) => {
        const { tokens } = document.fields[field]!;
        return { field: field === 0 ? 'title' : 'abstract', start: tokens[from]!.start, end: tokens[to - 1]!.end };
      }),
    })),
  };
}

const [namesFile] = process.argv.slice(2);
if (namesFile !== undefined) {
  const lines: string[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = examples.filter((_, i) => i % FOLDS !== fold).flat();
    const weights = fitWeights(rest, 1 + CONCEPT_TYPES.length, SETTINGS);
    documents.forEach((document, i) => {
      if (i % FOLDS === fold) lines.push(JSON.stringify(namesOf(document, weights)));
    });
  }
  writeFileSync(namesFile, `${lines.join('\n')}\n`);
}

mkdirSync(target, { recursive: true });
const classes = ['none', ...CONCEPT_TYPES];
writeWeights(fitWeights(examples.flat(), classes.length, SETTINGS), classes, join(target, 'weights.tsv'));
const rows = [...tallies]
  .filter(([, { seen, labelled }]) => seen >= 3 || sum(labelled) > 0)
  .sort(([a], [b]) => compareStrings(a, b))
  .map(([key, { seen, labelled }]) => [key, seen, ...labelled].join('\t'));
writeFileSync(join(target, 'tallies.tsv'), `${['phrase', 'seen', ...CONCEPT_TYPES].join('\t')}\n${rows.join('\n')}\n`);
console.log(`${papers.length} papers, ${rows.length} tallies`);
