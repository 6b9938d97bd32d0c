import { expect, test } from 'vitest';
import { readInputs } from '../../src/read/index.ts';
import { dataPath, describeWithData } from '../support/data.ts';

describeWithData(['corpora'], 'the corpora', () => {
  test.each([
    ['abstracts-2k', 1988],
    ['hf-daily', 11_730],
    ['abstracts-100k', 99_884],
  ])('%s is read whole, soon', async (name, count) => {
    const start = performance.now();
    const { papers, issues, counts } = await readInputs([dataPath('corpora', `${name}.jsonl.gz`)], { visited: null });
    expect(counts).toEqual({ files: 1, records: count, joined: 0, withoutAbstract: 0 });
    expect(papers).toHaveLength(count);
    expect(issues.every((issue) => issue.level === 'warning')).toBe(true);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  test('what two corpora share is joined by arXiv id', async () => {
    const { papers, counts } = await readInputs([dataPath('corpora', 'hf-daily.jsonl.gz'), dataPath('seeds')], {
      visited: null,
    });
    expect(counts.records).toBe(11_730 + 211);
    expect(counts.records - counts.joined).toBe(papers.length);
    expect(new Set(papers.map((paper) => paper.id)).size).toBe(papers.length);
  });
});
