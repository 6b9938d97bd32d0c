import { expect, test } from 'vitest';
import { createAddedRoleJudge, createExtractor } from '../../src/extract/index.ts';
import type { ExtractedPaper, Span } from '../../src/types.ts';
import { makePaper } from '../support/small-map.ts';

const judge = createAddedRoleJudge();
const read = (title: string, abstract: string): ExtractedPaper => ({
  ...makePaper({ id: 'p', title, abstract }),
  mentions: [],
  definitions: [],
});
const places = (paper: ExtractedPaper, name: string): Span[] =>
  (['title', 'abstract'] as const).flatMap((field) =>
    [...paper[field].matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
      field,
      start: index,
      end: index + name.length,
    })),
  );

test('a name that was not found gets the role of one that was', () => {
  const paper = createExtractor()(
    makePaper({
      id: 'p',
      title: 'FlexTuner: tuning without tears',
      abstract: 'We introduce FlexTuner, a method for tuning. We use Adam and evaluate FlexTuner on GLUE and SQuAD.',
    }),
  );
  for (const name of ['FlexTuner', 'GLUE', 'Adam']) {
    const found = paper.mentions.find((mention) => mention.text === name);
    expect(found, name).toBeDefined();
    const without = { ...paper, mentions: paper.mentions.filter((mention) => mention.text !== name) };
    expect([name, judge(without, found!.type, places(paper, name)).role]).toEqual([name, found!.role]);
  }
});

test('places in decoded mathematics, and places that hold no word', () => {
  const paper = read('On $\\pi_0$', 'We propose $\\pi_0$ and Blitz.');
  expect(judge(paper, 'model', places(paper, 'Blitz')).role).toMatch(/^(introduces|uses|studies|evaluates_on)$/);
  expect(judge(paper, 'model', [{ field: 'abstract', start: 11, end: 18 }]).cue).toEqual(expect.any(String));
  expect(judge(read('', ''), 'model', [{ field: 'title', start: 0, end: 0 }])).toEqual({
    role: 'studies',
    cue: 'added by hand',
  });
});
