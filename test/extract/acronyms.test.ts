import { expect, test } from 'vitest';
import { findAcronyms } from '../../src/extract/acronyms.ts';

const pairs = (text: string): string[] =>
  findAcronyms(text).map(
    ({ short, long }) => `${text.slice(short.start, short.end)} = ${text.slice(long.start, long.end)}`,
  );

test.each([
  ['We tune with Low-Rank Adaptation (LoRA).', ['LoRA = Low-Rank Adaptation']],
  ['Many large language models (LLMs) exist.', ['LLMs = large language models']],
  ['Our LoRA (Low-Rank Adaptation) is small.', ['LoRA = Low-Rank Adaptation']],
  ['A self-supervised learning (SSL) loss.', ['SSL = self-supervised learning']],
  ['Multi-Modal Large Language Models (MLLMs)', ['MLLMs = Multi-Modal Large Language Models']],
  ['a proximal policy optimization (PPO, for short) step', ['PPO = proximal policy optimization']],
  ['Mixture of Experts (MoE) layers', ['MoE = Mixture of Experts']],
  ['It wins by far (10 %) and often (see Table 2).', []],
  ['We train GPT (our baseline) here.', []],
  [
    'Adam, a graph neural network (GNN) and a variational autoencoder (VAE)',
    ['GNN = graph neural network', 'VAE = variational autoencoder'],
  ],
])('%s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test('long lists of parentheses take linear time', () => {
  const started = performance.now();
  findAcronyms('word (AB) '.repeat(40_000));
  findAcronyms('('.repeat(400_000));
  expect(performance.now() - started).toBeLessThan(8000);
});
