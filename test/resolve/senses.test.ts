import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { resolve } from '../../src/resolve/index.ts';
import type { ExtractedPaper } from '../../src/types.ts';
import { paperNaming, paperOf } from './papers.ts';

const catalogue = loadCatalogue();
const conceptsOf = (...papers: ExtractedPaper[]) =>
  resolve(papers, catalogue).concepts.map(({ id, name }) => `${id}: ${name}`);

describe('names with two senses', () => {
  test('DINO the detector is not DINO the self-distillation', () => {
    expect(
      conceptsOf(
        paperOf('1', 'a detector like DETR: DINO uses denoising anchors', ['DINO']),
        paperOf('2', 'a student learns from a teacher by self-distillation: DINO needs no labels', ['DINO']),
        paperOf('3', 'frozen features of DINO', ['DINO']),
        paperOf('4', 'features of DINO again', ['DINO']),
      ),
    ).toEqual(['dino: DINO', 'dino-detector: DINO (detector)']);
  });

  test('MAE is an error beside molecules and a model beside images', () => {
    const molecules = paperOf('1', 'lower MAE on ZINC, a set of molecules', [{ name: 'MAE', type: 'method' }]);
    const images = paperOf('2', 'an encoder for images, pre-trained by MAE', [{ name: 'MAE', type: 'method' }]);
    const { paperConcepts } = resolve([molecules, images], catalogue);
    expect(paperConcepts.map(({ paper, concept }) => `${paper} ${concept}`)).toEqual([
      '1 mean-absolute-error',
      '2 masked-autoencoder',
    ]);
  });
});

describe('case of acronyms', () => {
  test('sCM is no SCM, LLMs are LLM, a known lower-case spelling stays', () => {
    const known = resolve([paperNaming('1', 'SCM'), paperNaming('2', 'sCM')], catalogue).concepts;
    expect(known.map(({ name }) => name).sort()).toEqual(['sCM', 'structural causal model']);
    expect(new Set(known.map(({ id }) => id.toLowerCase())).size).toBe(2);
    expect(conceptsOf(paperNaming('1', 'kNN'), paperNaming('2', 'KNN'), paperNaming('3', 'k-NN'))).toHaveLength(1);
    expect(conceptsOf(paperNaming('1', 'LLM'), paperNaming('2', 'LLMs'))).toHaveLength(1);
  });

  test('a definition joins what the case parts', () => {
    const paper = paperOf(
      '1',
      'a simple continuous model (sCM) is fast and sCM is small',
      ['sCM'],
      [['sCM', 'simple continuous model']],
    );
    expect(conceptsOf(paper)).toEqual(['simplecontinuousmodel: sCM']);
  });
});

describe('definitions', () => {
  test('the whole name before the bracket is what a short form stands for', () => {
    const paper = paperOf(
      '1',
      'LoRA and full fine-tuning (FT) differ, FT more',
      ['full fine-tuning', 'FT'],
      [['FT', 'fine-tuning']],
    );
    expect(conceptsOf(paper)).toEqual(['full-fine-tuning: full fine-tuning']);
  });

  test('but not where its end is a name by itself', () => {
    const paper = paperOf(
      '1',
      'deep graph neural networks (GNNs) and graph neural networks',
      ['deep graph neural networks', 'graph neural networks'],
      [['GNNs', 'graph neural networks']],
    );
    expect(resolve([paper], catalogue).concepts).toHaveLength(2);
  });

  test('an acronym that the paper defines otherwise is not read as the well-known one inside other names', () => {
    const paper = paperOf(
      '1',
      'Warmup-Stable-Decay (WSD) and WSD-S',
      ['Warmup-Stable-Decay', 'WSD-S'],
      [['WSD', 'Warmup-Stable-Decay']],
    );
    expect(conceptsOf(paper).map((concept) => concept.split(':')[0])).toEqual(['warmup-stable-decay', 'wsds']);
  });
});

test('chain-of-thought prompting is chain-of-thought; diffusion models from text to image are a kind of such models', () => {
  expect(conceptsOf(paperNaming('1', 'chain-of-thought prompting', 'CoT', 'CoT prompting'))).toHaveLength(1);
  const { variants } = resolve(
    [
      paperNaming(
        '1',
        { name: 'text-to-image models', type: 'model' },
        { name: 'text-to-image diffusion models', type: 'model' },
      ),
    ],
    catalogue,
  );
  expect(variants).toMatchObject([{ from: 'text-to-image-diffusion-model', to: 'text-to-image-model' }]);
});

describe('short forms that several things share', () => {
  const concepts = (paper: ExtractedPaper, surface: string) => {
    const { merges } = resolve([paper, paperNaming('other', 'LoRA')], catalogue);
    return merges.filter((merge) => merge.surface === surface).map(({ concept }) => concept);
  };

  test.each([
    ['SAM', 'sharpness-aware minimization', 'sharpness-aware-minimization'],
    ['SAM', 'Segment Anything Model', 'segment-anything-model'],
    ['MAE', 'masked autoencoder', 'masked-autoencoder'],
    ['MAE', 'mean absolute error', 'mean-absolute-error'],
    ['RAG', 'retrieval-augmented generation', 'retrieval-augmented-generation'],
    ['RAG', 'region adjacency graph', 'regionadjacencygraph'],
    ['DPO', 'direct preference optimization', 'dpo'],
    ['DPO', 'deterministic pathway ordering', 'deterministicpathwayordering'],
    ['CLIP', 'contrastive language-image pre-training', 'clip'],
    ['CLIP', 'circular loss in pruning', 'circularlossinpruning'],
    ['HGNN', 'hypergraph neural network', 'hypergraph-neural-network'],
    ['HGNN', 'heterogeneous graph neural network', 'heterogeneous-graph-neural-network'],
  ])('%s is what its paper defines it to be: %s', (short, long, concept) => {
    const paper = paperOf('1', `we use ${long} (${short}). ${short} works`, [long, short, short], [[short, long]]);
    expect(concepts(paper, short)).toEqual([concept]);
  });

  test.each([
    ['SAM', 'prompts and masks are what SAM needs to segment', 'segment-anything-model'],
    ['SAM', 'flat minima and generalization: SAM is an optimizer', 'sharpness-aware-minimization'],
    ['HGNN', 'hyperedges tell HGNN of high-order relations', 'hypergraph-neural-network'],
    ['ASR', 'jailbreaks and backdoor attacks with high ASR', 'attack-success-rate'],
    ['ASR', 'speech of many speakers makes ASR hard', 'automatic-speech-recognition'],
  ])('%s by the company it keeps: %s', (short, text, concept) =>
    expect(concepts(paperOf('1', text, [short]), short)).toEqual([concept]),
  );

  test('a short form that nothing decides stays apart and is marked', () => {
    const { concepts: all } = resolve(
      [
        paperOf('1', 'we looked at SAM once', [{ name: 'SAM', type: 'task' }]),
        paperOf('2', 'LoRA is well known', ['LoRA']),
      ],
      catalogue,
    );
    expect(all.map(({ id, ambiguous }) => [id, ambiguous])).toEqual([
      ['lora', false],
      ['sam', true],
    ]);
  });

  test('PACS, the dataset, is no plural of PAC', () => {
    const { concepts: all } = resolve(
      [paperNaming('1', { name: 'PACS', type: 'method' }), paperNaming('2', 'PAC'), paperNaming('3', 'YOLOS', 'YOLO')],
      catalogue,
    );
    expect(all.map(({ id, type }) => `${id} ${type}`)).toEqual([
      'pac-learning method',
      'pacs dataset',
      'yolo model',
      'yolos model',
    ]);
  });
});
