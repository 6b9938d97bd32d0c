import { expect, test } from 'vitest';
import { createSearch, matches } from '../../viz/search.ts';
import { HOSTILE, mapFixture } from '../support/map-fixture.ts';

const { nodes } = mapFixture().view;
const node = (label: string, aliases: string[] = []) => ({ ...nodes[0]!, label, aliases });
const search = createSearch(nodes);
const names = (query: string, find = search, of = nodes) =>
  find(query).flatMap(({ hits }) => hits.map((hit) => of[hit.node]!.label));

test('the start of a word finds it, whole names first', () => {
  expect(names('lora')[0]).toBe('LoRA');
  expect(names('mam')[0]).toBe('Mamba');
  expect(names('segm')).toContain('semantic segmentation');
  expect(names('LORA')).toContain('QLoRA');
});

test('small slips and accents are forgiven', () => {
  expect(names('lroa')).toContain('LoRA');
  expect(names('flashatention')[0]).toBe('FlashAttention');
  expect(names('difusion')).toContain('diffusion model');
  expect(names('perpléxity')[0]).toBe('perplexity');
});

test('every word of the query counts', () => {
  expect(names('stable diff')[0]).toBe('Stable Diffusion');
  expect(names('stable lora')).not.toContain('LoRA');
});

test('hits are grouped by kind, the best first', () => {
  const groups = search('reasoning');
  expect(groups[0]!.kind).toBe('task');
  expect(groups.map(({ kind }) => kind)).toContain('paper');
  for (const { kind, hits } of groups) for (const hit of hits) expect(nodes[hit.node]!.kind).toBe(kind);
});

test('other spellings are found and named', () => {
  const own = [node('low-rank adaptation', ['LoRA', 'LoRAs']), node('else')];
  const [group] = createSearch(own)('lora');
  expect(group!.hits[0]).toEqual({ node: 0, alias: 'LoRA' });
});

test('names of signs, of other scripts and of trouble are found', () => {
  const own = [node('C++'), node('π0'), node('注意力机制'), node('constructor'), node('__proto__'), node('W[1]-hard')];
  const find = createSearch(own);
  for (const { label } of own) expect(names(label, find, own)[0]).toBe(label);
  expect(names('注意', find, own)).toEqual(['注意力机制']);
  expect(names('img onerror')).toEqual([HOSTILE.image]);
});

test('nothing is found for nothing, and no more than asked for', () => {
  expect(search('')).toEqual([]);
  expect(search('   ')).toEqual([]);
  expect(search('zzzzqqq')).toEqual([]);
  expect(search('re', 5).flatMap(({ hits }) => hits).length).toBeLessThanOrEqual(5);
});

test('matches stand where the words stand, sorted and apart', () => {
  expect(matches('Stable Diffusion', 'diff sta')).toEqual([
    [0, 3],
    [7, 11],
  ]);
  expect(matches('LoRA', 'lora or')).toEqual([[0, 4]]);
  expect(matches('İstanbul', 'stan')).toEqual([]);
});
