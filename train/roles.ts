/**
 * Makes data/extract/roles.tsv again: `npx tsx train/roles.ts NAMES.jsonl`, with PAPERGRAPH_DATA pointing at the shared data
 * (gold/train.jsonl). Multinomial logistic regression over the labelled entities, and over what an extractor that never saw a paper's
 * labels found in it (NAMES.jsonl, made by train/names.ts): what is no concept is a class of its own, so that it is not
 * called introduced. Seeded; half a minute. HELD_OUT=5 keeps papers 5, 10, 15 … out and tells how well they are judged.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCues } from '../src/extract/cues.ts';
import { readFields } from '../src/extract/document.ts';
import { loadKnowledge } from '../src/extract/knowledge.ts';
import { roleFeatures } from '../src/extract/rolefeatures.ts';
import { rolePaperOf } from '../src/extract/rolepaper.ts';
import { judgeRole } from '../src/extract/roles.ts';
import { surroundingsOf } from '../src/extract/surroundings.ts';
import { ROLES } from '../src/types.ts';
import { readGold } from './gold.ts';
import { type FoundNames, foundSubjects, type LabelledSubject, labelledSubjects } from './rolesubjects.ts';
import { type Example, fitWeights, writeWeights } from './softmax.ts';

const CLASSES = [...ROLES, 'none'];
const [namesFile = ''] = process.argv.slice(2);
const found = new Map(
  readFileSync(namesFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FoundNames)
    .map((names) => [names.id, names]),
);
const step = Number(process.env.HELD_OUT ?? Infinity);
const cues = loadCues();
const knowledge = loadKnowledge();

const examples: Example[] = [];
const held: { features: ReturnType<typeof roleFeatures>; subject: LabelledSubject }[] = [];
readGold('train').forEach((paper, i) => {
  const fields = readFields(paper);
  const around = surroundingsOf(fields, knowledge, cues);
  const names = found.get(paper.id);
  const groups = [labelledSubjects(paper, fields), names ? foundSubjects(paper, fields, names) : []];
  groups.forEach((subjects, k) => {
    const context = rolePaperOf(subjects, around);
    for (const subject of subjects) {
      const { entity } = subject;
      if (entity && !entity.core) continue;
      const features = roleFeatures(subject, around, context);
      if (i % step !== 0 || i === 0)
        examples.push({ features: features.keys(), label: entity ? ROLES.indexOf(entity.role) : ROLES.length });
      else if (k === 1) held.push({ features, subject });
    }
  });
});
const weights = fitWeights(examples, CLASSES.length, { epochs: 12, rate: 0.1, l2: 10, rarest: 8, least: 0.06 });
if (held.length > 0) tell();
else writeWeights(weights, CLASSES, join(import.meta.dirname, '../data/extract/roles.tsv'));

/** How the held-out papers' names are judged. */
function tell(): void {
  let [right, all, called, rightly, introduced] = [0, 0, 0, 0, 0];
  for (const { features, subject } of held) {
    const { role } = judgeRole(features, weights);
    const gold = subject.entity?.role;
    if (gold) all++;
    if (gold === role) right++;
    if (role === 'introduces') called++;
    if (gold === 'introduces') introduced++;
    if (gold === 'introduces' && role === 'introduces') rightly++;
  }
  const share = (part: number, whole: number): string => (part / Math.max(1, whole)).toFixed(3);
  console.log(
    `${held.length} names: role right ${share(right, all)}; introduces P ${share(rightly, called)} R of found ${share(rightly, introduced)}`,
  );
}
