import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { resolve } from '../../src/resolve/index.ts';
import type { Resolution } from '../../src/types.ts';
import { paperNaming, paperOf } from './papers.ts';

const catalogue = loadCatalogue();
const reasonsOf = ({ merges }: Resolution) => Object.fromEntries(merges.map((m) => [m.surface, m.reason]));
const idOf = ({ merges }: Resolution, surface: string) => [
  ...new Set(merges.filter((m) => m.surface === surface).map((m) => m.concept)),
];

describe('every merge says why', () => {
  test('exact, folded, catalogue, head-word', () => {
    const resolution = resolve(
      [
        paperNaming('1', 'Adam', 'Adam optimizer', 'ADAM'),
        paperNaming('2', 'Adam', 'adaptive moment estimation'),
        paperNaming('3', 'Adam'),
      ],
      catalogue,
    );
    expect(resolution.concepts).toMatchObject([{ id: 'adam', name: 'Adam', papers: 3, mentions: 6 }]);
    expect(reasonsOf(resolution)).toEqual({
      Adam: 'exact',
      ADAM: 'folded',
      'Adam optimizer': 'catalogue',
      'adaptive moment estimation': 'catalogue',
    });
    expect(resolution.merges.find((m) => m.surface === 'Adam')?.papers).toEqual(['1', '2', '3']);
  });

  test('a head word goes only where it says what the type says', () => {
    const dataset = { type: 'dataset' as const };
    const resolution = resolve(
      [
        paperNaming('1', { name: 'FrobQA benchmark', ...dataset }, { name: 'FrobQA', ...dataset }),
        paperNaming('2', { name: 'LLM benchmark', ...dataset }, { name: 'LLM', type: 'model' }),
        paperNaming('3', { name: 'CLIP score', type: 'metric' }, { name: 'CLIP', type: 'model' }),
      ],
      catalogue,
    );
    expect(reasonsOf(resolution)['FrobQA benchmark']).toBe('head-word');
    expect(idOf(resolution, 'FrobQA benchmark')).toEqual(['frobqa']);
    expect(idOf(resolution, 'LLM benchmark')).not.toEqual(idOf(resolution, 'LLM'));
    expect(idOf(resolution, 'CLIP score')).not.toEqual(idOf(resolution, 'CLIP'));
  });
});

