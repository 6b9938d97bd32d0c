import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinPapers, readInputs } from '../../src/read/index.ts';
import { dataPath, describeWithData } from '../support/data.ts';

/** What a person reads on the five pages; abstracts by length and hash, since their text is not ours to print. */
interface Expected {
  title: string;
  date: string | null;
  dateInferred: boolean;
  authors: number | null;
  organisation: string | null;
  comments: number | null;
  sources: [string, number][];
  abstractLength: number;
  abstractHash: string;
}
const expected: Expected[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/seeds-expected.json'), 'utf8'),
);

describeWithData(['seeds'], 'the five seeds', () => {
  test('are 167 papers, 34 of them on two pages or more, each as printed', async () => {
    const { papers, issues, counts } = await readInputs([dataPath('seeds')], { visited: null });
    const seen = papers.map((paper) => ({
      title: paper.title,
      date: paper.date,
      dateInferred: paper.dateInferred,
      authors: paper.authors,
      organisation: paper.organisation,
      comments: paper.comments,
      sources: paper.sources.map(({ file, line }) => [file, line]),
      abstractLength: paper.abstract.length,
      abstractHash: createHash('sha256').update(paper.abstract).digest('hex').slice(0, 16),
    }));
    const byTitle = (a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1);
    expect(seen.sort(byTitle)).toEqual(expected.toSorted(byTitle));
    expect(papers).toHaveLength(167);
    expect(papers.filter((paper) => new Set(paper.sources.map(({ file }) => file)).size > 1)).toHaveLength(34);
    expect(issues).toEqual([]);
    expect(counts).toEqual({ files: 5, records: 211, joined: 44, withoutAbstract: 0 });
  });

  test('give the same in any order, and page by page', async () => {
    const files = readdirSync(dataPath('seeds')).map((name) => dataPath('seeds', name));
    const all = await readInputs(files, { visited: null });
    expect(await readInputs(files.toReversed(), { visited: null })).toEqual(all);
    let papers = (await readInputs([files[3]!], { visited: null })).papers;
    for (const at of [1, 4, 0, 2]) {
      papers = joinPapers([...papers, ...(await readInputs([files[at]!], { visited: null })).papers]).papers;
    }
    expect(papers).toEqual(all.papers);
  });

  test('take left-out years from the day of the visit', async () => {
    const { papers } = await readInputs([dataPath('seeds', '000_01237c493c8ba0b6.txt')], { visited: '2024-11-23' });
    const dates = new Map(papers.map((paper) => [paper.title, paper.date]));
    expect(dates.get('Representational Stability of Truth in Large Language Models')).toBe('2023-11-24');
    expect(dates.get('Questioning the Stability of Visual Question Answering')).toBe('2024-11-14');
    expect(dates.get('CoLiDE: Concomitant Linear DAG Estimation')).toBe('2023-10-04');
  });
});
