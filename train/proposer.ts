/**
 * Makes data/extract/tallies.tsv, weights.tsv and roles.tsv again: `npx tsx train/proposer.ts`, with PAPERGRAPH_DATA pointing at the
 * shared data (gold/train.jsonl). Multinomial logistic regression over the candidates of the labelled papers; what a paper's own labels
 * add to the tally of a phrase is left out while it is learnt from. Seeded; half a minute. HELD_OUT=0.15 learns from the first 85 % only.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCandidates, type Tally } from '../src/extract/candidates.ts';
import { loadCues } from '../src/extract/cues.ts';
import { describe } from '../src/extract/describe.ts';
import { readFields } from '../src/extract/document.ts';
import { loadKnowledge } from '../src/extract/knowledge.ts';
import { roleFeatures } from '../src/extract/rolefeatures.ts';
import { surroundingsOf } from '../src/extract/surroundings.ts';
import { foldKey } from '../src/lib/fold.ts';
import { compareStrings } from '../src/lib/text.ts';
import { CONCEPT_TYPES, ROLES } from '../src/types.ts';
import { labelsOf, readGold } from './gold.ts';
import { type Example, fitAndWrite } from './softmax.ts';

const target = join(import.meta.dirname, '../data/extract');
const all = readGold('train');
const papers = all.slice(0, Math.round(all.length * (1 - Number(process.env.HELD_OUT ?? 0))));
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
const documents = papers.map((paper, i) => {
  const fields = readFields(paper);
  const candidates = findCandidates(fields, knowledge);
  for (const key of candidates.keys()) if (labels[i]!.get(key) !== 0) tallyOf(key).seen++;
  return { paper, fields, candidates, labels: labels[i]! };
});
for (const tally of tallies.values()) tally.seen = Math.max(tally.seen, sum(tally.labelled));

const names: Example[] = [];
const roles: Example[] = [];
for (const { paper, fields, candidates, labels } of documents) {
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
  const around = surroundingsOf(fields, candidates.values(), knowledge, cues);
  for (const [candidate, features] of describe(candidates.values(), around)) {
    const label = labels.get(candidate.key);
    if (label !== 0) names.push({ features, label: label ?? 0 });
  }
  const colon = [...candidates.values()].some(({ key, evidence }) => evidence.has('colon') && labels.has(key));
  for (const entity of paper.entities) {
    const keys = new Set(entity.surfaces.map(foldKey));
    const found = [...keys].flatMap((key) => candidates.get(key) ?? []);
    const places = found.flatMap((c) => c.places).sort((a, b) => a.field - b.field || a.from - b.from);
    if (!entity.core || places.length === 0) continue;
    const features = roleFeatures({ type: entity.type, candidates: found, places }, around, colon);
    roles.push({ features: features.keys(), label: ROLES.indexOf(entity.role) });
  }
  for (const [key, tally] of own) tallies.set(key, tally);
}

mkdirSync(target, { recursive: true });
fitAndWrite(names, ['none', ...CONCEPT_TYPES], join(target, 'weights.tsv'), {
  epochs: 8,
  rate: 0.15,
  l2: 1,
  rarest: 4,
});
fitAndWrite(roles, [...ROLES], join(target, 'roles.tsv'), { epochs: 12, rate: 0.15, l2: 0.2, rarest: 4 });
const rows = [...tallies]
  .filter(([, { seen, labelled }]) => seen >= 3 || sum(labelled) > 0)
  .sort(([a], [b]) => compareStrings(a, b))
  .map(([key, { seen, labelled }]) => [key, seen, ...labelled].join('\t'));
writeFileSync(join(target, 'tallies.tsv'), `${['phrase', 'seen', ...CONCEPT_TYPES].join('\t')}\n${rows.join('\n')}\n`);
console.log(`${papers.length} papers, ${rows.length} tallies`);