describe('acronyms', () => {
  const defining = (id: string, long: string) =>
    paperOf(id, `we propose ${long} (FROB) and FROB wins`, [long, 'FROB'], [['FROB', long]]);

  test('one expansion in the corpus holds for papers that define nothing', () => {
    const papers = ['1', '2'].map((id) => defining(id, 'fast robust boosting'));
    const resolution = resolve([...papers, paperNaming('3', 'FROB')], catalogue);
    expect(resolution.concepts.map((c) => c.id)).toEqual(['fastrobustboosting']);
    expect(resolution.concepts[0]).toMatchObject({ name: 'FROB', papers: 3, ambiguous: false });
  });

  test('a short form that can be spoken needs two papers that define it: MUSE and COIN are coined again and again', () => {
    const resolution = resolve([defining('1', 'fast robust boosting'), paperNaming('2', 'FROB')], catalogue);
    expect(resolution.concepts).toHaveLength(2);
  });

  test('what is self-supervised, or offline, is never an expansion of what is not', () => {
    const [one, other] = ['robust frob fixing', 'self-robust frob fixing'].map((long, i) =>
      paperOf(String(i), `we use ${long} (RFF)`, [long, 'RFF'], [['RFF', long]]),
    );
    expect(resolve([one!, other!], catalogue).concepts).toHaveLength(2);
  });

  test('a bracket behind a longer name defines the end whose initials it joins', () => {
    const text = 'we study tabular glib frobbing (GF)';
    const tabular = paperOf('1', text, ['tabular glib frobbing', 'GF'], [['GF', 'glib frobbing']]);
    const plain = paperOf('2', 'glib frobbing (GF) is old', ['glib frobbing', 'GF'], [['GF', 'glib frobbing']]);
    const resolution = resolve([tabular, plain], catalogue);
    expect(idOf(resolution, 'tabular glib frobbing')).not.toEqual(idOf(resolution, 'glib frobbing'));
  });

  test('a sense that says its type in its name has that type', () => {
    const papers = ['1', '2', '3', '4', '5'].map((id) => paperOf(id, 'MATH and GSM8K are hard', ['MATH', 'GSM8K']));
    const math = resolve(papers, catalogue).concepts.find(({ name }) => name === 'MATH (dataset)');
    expect(math).toMatchObject({ type: 'dataset', typeShare: 1 });
  });

  test('expansions that differ in endings and function words are one', () => {
    const resolution = resolve(
      [defining('1', 'fast robust boosting'), defining('2', 'fast and robust boosters'), paperNaming('3', 'FROB')],
      catalogue,
    );
    expect(resolution.concepts.length).toBe(1);
  });

  test('expansions are never joined through a third that agrees with both', () => {
    const [short, middle, long] = [
      'fast robust boosting',
      'fast iterated robust ordinal boosting',
      'fast deep iterated robust sparse ordinal boosting',
    ];
    // The middle one is used most, so that each of the others would join it first.
    const papers = [short, middle, middle, long].map((text, i) => defining(String(i), text));
    const { paperConcepts } = resolve(papers, catalogue);
    const of = (paper: string) => paperConcepts.filter((p) => p.paper === paper).map((p) => p.concept);
    expect(of('0')).not.toEqual(of('3'));
    expect(resolve(papers.slice(0, 3), catalogue).concepts).toHaveLength(1);
  });

  test('two expansions are two things; a paper without definition is left apart and said to be ambiguous', () => {
    const resolution = resolve(
      [defining('1', 'fast robust boosting'), defining('2', 'frozen bits'), paperNaming('3', 'FROB')],
      catalogue,
    );
    expect(resolution.concepts.map((c) => [c.id, c.ambiguous, c.papers])).toEqual([
      ['fastrobustboosting', false, 1],
      ['frob', true, 1],
      ['frozenbit', false, 1],
    ]);
    // A name that means something else as well is not shown.
    expect(resolution.concepts[0]!.name).toBe('fast robust boosting');
  });

  test('the company of another name of one meaning decides', () => {
    const resolution = resolve(
      [
        defining('1', 'fast robust boosting'),
        defining('2', 'frozen bits'),
        paperNaming('3', 'FROB', 'fast robust boosting'),
      ],
      catalogue,
    );
    expect(resolution.paperConcepts.filter((p) => p.paper === '3').map((p) => p.concept)).toEqual([
      'fastrobustboosting',
    ]);
  });

  test('SAM is what its paper says', () => {
    const sam = 'sharpness-aware minimization';
    const resolution = resolve(
      [
        paperOf('1', `the ${sam} (SAM) optimizer; SAM finds flat minima`, [sam, 'SAM'], [['SAM', sam]]),
        paperOf(
          '2',
          'Segment Anything Model (SAM) and SAM',
          ['Segment Anything Model', 'SAM'],
          [['SAM', 'Segment Anything Model']],
        ),
        paperOf('3', 'we prompt SAM for masks of any object', ['SAM']),
        paperOf('4', 'we look at SAM', [{ name: 'SAM', type: 'task' }]),
      ],
      catalogue,
    );
    const of = (paper: string) => resolution.paperConcepts.filter((p) => p.paper === paper).map((p) => p.concept);
    expect(of('1')).toEqual(['sharpness-aware-minimization']);
    expect(of('2')).toEqual(['segment-anything-model']);
    expect(of('3')).toEqual(['segment-anything-model']);
    expect(of('4')).toEqual(['sam']);
    expect(resolution.concepts.find((c) => c.id === 'sam')?.ambiguous).toBe(true);
  });

  test('a well-known acronym that a paper defines otherwise is another thing there', () => {
    const graph = 'region adjacency graph';
    const resolution = resolve(
      [paperOf('1', `a ${graph} (RAG)`, [graph, 'RAG'], [['RAG', graph]]), paperNaming('2', 'RAG')],
      catalogue,
    );
    expect(idOf(resolution, 'RAG')).toEqual(['regionadjacencygraph', 'retrieval-augmented-generation']);
  });

  test('definitions never cross numbers', () => {
    const resolution = resolve(
      [
        paperOf(
          '1',
          'Segment Anything (SAM 2) and SAM 2',
          ['Segment Anything', 'SAM 2'],
          [['SAM 2', 'Segment Anything']],
        ),
      ],
      catalogue,
    );
    expect(resolution.concepts.length).toBe(2);
  });

  test('an ambiguous acronym beside the one name whose initials it is', () => {
    const resolution = resolve([paperNaming('1', 'Binary Neural Networks', 'BNNs')], catalogue);
    expect(resolution.concepts.length).toBe(1);
    expect(reasonsOf(resolution)).toEqual({ 'Binary Neural Networks': 'folded', BNNs: 'context' });
  });
});

