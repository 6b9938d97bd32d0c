import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTagger, type TaggedName } from '../../../src/extract/tagger/index.ts';
import { loadCatalogue } from '../../../src/lib/catalogue.ts';

const tagPaper = createTagger(loadCatalogue());
const tag = (paper: { title: string; abstract: string }): TaggedName[] => tagPaper(paper).names;

const formsOf = (names: TaggedName[], paper: { title: string; abstract: string }): Map<string, string> =>
  new Map(names.flatMap((n) => n.places.map((p) => [paper[p.field].slice(p.printedStart, p.printedEnd), n.type])));

const paper = {
  title: 'ZetaFlow: Faster Sampling for Diffusion Models',
  abstract:
    'Diffusion models are slow to sample from. We propose ZetaFlow, a solver that is trained with Low-Rank Adaptation (LoRA). ' +
    'On ImageNet and CIFAR-10 it improves FID over Stable Diffusion 3.5 and GPT-4o. Code is available.',
};

describe('a paper of made-up text', () => {
  const found = formsOf(tag(paper), paper);
  test('new and known names are found whole, with their types', () => {
    expect(found.get('ZetaFlow')).toBe('method');
    expect(found.get('Low-Rank Adaptation')).toBe('method');
    expect(found.get('Diffusion Models')).toBe('model');
    expect(found.get('ImageNet')).toBe('dataset');
    expect(found.get('CIFAR-10')).toBe('dataset');
    expect(found.get('FID')).toBe('metric');
    expect(found.get('GPT-4o')).toBe('model');
  });
  test('no vague words', () => {
    expect(['Code', 'solver', 'We', 'it'].filter((word) => found.has(word))).toEqual([]);
  });
  test('acronym and expansion are one name', () => {
    const names = tag(paper).filter((n) =>
      n.places.some((p) =>
        ['LoRA', 'Low-Rank Adaptation'].includes(paper[p.field].slice(p.printedStart, p.printedEnd)),
      ),
    );
    expect(names).toHaveLength(1);
  });
});

test('the same paper gives the same names whatever was read before', () => {
  const before = tag(paper);
  tag({ title: 'Adam', abstract: 'Other words altogether, ZetaFlow.' });
  expect(tag(paper)).toEqual(before);
});

test('any text: no throw, places in order, inside the text, never overlapping, confidence from 0 to 1', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'LoRA',
      '(LoRA)',
      'GPT-4o',
      '$\\alpha$-divergence',
      'graph neural networks',
      '. ',
      '</script>',
      '\u202e',
      '-',
      ': ',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, text, (title, abstract) => {
      const places = tag({ title, abstract }).flatMap((name) => {
        expect(name.confidence).toBeGreaterThanOrEqual(0);
        expect(name.confidence).toBeLessThanOrEqual(1);
        expect(name.types.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
        return name.places;
      });
      for (const field of ['title', 'abstract'] as const) {
        const own = places.filter((p) => p.field === field).sort((a, b) => a.start - b.start);
        own.forEach((p, i) => {
          expect(p.start).toBeLessThan(p.end);
          expect(p.printedEnd).toBeLessThanOrEqual((field === 'title' ? title : abstract).length);
          if (i > 0) expect(p.start).toBeGreaterThanOrEqual(own[i - 1]!.end);
        });
      }
    }),
    { numRuns: 100 },
  );
});

test('long hostile text takes no more than linear time', () => {
  const start = performance.now();
  tag({ title: 'x', abstract: '((((A '.repeat(20_000) });
  tag({ title: 'x', abstract: 'deep '.repeat(20_000) });
  expect(performance.now() - start).toBeLessThan(20_000);
});
