import { expect, test } from 'vitest';
import { choose, type Judgement } from '../../../src/extract/tagger/choose.ts';
import type { PaperView } from '../../../src/extract/tagger/paperview.ts';

const SETTINGS = {
  ...{ thresholds: [0.5, 0.5, 0.5, 0.5, 0.5], lengthWorth: 0.05 },
  ...{ leastShare: 0.1, leastIntroduced: 0.4 },
};

/** A candidate at places of the tagger's chance `core`. */
function judged(key: number, confidence: number, ...places: [start: number, end: number, core: number][]): Judgement {
  const occurrences = places.map(([start, end, core]) => {
    const chances = Float64Array.of(core, 0, 0, 0, 0, 0);
    return { start, end, core, chances };
  });
  const types = Float64Array.of(1, 0, 0, 0, 0);
  return { candidate: { key, length: 1, occurrences }, confidence, types, introduced: 0 };
}

const viewOf = (acronyms: PaperView['acronyms'] = []): PaperView =>
  ({ words: new Array(20), acronyms }) as unknown as PaperView;

const placesOf = (judgements: Judgement[], view = viewOf()) =>
  choose(judgements, view, SETTINGS).map(({ places }) => places.map(({ start, end }) => `${start}-${end}`));

test('where the tagger sees only the part, the part stands', () => {
  expect(placesOf([judged(1, 0.98, [2, 3, 0.9]), judged(2, 0.7, [1, 3, 0.05])])).toEqual([['2-3']]);
});

test('what a definition spells out is taken whole, under one name with its acronym', () => {
  const view = viewOf([{ short: { start: 7, end: 8 }, long: { start: 0, end: 6 } }]);
  const [inner, long, short] = [
    judged(1, 0.99, [4, 6, 0.4]),
    judged(2, 0.6, [0, 6, 0.02]),
    judged(3, 0.97, [7, 8, 0.9]),
  ];
  expect(placesOf([inner, long, short], view)).toEqual([['0-6', '7-8']]);
});

test('a name that is likely introduced is taken though it is unsure otherwise', () => {
  const unsure = judged(1, 0.3, [2, 4, 0.2]);
  expect(placesOf([{ ...unsure, introduced: 0.39 }])).toEqual([]);
  expect(placesOf([{ ...unsure, introduced: 0.4 }])).toEqual([['2-4']]);
});
