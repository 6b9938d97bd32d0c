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
  [
    'Adam, a graph neural network (GNN) and a variational autoencoder (VAE)',
    ['GNN = graph neural network', 'VAE = variational autoencoder'],
  ],
])('in brackets: %s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  ['Recalibration by a Rectified STE (ReSTE for short) helps.', ['ReSTE = Rectified STE']],
  ['a policy mirror step (i.e., PMS) follows', ['PMS = policy mirror step']],
  ['federated SGD (or F-SGD) is slow', ['F-SGD = federated SGD']],
  ['classifier-free guidance (w/o CFG) is off', ['CFG = classifier-free guidance']],
  ['Our score distillation [SD] is stable.', ['SD = score distillation']],
  ['Group-relative Policy Optimization’s (GRPO) bias', ['GRPO = Group-relative Policy Optimization']],
  ['the reweighted gradient flow algorithm (RGF) ends', ['RGF = reweighted gradient flow']],
  [
    'reinforcement learning (RL) with verifiable rewards (RLVR)',
    ['RL = reinforcement learning', 'RLVR = reinforcement learning (RL) with verifiable rewards'],
  ],
  ['Plan, Act, and Reflect (PAR) is an agent.', ['PAR = Plan, Act, and Reflect']],
  ['small vision models and language models (VMs & LMs)', ['LMs = language models']],
])('in brackets with more around: %s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  ['text-to-image (T2I) models', ['T2I = text-to-image']],
  ['a sequence-to-sequence (Seq2Seq) network', ['Seq2Seq = sequence-to-sequence']],
  ['Open Agent Arena Auctions (OA3) run', ['OA3 = Open Agent Arena Auctions']],
  ['stored as 4-bit NormalFloat (NF4) numbers', ['NF4 = 4-bit NormalFloat']],
  ['a Large Memory Model (LM2) reads', ['LM2 = Large Memory Model']],
  ['diffusion language models (dLLMs) write', ['dLLMs = diffusion language models']],
  ['FlashAttention-2 (FA2) is fast', ['FA2 = FlashAttention-2']],
])('digits: %s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  ['We show PINE: Prior-Informed Noise Estimation for audio', ['PINE = Prior-Informed Noise Estimation']],
  ['We show STEP, a sparse token-level editing policy.', ['STEP = sparse token-level editing policy']],
  ['We release MedPlan – Medical Planning – today.', ['MedPlan = Medical Planning']],
  ['DETRON, short for DEtection with TRansformers ON edge', ['DETRON = DEtection with TRansformers ON']],
  ['GNP, which stands for graph neural process, is small.', ['GNP = graph neural process']],
  ['A theory of mind, or ToM for short, is needed.', ['ToM = theory of mind']],
  ['The visual prompt search, dubbed VPS, works.', ['VPS = visual prompt search']],
  ['DINO (DETR with Improved deNoising anchOr boxes)', ['DINO = DETR with Improved deNoising anchOr boxes']],
  ['PSE-Bench (Planning Skills Exam) is hard.', ['PSE-Bench = Planning Skills Exam']],
])('beside a colon, a comma or words: %s', (text, expected) => {
  expect(pairs(text)).toEqual(expected);
});

test.each([
  'It wins by far (10 %) and often (see Table 2).',
  'We train GPT (our baseline) here.',
  'Unlike DD1, DD2 does not drift.',
  'We test on AVSR, ASR, and VSR tasks.',
  'Models such as GPT-4o, GPT-4V and PPO fail.',
  'a multimodal approach (named AiM) and vision benchmarks (i.e., VOS)',
  'the Universal Core, UC, and our method (see UC)',
  'ExPlan: Extending Planners to the Real World',
  'SAGE: Steerable Agentic Data Generation',
  'a special [CLS] token, most commonly a special [SEP] token',
  'LLM-Based-X: Large Language Models-based agents',
])('no definition: %s', (text) => {
  expect(pairs(text)).toEqual([]);
});

test('long lists of parentheses, commas and colons take linear time', () => {
  const started = performance.now();
  findAcronyms('word (AB) '.repeat(40_000));
  findAcronyms('('.repeat(400_000));
  findAcronyms('ABC, '.repeat(80_000));
  findAcronyms('AAAAAA: '.repeat(50_000));
  findAcronyms(`A1${'a'.repeat(400_000)}: `);
  expect(performance.now() - started).toBeLessThan(8000);
});
