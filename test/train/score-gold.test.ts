import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONCEPT_TYPES, type ConceptType } from '../../src/types.ts';
import { figures, type GoldRecord, normalise, type PredictedRecord, scoreGold } from '../../train/score-gold.ts';
import { papergraph } from '../support/cli.ts';
import { dataPath, describeWith } from '../support/data.ts';

const gold: GoldRecord[] = [
  {
    id: 'a',
    title: 'A paper',
    abstract: '',
    entities: [
      { name: 'LoRA', type: 'method', role: 'uses', surfaces: ['LoRA', 'Low-Rank Adaptation'], core: true },
      { name: 'accuracy', type: 'metric', role: 'uses', surfaces: ['accuracy'], core: false },
      { name: 'GPT-2', type: 'model', role: 'introduces', surfaces: ['GPT-2'], core: true },
      { name: 'GLUE', type: 'dataset', role: 'evaluates_on', surfaces: ['GLUE'], core: true },
    ],
  },
];

test('hits, misses, second nodes, borderline names, types and aliases are told apart', () => {
  const predicted: PredictedRecord[] = [
    {
      title: 'a  Paper.',
      concepts: [
        { name: 'LoRA', type: 'method', role: 'uses', surfaces: ['LoRA'] },
        { name: 'low rank adaptations', type: 'method', role: 'uses', surfaces: ['Low-Rank Adaptation'] },
        { name: 'Accuracy', type: 'metric', role: 'uses', surfaces: ['accuracy'] },
        { name: 'GPT-2', type: 'method', role: 'introduces', surfaces: ['GPT-2'] },
        { name: 'nonsense', type: 'task', role: 'uses', surfaces: ['nonsense'] },
      ],
    },
  ];
  const score = scoreGold(gold, predicted);
  expect(score).toMatchObject({ tp: 2, fp: 1, fn: 1, strict: 1, lenient: 2, secondNodes: 1, papersMissing: 0 });
  expect(score.alias).toEqual({ tp: 0, fp: 0, fn: 1, tn: 5 });
  expect(score.errors[0]).toMatchObject({
    missed: ['GLUE/dataset'],
    wrong: ['nonsense/task'],
    splits: [['lora', 'low rank adaptation']],
    mistyped: [['GPT-2', 'model', 'method']],
  });
  expect(figures(score)).toMatchObject({ precision: 2 / 3, recall: 2 / 3, introducesF1: 1, aliasRecall: 0 });
  expect(scoreGold(gold, []).papersMissing).toBe(1);
});

test('the normal form', () => {
  expect(normalise(' “Vision‑Language  Models” ')).toBe('“vision language models”');
  expect(normalise('(Neural_Networks/loss),')).toBe('neural network loss');
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
describeWith('python3', hasPython, "the gold's own scorer", () => {
  test('gives the same figures on dev', () => {
    const dir = mkdtempSync(join(tmpdir(), 'papergraph-eval-'));
    try {
      const dev = dataPath('gold', 'dev.jsonl');
      const run = papergraph(['extract', dev, '-q']);
      expect(run.code).toBe(0);
      writeFileSync(join(dir, 'predicted.jsonl'), run.stdout);
      const lines = (text: string) => text.split('\n').filter((line) => line !== '');
      const records = lines(readFileSync(dev, 'utf8')).map((line) => JSON.parse(line) as GoldRecord);
      const predicted = lines(run.stdout).map((line) => JSON.parse(line) as PredictedRecord);
      for (const types of [['method', 'model', 'dataset'], [...CONCEPT_TYPES]] as ConceptType[][]) {
        const args = [dataPath('gold', 'score_gold.py'), dev, join(dir, 'predicted.jsonl'), '--types', types.join(',')];
        const printed = execFileSync('python3', args, { encoding: 'utf8' });
        const score = scoreGold(records, predicted, types);
        const f = figures(score);
        const three = (x: number) => x.toFixed(3);
        expect(printed).toContain(
          `tp ${score.tp} fp ${score.fp} fn ${score.fn} precision ${three(f.precision)} recall ${three(f.recall)} F1 ${three(f.f1)}`,
        );
        expect(printed).toContain(
          `P ${three(f.introducesPrecision)} R ${three(f.introducesRecall)} F1 ${three(f.introducesF1)}`,
        );
        expect(printed).toContain(`strict ${three(f.strictType)} lenient ${three(f.lenientType)}`);
        expect(printed).toContain(`alias pairs P ${three(f.aliasPrecision)} R ${three(f.aliasRecall)}`);
        expect(printed).toContain(`second nodes for one entity: ${score.secondNodes}`);
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
