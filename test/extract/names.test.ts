import { expect, test } from 'vitest';
import { loadKnowledge } from '../../src/extract/knowledge.ts';
import { namesOf } from '../../src/extract/names.ts';
import { viewOf } from './support.ts';

const knowledge = loadKnowledge();
const view = viewOf('On Low-Rank Adaptation', 'We use pass@1 and reach FID=22.18 as Algorithm 1 says.');

function placed(field: 'title' | 'abstract', text: string) {
  const start = view.tokens[field].text.indexOf(text);
  const end = start + text.length;
  const inField = (i: number): boolean => (view.tokens.field[i] === 0) === (field === 'title');
  const at = (column: Int32Array, offset: number): number => column.findIndex((o, i) => o === offset && inField(i));
  const range = { start: at(view.tokens.start, start), end: at(view.tokens.end, end) + 1 };
  const places = [{ field, start, end, printedStart: start, printedEnd: end, range }];
  const role = { role: 'uses' as const, cue: 'default' };
  return { type: 'method' as const, confidence: 1, types: [1, 0, 0, 0, 0], ...role, places };
}

/** Printed text of each name. */
const seen = (...tagged: ReturnType<typeof placed>[]) =>
  namesOf(tagged, view, knowledge).map(({ spans }) => spans[0]!.text);

test('names are printed as they stand, role and reason with them', () => {
  expect(seen(placed('title', 'Low-Rank Adaptation'), placed('abstract', 'pass@1'), placed('abstract', 'FID'))).toEqual(
    ['Low-Rank Adaptation', 'pass@1', 'FID'],
  );
  expect(namesOf([placed('abstract', 'pass@1')], view, knowledge)).toMatchObject([{ role: 'uses', cue: 'default' }]);
});

test('parts of a text are no names', () => {
  expect(seen(placed('abstract', 'Algorithm 1'))).toEqual([]);
});
