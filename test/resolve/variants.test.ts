import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { resolve } from '../../src/resolve/index.ts';
import type { ConceptType } from '../../src/types.ts';
import { paperNaming } from './papers.ts';

const catalogue = loadCatalogue();
const variantsOf = (type: ConceptType, ...names: string[]) =>
  resolve([paperNaming('1', ...names.map((name) => ({ name, type })))], catalogue).variants.map(
    (v) => `${v.from} > ${v.to} (${v.basis})`,
  );

test('sizes, versions and suffixes lead to the nearest name that the corpus has', () => {
  expect(variantsOf('model', 'Frobber', 'Frobber 3', 'Frobber 3-8B', 'Frobber-3-8B-Instruct', 'Frobber 2-70B')).toEqual(
    [
      'frobber2-70b > frobber (name)',
      'frobber3 > frobber (name)',
      'frobber3-8b > frobber3 (name)',
      'frobber3-8binstruct > frobber3-8b (name)',
    ],
  );
  expect(variantsOf('model', 'Llama', 'Llama 3', 'Llama 3-8B')).toEqual([
    'llama-3 > llama (name)',
    'llama-3-8b > llama-3 (name)',
  ]);
  expect(variantsOf('dataset', 'ImageNet', 'ImageNet-C')).toEqual(['imagenet-c > imagenet (catalogue)']);
});

test('family names at the end', () => {
  expect(variantsOf('method', 'LoRA', 'QLoRA', 'Stable-LoRA')).toEqual([
    'qlora > lora (catalogue)',
    'stablelora > lora (name)',
  ]);
  expect(variantsOf('model', 'GAN', 'FrobGAN', 'ORGAN', 'BERT', 'AdaBERT')).toEqual([
    'adabert > bert (name)',
    'frobgan > gan (name)',
  ]);
});

test('no variants of letters, of other kinds of thing, of what the corpus lacks', () => {
  expect(variantsOf('dataset', 'C', 'C4')).toEqual([]);
  expect(variantsOf('model', 'o1', 'o3', 'RoBERTa-like')).toEqual([]);
  const { variants } = resolve(
    [paperNaming('1', { name: 'Frobber', type: 'dataset' }, { name: 'Frobber 2', type: 'model' })],
    catalogue,
  );
  expect(variants).toEqual([]);
});

test('what only sounds like a variant is none', () => {
  expect(variantsOf('model', 'BERT', 'HuBERT', 'PPO', 'HiPPO')).toEqual([]);
  expect(variantsOf('dataset', 'FEVER', 'CLIMATE-FEVER')).toEqual([]);
  expect(variantsOf('method', 'ORPO', 'Mistral', 'Mistral-ORPO')).toEqual([]);
  expect(variantsOf('metric', 'FID', 'FID9.91')).toEqual([]);
  expect(variantsOf('model', 'DETR', 'DAB-DETR')).toEqual(['dab-detr > detr (name)']);
});
