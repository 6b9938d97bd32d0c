import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readInputs } from '../../src/read/index.ts';
import type { Paper, ReadResult } from '../../src/types.ts';

const folder = join(import.meta.dirname, '../../data/sample');

/** Papers whose entries print no meta block on any page. */
const WITHOUT_META = [
  'Beyond the Imitation Game: Quantifying and extrapolating the capabilities of language models',
  'RWKV: Reinventing RNNs for the Transformer Era',
  'RewardBench: Evaluating Reward Models for Language Modeling',
];

/** Papers with an organisation in place of the author count. */
const OF_ORGANISATION = [
  'DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning',
  'Llama 2: Open Foundation and Fine-Tuned Chat Models',
  'Muon is Scalable for LLM Training',
];

const foldTitle = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const titles = (papers: Paper[]) => papers.map((paper) => paper.title).sort();

describe('the sample pages', () => {
  let result: ReadResult;
  beforeAll(async () => {
    result = await readInputs([folder], { visited: null });
  });
  const paper = (start: string) => {
    const found = result.papers.filter((one) => one.title.startsWith(start));
    expect(found, start).toHaveLength(1);
    return found[0]!;
  };

  it('hold at least 80 papers and nothing to complain about', () => {
    expect(result.papers.length).toBe(149);
    expect(result.counts).toEqual({ files: 5, records: 172, joined: 23, withoutAbstract: 0 });
    expect(result.issues).toEqual([]);
  });

  it('have abstracts of 80 to 200 words', () => {
    const outside = result.papers.filter((one) => words(one.abstract) < 80 || words(one.abstract) > 200);
    expect(titles(outside)).toEqual([]);
  });

  it('hold no title and no abstract twice after joining', () => {
    expect(new Set(result.papers.map((one) => foldTitle(one.title))).size).toBe(result.papers.length);
    expect(new Set(result.papers.map((one) => one.abstract)).size).toBe(result.papers.length);
  });

  it('date every paper but those left without meta block on purpose', () => {
    expect(titles(result.papers.filter((one) => one.date === null))).toEqual(WITHOUT_META);
    expect(titles(result.papers.filter((one) => one.authors === null && one.organisation === null))).toEqual(
      WITHOUT_META,
    );
    expect(titles(result.papers.filter((one) => one.organisation !== null))).toEqual(OF_ORGANISATION);
  });

  it('leave out the year of the visit only, so that it is inferred right', () => {
    const inferred = result.papers.filter((one) => one.dateInferred);
    expect(inferred.length).toBeGreaterThanOrEqual(10);
    for (const one of inferred) {
      const days = one.sources.map((source) => source.file.slice(-'2024-11-18.txt'.length, -'.txt'.length));
      expect(
        days.map((day) => day.slice(0, 4)),
        one.title,
      ).toContain(one.date?.slice(0, 4));
    }
    for (const file of readdirSync(folder)) expect(file).toMatch(/^\d{4}-\d{2}-\d{2}\.txt$/);
  });

  it('give the facts of the papers', () => {
    expect(paper('LoRA:')).toMatchObject({ date: '2021-06-17', authors: 8, dateInferred: false });
    expect(paper('DoRA:')).toMatchObject({ date: '2024-02-14', authors: 7, comments: 3, dateInferred: true });
    expect(paper('FlashAttention-2:')).toMatchObject({ date: '2023-07-17', authors: 1 });
    expect(paper('DAPO:')).toMatchObject({ date: '2025-03-18', authors: 35, dateInferred: true });
    expect(paper('DeepSeek-R1:')).toMatchObject({ date: '2025-01-22', authors: null });
    // Printed with its year on one page, without it on another: the printed one wins.
    expect(paper('DeepSeekMath:')).toMatchObject({ date: '2024-02-05', authors: 11, dateInferred: false });
    // One of its two entries has no meta block.
    const resnet = paper('Deep Residual Learning');
    expect(resnet).toMatchObject({ date: '2015-12-10', authors: 4 });
    expect(resnet.sources).toHaveLength(2);
  });
});