describe('names and types', () => {
  test('the spelling of running text, in the singular', () => {
    const resolution = resolve(
      [
        paperNaming('1', 'quasi frobnication nets'),
        paperNaming('2', 'quasi-frobnication nets'),
        paperOf('3', 'Quasi-Frobnication Nets are new', ['Quasi-Frobnication Nets']),
        paperNaming('4', 'quasi-frobnication nets'),
      ],
      catalogue,
    );
    expect(resolution.concepts[0]).toMatchObject({
      name: 'quasi-frobnication net',
      aliases: ['Quasi-Frobnication Nets', 'quasi frobnication nets', 'quasi-frobnication nets'],
    });
  });

  test('a name that everyone prints with a head word is shown without it where the catalogue knows it', () => {
    const { concepts } = resolve(
      [paperNaming('1', 'conjugate gradients algorithm'), paperNaming('2', 'Frobbing algorithm')],
      catalogue,
    );
    expect(concepts.map((c) => c.name).sort()).toEqual(['Frobbing algorithm', 'conjugate gradient']);
  });

  test('proper names keep their capitals and their plural', () => {
    const { concepts } = resolve([paperNaming('1', 'Natural Answers', 'FrobNets')], catalogue);
    expect(concepts.map((c) => c.name).sort()).toEqual(['FrobNets', 'Natural Answers']);
  });

  test('the type is voted by confidence, with the catalogue as a prior', () => {
    const { concepts } = resolve(
      [
        paperNaming('1', { name: 'Frobnix', type: 'dataset', confidence: 0.9 }, { name: 'ImageNet', type: 'model' }),
        paperNaming('2', { name: 'Frobnix', type: 'model', confidence: 0.3 }),
      ],
      catalogue,
    );
    expect(concepts.find((c) => c.name === 'Frobnix')).toMatchObject({ type: 'dataset', typeShare: 0.75 });
    expect(concepts.find((c) => c.name === 'ImageNet')).toMatchObject({ type: 'dataset' });
  });
});

describe('what a paper says of a concept', () => {
  test('roles by precedence, with the cue; only datasets are evaluated on', () => {
    const { paperConcepts } = resolve(
      [
        paperNaming(
          '1',
          { name: 'FrobQA', type: 'dataset', role: 'uses', cue: 'we use' },
          { name: 'FrobQA', type: 'dataset', role: 'evaluates_on', cue: 'experiments on' },
          { name: 'Frobber', type: 'model', role: 'evaluates_on', cue: 'results on' },
          { name: 'Quxer', role: 'introduces', cue: 'we introduce', confidence: 0.2 },
          { name: 'Quxer', role: 'studies', confidence: 0.9 },
        ),
      ],
      catalogue,
    );
    expect(paperConcepts.map(({ concept, role, cue, confidence }) => [concept, role, cue, confidence])).toEqual([
      ['frobber', 'uses', 'results on', 0.9],
      ['frobqa', 'evaluates_on', 'experiments on', 0.9],
      ['quxer', 'studies', 'default', 0.9],
    ]);
  });

  test('surfaces are what the spans print; mentions are in reading order', () => {
    const paper = paperOf('1', 'graph neural networks, or GNNs, and a GNN', ['GNN', 'GNN', 'graph neural networks']);
    const [only] = resolve([paper], catalogue).paperConcepts;
    expect(only!.surfaces).toEqual(['GNN', 'graph neural networks']);
    expect(only!.mentions.map(({ start, end }) => paper.abstract.slice(start, end))).toEqual([
      'graph neural networks',
      'GNN',
      'GNN',
    ]);
  });
});
