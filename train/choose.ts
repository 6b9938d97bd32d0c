/**
 * Last but one step of training: measures the whole on the labelled papers out of fold and on dev, for the thresholds given, and packs the
 * forests. `npx tsx train/choose.ts`; prints precision, recall and F1 for three and five types.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChooseSettings, choose } from '../src/extract/tagger/choose.ts';
import { CHOICE } from '../src/extract/tagger/index.ts';
import { printedForm } from '../src/extract/tagger/paperview.ts';
import { writeForest } from '../src/extract/tagger/trees.ts';
import { CONCEPT_TYPES } from '../src/types.ts';
import { weightsRoot } from './lib/dataset.ts';
import { forestOf, type Judged, judgeDev, judgeTrain } from './lib/judged.ts';
import { addPaper, emptyScore, FIVE_TYPES, line, normal, type PredictedConcept, THREE_TYPES } from './lib/score.ts';

function conceptsOf({ view, judgements }: Judged, settings: ChooseSettings): PredictedConcept[] {
  return choose(judgements, view, settings).map((name) => {
    const surfaces = [...new Set(name.places.map((p) => printedForm(view, p)))];
    return { name: surfaces[0]!, type: CONCEPT_TYPES[name.type]!, role: 'uses', surfaces };
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

const forestsOf = (name: string) => ({
  core: forestOf(`core-${name}`),
  type: forestOf(`type-${name}`),
});
const seen = judgeTrain(forestsOf);
const held = judgeDev(forestsOf);
for (const lengthWorth of [0.05, 0.08])
  for (const leastShare of [0.1, 0.2])
    for (const t of [0.42, 0.46, 0.5, 0.55]) {
      const settings = { thresholds: [t, t, t, t, t], lengthWorth, leastShare };
      const name = JSON.stringify([t, lengthWorth, leastShare]);
      console.log(name, 'train', measure(seen, settings), '\n', name, 'dev  ', measure(held, settings));
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
for (const kind of ['core', 'type'])
  writeFileSync(join(weightsRoot, `${kind}.bin`), writeForest(forestOf(`${kind}-all`)));
