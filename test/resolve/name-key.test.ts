import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey } from '../../src/resolve/name-key.ts';

describe('one key', () => {
  test.each([
    ['case', 'LoRA', 'lora'],
    ['hyphens and spaces', 'Fine-Tuning', 'fine tuning', 'finetuning'],
    ['typographic dashes', 'Kullback–Leibler', 'Kullback-Leibler'],
    ['plural', 'graph neural networks', 'Graph Neural Network'],
    ['irregular plurals', 'policies', 'policy'],
    ['irregular plurals', 'Hessian matrices', 'Hessian matrix'],
    ['plural of acronyms', 'LLMs', 'LLM'],
    ['headings in capitals', 'GRAPH NEURAL NETWORKS', 'graph neural network'],
    ['and', 'Q&A', 'Q and A', 'Q & A'],
    ['Greek letters', 'β-VAE', 'beta-VAE', 'Beta VAE'],
    ['Greek letters', 'μP', 'muP', 'µP'],
    ['British spelling', 'optimisation', 'optimization'],
    ['British spelling', 'labelled modelling', 'labeled modeling'],
    ['accents and ligatures', 'Fréchet', 'Frechet'],
    ['superscripts', 'R²', 'R^2', 'R2'],
    ['versions', 'SQuAD v2.0', 'SQuAD2.0', 'SQuADv2.0', 'squad 2.0'],
    ['versions', 'Llama 2', 'LLaMA-2', 'Llama2', 'Llama-v2'],
    ['versions', 'MoCo v2', 'MoCov2', 'MoCo-v2'],
    ['versions', 'wav2vec 2.0', 'wav2vec2', 'wav2vec 2'],
    ['capitals', 'FLORES-200', 'Flores200'],
    ['British spelling', 'image colourisation', 'image colorization'],
    ['British spelling', 'behavioural modelling', 'behavioral modeling'],
    ['variant spelling', 'domain adaption', 'domain adaptation'],
    ['versions', 'DINOv2', 'dinov2', 'DINO v2', 'DINO-2'],
    ['sizes', 'PaLM 540B', 'PaLM540B', 'palm-540b'],
    ['years', "AIME'24", 'AIME 2024', 'AIME24', 'AIME-24', 'AIME’24'],
    ['years', "WMT'99", 'WMT 1999'],
    ['possessives', 'Bloom’s taxonomy', "Bloom's taxonomy", 'Bloom taxonomy'],
  ])('%s: %s', (_, first, ...others) => {
    for (const other of others) expect(nameKey(other)).toBe(nameKey(first));
  });
});

describe('different keys', () => {
  test.each([
    ['Llama 3-8B', 'Llama 38B'],
    ['Llama 3-8B', 'Llama 3.8B'],
    ['T5-11B', 'T511B'],
    ['C', 'C++'],
    ['C++', 'C#'],
    ['A*', 'A'],
    ['pass@1', 'pass@10'],
    ['pass@k', 'pass^k'],
    ['L1', 'L∞'],
    ['CIFAR-10', 'CIFAR-100'],
    ['GPT-3', 'GPT-3.5'],
    ['Llama 3.0', 'Llama 3.1'],
    ['GPT-10.0', 'GPT-1'],
    ['Nov2024', 'No2024'],
    ['Conv2', 'Con2'],
    ['supervise', 'superviz'],
    ['conv2', 'con2'],
    ['raise', 'raize'],
    ['AIME 2024', 'AIME 2025'],
    ['TTS', 'TT'],
    ['bias', 'bia'],
  ])('%s ≠ %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

test('folding a key again changes nothing about case and spacing, and no text breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const key = nameKey(text);
      expect(key).toBe(nameKey(`  ${text} `));
      expect(key === '').toBe(text.toWellFormed().trim() === '');
      expect(key.isWellFormed()).toBe(true);
    }),
  );
});
