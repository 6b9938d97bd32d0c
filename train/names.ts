/**
 * What the tagger and chooser find in each labelled paper when they never saw its labels, for train/roles.ts: `npx tsx train/names.ts
 * NAMES.jsonl`, after train/chooser.py; reads PAPERGRAPH_WORK.
 */
import { writeFileSync } from 'node:fs';
import { choose } from '../src/extract/tagger/choose.ts';
import { CHOICE } from '../src/extract/tagger/index.ts';
import { CONCEPT_TYPES } from '../src/types.ts';
import { forestOf, type Judged, judgeTrain } from './lib/judged.ts';
import type { FoundNames } from './rolesubjects.ts';

function namesIn({ paper, view, judgements }: Judged): FoundNames {
  const { tokens } = view;
  const names = choose(judgements, view, CHOICE).map(({ type, places }) => ({
    type: CONCEPT_TYPES[type]!,
    places: places.map(({ start, end }) => ({
      field: tokens.field[start] === 0 ? ('title' as const) : ('abstract' as const),
      start: tokens.start[start]!,
      end: tokens.end[end - 1]!,
    })),
  }));
  return { id: paper.id, names };
}

const [out = ''] = process.argv.slice(2);
const judged = judgeTrain((name) => ({ core: forestOf(`core-${name}`), type: forestOf(`type-${name}`) }));
writeFileSync(out, judged.map((paper) => `${JSON.stringify(namesIn(paper))}\n`).join(''));
