import { expect, test } from 'vitest';
import { readFields } from '../../src/extract/document.ts';
import { loadKnowledge } from '../../src/extract/knowledge.ts';
import { namesOf } from '../../src/extract/names.ts';
import { makePaper } from '../support/small-map.ts';

const knowledge = loadKnowledge();
const paper = makePaper({
  id: 'x',
  title: 'On Low-Rank Adaptation',
  abstract: 'We use pass@1 and reach FID=22.18 as Algorithm 1 says.',
});
const fields = readFields(paper);

function placed(field: 'title' | 'abstract', text: string) {
  const start = fields[field === 'title' ? 0 : 1]!.text.indexOf(text);
  const end = start + text.length;
  const places = [{ field, start, end, printedStart: start, printedEnd: end }];
  return { type: 'method' as const, confidence: 1, types: [1, 0, 0, 0, 0], places };
}

/** Printed text of each name, and the text of the tokens that its surroundings are read at. */
const seen = (...tagged: ReturnType<typeof placed>[]) =>
  namesOf(tagged, fields, knowledge).map(({ spans, places }) => {
    const { field, from, to } = places[0]!;
    const { text, tokens } = fields[field]!;
    return [spans[0]!.text, text.slice(tokens[from]!.start, tokens[to - 1]!.end)];
  });

test('names are seen over the tokens of the fields; a token that holds more than the name does not change what is printed', () => {
  expect(seen(placed('title', 'Low-Rank Adaptation'), placed('abstract', 'pass@1'), placed('abstract', 'FID'))).toEqual(
    [
      ['Low-Rank Adaptation', 'Low-Rank Adaptation'],
      ['pass@1', 'pass@1'],
      ['FID', 'FID=22.18'],
    ],
  );
});

test('parts of a text are no names', () => {
  expect(seen(placed('abstract', 'Algorithm 1'))).toEqual([]);
});
