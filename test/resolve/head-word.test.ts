import { expect, test } from 'vitest';
import { splitHeadWord } from '../../src/resolve/head-word.ts';

test.each([
  ['GSM8K benchmark', 'GSM8K'],
  ['Adam optimizers', 'Adam'],
  ['conjugate gradients algorithm', 'conjugate gradients'],
  ['counterfactual replay strategy', 'counterfactual replay'],
  ['self-attention mechanism', 'self-attention'],
  ['Triton kernel', 'Triton'],
])('%s is %s with a head word', (name, rest) => {
  expect(splitHeadWord(name)?.rest).toBe(rest);
});

test.each(['language model', 'GNN-based models', 'algorithm', 'Adam'])('%s stays whole', (name) => {
  expect(splitHeadWord(name)).toBeNull();
});

test('a rest in lower case is believed only where the catalogue knows it', () => {
  expect(splitHeadWord('self-attention mechanism')?.distinctive).toBe(false);
  expect(splitHeadWord('GSM8K benchmark')?.distinctive).toBe(true);
});
