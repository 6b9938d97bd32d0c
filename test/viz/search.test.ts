import { expect, test } from 'vitest';
import type { Kind } from '../../src/types.ts';
import { createSearch, matches, prepareSearch } from '../../viz/search.ts';
import { HOSTILE, mapFixture } from '../support/map-fixture.ts';

const { nodes } = mapFixture().view;
const node = (label: string, aliases: string[] = [], papers = 1, kind: Kind = 'method') => ({
  ...nodes[0]!,
  label,
  aliases,
  papers,
  kind,
});
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
  expect(group!.hits[0]).toEqual({ node: 0, alias: 'LoRA', author: null });
});

test('case, spaces and hyphens make no difference: the name itself leads, then what starts with it', () => {
  const own = [
    node('GPT-3', [], 16),
    node('GPT', [], 9),
    node('GPT-4', [], 11),
    node('GPT-4o', [], 2),
    node('LLaMA', [], 30),
    node('Llama 2', [], 3),
    node('Llama 2-Chat', [], 1),
    node('ResNet', [], 20),
    node('ResNet-50', [], 7),
    node('DoRA: Weight-Decomposed Low-Rank Adaptation', [], 13, 'paper'),
    node('LoRA', ['low-rank adaptation'], 6),
  ];
  const find = createSearch(own);
  expect(names('gpt4', find, own).slice(0, 3)).toEqual(['GPT-4', 'GPT-4o', 'GPT-3']);
  expect(names('gpt 4', find, own)[0]).toBe('GPT-4');
  expect(names('llama2', find, own).slice(0, 2)).toEqual(['Llama 2', 'Llama 2-Chat']);
  expect(names('resnet50', find, own)[0]).toBe('ResNet-50');
  expect(names('resent50', find, own)[0]).toBe('ResNet-50');
  expect(names('Low rank adaptation', find, own)[0]).toBe('LoRA');
  expect(names('res net', find, own)).toEqual(['ResNet', 'ResNet-50']);
});

test('of equal slips the one in more papers leads', () => {
  const own = [node('ImageNet-22k', [], 3), node('ImageNet', [], 22), node('ImageNet-R', [], 1)];
  expect(names('imagnet', createSearch(own), own)).toEqual(['ImageNet', 'ImageNet-22k', 'ImageNet-R']);
});

test('several things of one name stand together before all others', () => {
  const own = [
    node('SAM 2', [], 9, 'model'),
    node('Segment Anything Model', ['SAM'], 2, 'model'),
    node('sharpness-aware minimization', ['SAM'], 1, 'method'),
    node('SAMSum', [], 5, 'dataset'),
  ];
  const groups = createSearch(own)('sam');
  expect(groups.map(({ kind }) => kind)).toEqual([null, 'model', 'dataset']);
  expect(groups[0]!.hits).toEqual([
    { node: 1, alias: 'SAM', author: null },
    { node: 2, alias: 'SAM', author: null },
  ]);
});

test('papers keep room among many concepts', () => {
  const concepts = Array.from({ length: 50 }, (_, i) => node(`attention ${i}`));
  const own = [...concepts, ...Array.from({ length: 9 }, (_, i) => node(`On attention, part ${i}`, [], 1, 'paper'))];
  const groups = createSearch(own)('attention');
  expect(groups.map(({ kind, hits }) => [kind, hits.length])).toEqual([
    ['method', 14],
    ['paper', 6],
  ]);
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

test('papers are found by their authors, and say by whom', async () => {
  const own = [
    { ...node('Adapters', [], 1, 'paper'), authors: ['Ada Example', 'Zoë Muster'] },
    { ...node('Example of adapters', [], 1, 'paper'), authors: ['Ada Other'] },
    node('adapter'),
  ];
  for (const find of [createSearch(own), await prepareSearch(own)]) {
    expect(names('zoe must', find, own)).toEqual(['Adapters']);
    expect(find('zoe')[0]!.hits.map(({ author }) => author)).toEqual(['Zoë Muster']);
    expect(find('example')[0]!.hits.map(({ node: at, author }) => [at, author])).toEqual([
      [1, null],
      [0, 'Ada Example'],
    ]);
  }
});
