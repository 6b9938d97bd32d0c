/**
 * Last but one step of training: measures the whole on the labelled papers out of fold and on dev, for the thresholds given, and packs the
 * forests. `npx tsx train/choose.ts`; prints precision, recall and F1 for three and five types.
 */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChooseSettings, choose } from '../src/extract/tagger/choose.ts';
import { CHOICE } from '../src/extract/tagger/index.ts';
import { printedForm } from '../src/extract/tagger/paperview.ts';
import { judgeRoles } from '../src/extract/tagger/roles.ts';
import { writeForest } from '../src/extract/tagger/trees.ts';
import { CONCEPT_TYPES, ROLES } from '../src/types.ts';
import { weightsRoot } from './lib/dataset.ts';
import { forestOf, forestsOf, type Judged, judgeDev, judgeTrain } from './lib/judged.ts';
import { workRoot } from './lib/papers.ts';
import { addPaper, emptyScore, FIVE_TYPES, line, normal, type PredictedConcept, THREE_TYPES } from './lib/score.ts';

function conceptsOf({ view, rows, judgements, forests }: Judged, settings: ChooseSettings): PredictedConcept[] {
  const names = choose(judgements, view, settings);
  const rowOf = new Map(judgements.map(({ candidate }, k) => [candidate, rows[k]!]));
  const roles = judgeRoles(names, (c) => rowOf.get(c)!, forests.role, settings.leastIntroduced);
  return names.map((name, k) => {
    const surfaces = [...new Set(name.places.map((p) => printedForm(view, p)))];
    return { name: surfaces[0]!, type: CONCEPT_TYPES[name.type]!, role: ROLES[roles[k]!]!, surfaces };
  });
}

function measure(judged: Judged[], settings: ChooseSettings): string {
  const [three, five] = [emptyScore(), emptyScore()];
  for (const j of judged) {
    const concepts = conceptsOf(j, settings);
    addPaper(three, j.paper, concepts, THREE_TYPES);
    addPaper(five, j.paper, concepts, FIVE_TYPES);
  }
  return `${line(three)} | ${line(five)}`;
}

const seen = judgeTrain(forestsOf);
const held = judgeDev(forestsOf);
const grid: Partial<ChooseSettings>[] = [
  ...[0.45, 0.5, 0.55].map((t) => ({ thresholds: [t, t, t, t, t] })),
  ...[0.3, 0.35, 0.4, 0.45, 0.5].map((leastIntroduced) => ({ leastIntroduced })),
  ...[0.05, 0.2].map((leastShare) => ({ leastShare })),
];
for (const change of grid) {
  const settings = { ...CHOICE, ...change };
  console.log(JSON.stringify(change));
  console.log('  train', measure(seen, settings));
  console.log('  dev  ', measure(held, settings));
}
printReliability('train', seen);
printReliability('dev', held);

/** Of the names chosen at each confidence: the share that the labels list as core, of those that they do not call borderline. */
function printReliability(name: string, judged: Judged[]): void {
  const bins = Array.from({ length: 10 }, () => ({ right: 0, all: 0 }));
  for (const j of judged)
    for (const chosen of choose(j.judgements, j.view, CHOICE)) {
      const forms = new Set(chosen.places.map((p) => normal(printedForm(j.view, p))));
      const match = j.paper.entities.filter((e) => [e.name, ...e.surfaces].some((s) => forms.has(normal(s))));
      if (match.length > 0 && !match.some((e) => e.core)) continue;
      const bin = bins[Math.min(9, Math.floor(chosen.confidence * 10))]!;
      bin.all++;
      if (match.length > 0) bin.right++;
    }
  console.log(
    name,
    bins.map((b, k) => `${k / 10}: ${(b.right / Math.max(1, b.all)).toFixed(3)} of ${b.all}`).join(', '),
  );
}
for (const kind of ['core', 'type', 'introduces', 'role'])
  writeFileSync(join(weightsRoot, `${kind}.bin`), writeForest(forestOf(`${kind}-all`)));
copyFileSync(join(workRoot, 'roles-all.bin'), join(weightsRoot, 'roles.bin'));
