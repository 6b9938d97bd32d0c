import { expect, test } from 'vitest';
import { LABELS } from '../../../src/extract/tagger/chain.ts';
import { contextOf } from '../../../src/extract/tagger/context.ts';
import { featuresOf } from '../../../src/extract/tagger/features.ts';
import { viewPaper } from '../../../src/extract/tagger/paperview.ts';
import { loadResources } from '../../../src/extract/tagger/resources.ts';
import { Scorer } from '../../../src/extract/tagger/scorer.ts';
import { addRows, PACKED, unpack } from '../../../src/extract/tagger/weights.ts';
import { loadCatalogue } from '../../../src/lib/catalogue.ts';

const { vocabulary, tables, weights } = loadResources(loadCatalogue());

const PAPERS: [string, string][] = [
  ['FrobNet: graph neural networks', 'We train FrobNet (FN) on ImageNet. It beats a graph neural network by 3 points!'],
  ['Graph neural networks', 'Graph neural networks, and networks of networks of networks. A - B - C; C - B - A.'],
  ['', ''],
  ['One', 'two'],
];

test('what is kept of words and neighbours gives the same scores as all features of each token summed anew', () => {
  const scorer = new Scorer(weights);
  for (const [title, abstract] of [...PAPERS, ...PAPERS]) {
    const view = viewPaper(title, abstract, vocabulary, tables.lexicon);
    const context = contextOf(view, tables.lexicon);
    const { values, offsets } = featuresOf(view, context);
    const plain = new Float32Array(view.words.length * LABELS);
    for (let i = 0; i < view.words.length; i++) {
      const sums = new Int32Array(PACKED);
      addRows(values, offsets[i]!, offsets[i + 1]!, weights, sums, 0);
      unpack(sums, 0, weights.scale, plain, i * LABELS);
    }
    expect(scorer.score(view, context)).toEqual(plain);
  }
});
