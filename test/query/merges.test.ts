import { describe, expect, test } from 'vitest';
import { listMerges, openMap, rollUp } from '../../src/query/index.ts';
import type { Merge } from '../../src/types.ts';
import { smallMap } from '../support/small-map.ts';

/** Joined forms of LoRA, with the codes of what speaks against them. */
function doubts(
  merges: Omit<Merge, 'concept'>[],
  more: { typeShare?: number; ambiguous?: boolean; other?: string; papers?: number } = {},
) {
  const map = smallMap();
  map.resolution.merges = [
    ...merges.map((merge) => ({ concept: 'lora', ...merge })),
    ...(more.other ? [{ concept: 'qlora', surface: more.other, reason: 'exact', papers: ['2305.14314'] }] : []),
  ];
  Object.assign(map.resolution.concepts[0]!, {
    typeShare: more.typeShare ?? 1,
    ambiguous: more.ambiguous ?? false,
    papers: more.papers ?? 2,
  });
  return Object.fromEntries(listMerges(openMap(map)).map(({ surface, doubts: found }) => [surface, found]));
}
const form = (surface: string, reason: string, papers = ['a']): Omit<Merge, 'concept'> => ({ surface, reason, papers });

describe('what speaks against a merge', () => {
  test('nothing against catalogue, long spellings, plurals, several definitions, corrections', () => {
    const forms = [
      form('low-rank adaptation', 'catalogue'),
      form('LoRAs', 'folded'),
      form('Low-Rank Adapter', 'folded'),
    ];
    expect(
      Object.values(doubts([...forms, form('adapter', 'definition', ['a', 'b']), form('x', 'correction')])).flat(),
    ).toEqual([]);
  });

  test('one paper defines it; others are read by it', () => {
    expect(doubts([form('LRA', 'definition'), form('lra', 'definition-elsewhere', ['b'])])).toEqual({
      LRA: ['one-definition'],
      lra: ['elsewhere-one'],
    });
    // What no other paper names, no definition can spoil; nor does a form of other concepts that the paper defines.
    expect(doubts([form('LRA', 'definition')], { papers: 1, other: 'LRA' })).toEqual({ LRA: [] });
    expect(doubts([form('LRA', 'definition', ['a', 'c']), form('lra', 'definition-elsewhere', ['b'])])).toEqual({
      LRA: [],
      lra: ['elsewhere'],
    });
  });

  test('context, spelling of short names, head words, two owners, minority types, ambiguous names', () => {
    expect(doubts([form('adapt', 'context'), form('lora', 'folded'), form('LoRA method', 'head-word')])).toEqual({
      adapt: ['context'],
      lora: ['short-spelling'],
      'LoRA method': ['head-word'],
    });
    expect(doubts([form('adapt', 'catalogue')], { other: 'adapt' })).toEqual({ adapt: ['two-concepts'] });
    expect(doubts([form('adapt', 'catalogue')], { typeShare: 0.5, ambiguous: true })).toEqual({
      adapt: ['mixed-type', 'ambiguous'],
    });
  });
});

test('the most doubtful come first; own names only where one concept is asked for', () => {
  const map = smallMap();
  map.resolution.merges.push(
    { concept: 'lora', surface: 'lora', reason: 'folded', papers: ['a', 'b', 'c'] },
    { concept: 'lora', surface: 'LRA', reason: 'definition-elsewhere', papers: ['a'] },
    { concept: 'qlora', surface: 'quantised LoRA', reason: 'correction', papers: ['a'], note: 'why' },
  );
  const index = openMap(map);
  expect(listMerges(index).map((m) => m.surface)).toEqual(['LRA', 'lora', 'quantised LoRA']);
  expect(listMerges(index)[2]).toMatchObject({ note: 'why', doubt: 0, name: 'QLoRA' });
  expect(listMerges(index, 'lora').map((m) => m.surface)).toEqual(['LRA', 'lora', 'LoRA']);
});

test('counts over variants: each paper and each variant once, also in a circle', () => {
  const map = smallMap();
  const index = openMap(map);
  expect(rollUp(index, 'lora')).toEqual({ variants: ['qlora'], papers: 2, mentions: 4 });
  expect(rollUp(index, 'qlora')).toEqual({ variants: [], papers: 1, mentions: 1 });
  map.resolution.variants.push({ from: 'lora', to: 'qlora', basis: 'name' });
  expect(rollUp(openMap(map), 'lora')).toEqual({ variants: ['qlora'], papers: 2, mentions: 4 });
});

test('an id that a correction took away leads to what it became, unless a concept has it', () => {
  const map = smallMap();
  const correction = { number: 1, kind: 'merge', what: '', reason: null, papers: 1, mentions: 1 } as const;
  map.resolution.corrections = [{ ...correction, concepts: ['lora'], formerIds: ['old-id', 'qlora'] }];
  const index = openMap(map);
  expect(index.byId.get('old-id')).toMatchObject([{ kind: 'concept', id: 'lora' }]);
  expect(index.byId.get('qlora')).toMatchObject([{ id: 'qlora' }]);
});
