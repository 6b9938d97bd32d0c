/**
 * `npm run eval -- GOLD.jsonl [PREDICTED.jsonl] [--errors]`: scores the extraction against annotated papers. Without predictions the
 * gold's own texts go through the pipeline as it is in src/.
 */
import { readFileSync } from 'node:fs';
import { extractLines } from '../src/commands/extract.ts';
import { buildOptions } from '../src/lib/options.ts';
import { extractPapers, resolvePapers } from '../src/pipeline.ts';
import { readInputs } from '../src/read/index.ts';
import { CONCEPT_TYPES, type ConceptType } from '../src/types.ts';
import { figures, type GoldRecord, type PredictedRecord, type Score, scoreGold } from './score-gold.ts';

const jsonLines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

async function predict(path: string): Promise<PredictedRecord[]> {
  const { papers } = await readInputs([path], { visited: null });
  const resolution = resolvePapers(extractPapers(papers, buildOptions()));
  return [...extractLines(papers, resolution)] as PredictedRecord[];
}

function print(name: string, score: Score): void {
  const f = figures(score);
  const three = (x: number) => x.toFixed(3);
  const byType = [...score.recallByType].map(([type, recall]) => {
    const precision = score.precisionByType.get(type)!;
    const [p, r] = [precision.hit / Math.max(1, precision.of), recall.hit / Math.max(1, recall.of)];
    return `  ${type.padEnd(8)} P ${three(p)} (${precision.hit}/${precision.of})  R ${three(r)} (${recall.hit}/${recall.of})  F1 ${three((2 * p * r) / Math.max(1e-9, p + r))}`;
  });
  console.log(
    [
      `${name}: precision ${three(f.precision)} recall ${three(f.recall)} F1 ${three(f.f1)} (tp ${score.tp} fp ${score.fp} fn ${score.fn})`,
      ...byType,
      `  types of what matched: strict ${three(f.strictType)} lenient ${three(f.lenientType)}; second nodes ${score.secondNodes}`,
      `  introduces: P ${three(f.introducesPrecision)} R ${three(f.introducesRecall)} F1 ${three(f.introducesF1)}`,
      `  alias pairs: P ${three(f.aliasPrecision)} R ${three(f.aliasRecall)}; papers missing ${score.papersMissing}`,
    ].join('\n'),
  );
}

function printErrors(score: Score): void {
  for (const e of score.errors) {
    const rows = [
      ['missed', e.missed],
      ['wrong', e.wrong],
      ['split', e.splits.map((pair) => pair.join(' | '))],
      ['false merge', e.falseMerges.map((pair) => pair.join(' | '))],
      ['type', e.mistyped.map(([name, gold, predicted]) => `${name}: ${gold}, not ${predicted}`)],
      ['role', e.misroled.map(([name, gold, predicted]) => `${name}: ${gold}, not ${predicted}`)],
    ] as const;
    const shown = rows.filter(([, list]) => list.length > 0);
    if (shown.length > 0)
      console.log([`${e.id} ${e.title}`, ...shown.map(([kind, list]) => `   ${kind}: ${list.join('; ')}`)].join('\n'));
  }
}

const files = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const [goldPath, predictedPath] = files;
if (goldPath === undefined) {
  console.error('usage: npm run eval -- GOLD.jsonl [PREDICTED.jsonl] [--errors]');
  process.exit(2);
}
const gold = jsonLines<GoldRecord>(goldPath);
const predicted = predictedPath === undefined ? await predict(goldPath) : jsonLines<PredictedRecord>(predictedPath);
const groups: [string, readonly ConceptType[]][] = [
  ['methods, models, datasets', ['method', 'model', 'dataset']],
  ['all five types', CONCEPT_TYPES],
];
for (const [name, types] of groups) print(name, scoreGold(gold, predicted, types));
if (process.argv.includes('--errors')) printErrors(scoreGold(gold, predicted));
