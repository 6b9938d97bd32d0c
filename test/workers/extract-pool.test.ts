import { expect, test } from 'vitest';
import { createExtractor } from '../../src/extract/index.ts';
import { readInputs } from '../../src/read/index.ts';
import type { ExtractedPaper } from '../../src/types.ts';
import { extractInOrder } from '../../src/workers/extract-pool.ts';
import { packBatch, unpackBatch } from '../../src/workers/pack.ts';
import { dataPath, describeWithData } from '../support/data.ts';
import { makePaper } from '../support/small-map.ts';

async function all(items: AsyncIterable<ExtractedPaper>): Promise<ExtractedPaper[]> {
  const list: ExtractedPaper[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test('what is packed comes back: printed texts, other texts, definitions, no mention at all', () => {
  const papers = [
    { title: 'FrobNet: a frob', abstract: 'Frob Network (FrobNet) frobs.' },
    { title: '', abstract: '' },
  ];
  const span = { field: 'abstract', start: 0, end: 12, text: 'Frob Network' } as const;
  const read = [
    {
      mentions: [
        { ...span, type: 'model', role: 'introduces', confidence: 0.123, cue: 'we propose' } as const,
        {
          field: 'title',
          start: 0,
          end: 7,
          text: 'other',
          type: 'metric',
          role: 'studies',
          confidence: 1,
          cue: 'default',
        } as const,
      ],
      definitions: [{ short: { field: 'abstract', start: 14, end: 21, text: 'FrobNet' }, long: span } as const],
    },
    { mentions: [], definitions: [] },
  ];
  const read2 = read.map((raw) => ({ mentions: [...raw.mentions], definitions: [...raw.definitions] }));
  expect(unpackBatch(papers, structuredClone(packBatch(papers, read2)))).toEqual(read2);
});

test('what is known is not read again, and the order stays', async () => {
  const papers = ['a', 'b', 'c'].map((id) =>
    makePaper({ id, title: `LoRA ${id}`, abstract: 'We train LoRA on GLUE.' }),
  );
  const raw = { mentions: [], definitions: [] };
  const known = await all(extractInOrder(papers, { jobs: 1, known: ({ id }) => (id === 'b' ? raw : null) }));
  expect(known.map(({ id, mentions }) => [id, mentions.length > 0])).toEqual([
    ['a', true],
    ['b', false],
    ['c', true],
  ]);
});

describeWithData(['corpora', 'abstracts-2k.jsonl.gz'], 'extraction in threads', () => {
  test('gives the same in 1, 2 and 4, and ends its threads when it is left early', async () => {
    const { papers } = await readInputs([dataPath('corpora', 'abstracts-2k.jsonl.gz')], { visited: null });
    const some = papers.slice(0, 450);
    const extract = createExtractor();
    const expected = some.map(extract);
    for (const jobs of [1, 2, 4]) expect(await all(extractInOrder(some, { jobs }))).toEqual(expected);
    let seen = 0;
    for await (const paper of extractInOrder(some, { jobs: 2 })) {
      expect(paper).toEqual(expected[seen]);
      if (++seen === 3) break;
    }
    expect(seen).toBe(3);
  }, 300_000);
});
