import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { createMatcher, parseCorrections, resolve, resolveCorrected } from '../../src/resolve/index.ts';
import { CONCEPT_TYPES, type ExtractedPaper, ROLES } from '../../src/types.ts';
import { paperOf } from './papers.ts';

const catalogue = loadCatalogue();
const NAMES = [
  'SAM', 'Segment Anything Model', 'sharpness-aware minimization', 'MAE', 'LoRA', 'QLoRA', 'low-rank adaptation', 'LLMs',
  'large language model', 'Adam', 'AdamW', 'Adam optimizer', 'FROB', 'fast robust boosting', 'frozen bits', 'FrobQA', 'FrobQA benchmark',
  'Llama 3-8B', 'Llama 3', 'Llama', 'C', 'C++', 'C#', 'MATH', 'math', 'decoder-only LLM', '__proto__', 'constructor',
]; // biome-ignore format: a list
const DEFINITIONS: [string, string][] = [
  ['SAM', 'Segment Anything Model'],
  ['SAM', 'sharpness-aware minimization'],
  ['FROB', 'fast robust boosting'],
  ['FROB', 'frozen bits'],
  ['LLMs', 'large language model'],
];

const draft = fc.record({
  names: fc.array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      type: fc.constantFrom(...CONCEPT_TYPES),
      role: fc.constantFrom(...ROLES),
      confidence: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
    }),
    { maxLength: 6 },
  ),
  definitions: fc.subarray(DEFINITIONS, { maxLength: 2 }),
});

const build = (
  drafts: { names: { name: string }[]; definitions: [string, string][] }[],
  prefix: string,
): ExtractedPaper[] =>
  drafts.map(({ names, definitions }, i) =>
    paperOf(
      `${prefix}${i}`,
      `we use ${[...names.map(({ name }) => name), ...definitions.flat()].join(' ; ')} here.`,
      names,
      definitions,
    ),
  );

const corpus = fc.array(draft, { maxLength: 8 });

test('the order of papers changes nothing', () => {
  fc.assert(
    fc.property(corpus, fc.infiniteStream(fc.nat()), (drafts, numbers) => {
      const papers = build(drafts, 'p');
      const shuffled = papers
        .map((paper) => ({ paper, at: numbers.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ paper }) => paper);
      expect(resolve(shuffled, catalogue)).toEqual(resolve(papers, catalogue));
    }),
    { numRuns: 60 },
  );
});

test('papers that define nothing never change what a concept that stood before is called by id', () => {
  fc.assert(
    fc.property(corpus, corpus, (before, added) => {
      const papers = build(before, 'a');
      const more = build(
        added.map((paper) => ({ ...paper, definitions: [] })),
        'b',
      );
      const concepts = (all: ExtractedPaper[]) =>
        resolve(all, catalogue)
          .paperConcepts.filter((p) => p.paper.startsWith('a'))
          .map((p) => [p.paper, p.concept]);
      expect(concepts([...more, ...papers])).toEqual(concepts(papers));
    }),
    { numRuns: 60 },
  );
});

test('of any two parts of a corpus, the second changes ids of the first by its definitions alone, and what goes leads on', () => {
  fc.assert(
    fc.property(corpus, fc.infiniteStream(fc.boolean()), (drafts, picks) => {
      const all = build(drafts, 'p');
      const first = all.filter(() => picks.next().value);
      const [before, after] = [resolve(first, catalogue), resolve(all, catalogue)];
      const stands = new Set(after.concepts.map(({ id }) => id));
      for (const { id } of before.concepts.filter((concept) => !stands.has(concept.id))) {
        const forms = new Set(before.merges.filter(({ concept }) => concept === id).map(({ surface }) => surface));
        const now = after.merges.filter(({ surface }) => forms.has(surface));
        // Each of its forms is a printed form of another concept, by which it is found, and a paper that defines something came.
        expect(new Set(now.map(({ surface }) => surface))).toEqual(forms);
        expect(all.some((paper) => !first.includes(paper) && paper.definitions.length > 0)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

// By id, or by a name of one concept: a name that comes to mean several things no longer tells which is meant.
test('the same with corrections: papers that define nothing change no id', () => {
  const corrections = parseCorrections(
    JSON.stringify([
      {
        split: 'segment-anything-model',
        forms: ['SAM'],
        papers: ['a0', 'a1'],
        as: 'sharpness-aware minimization',
        optional: 'true',
      },
      { rename: 'Llama 3', to: 'Llama Three', optional: 'true' },
      { drop: 'C', optional: 'true' },
    ]),
    'overrides.yaml',
  );
  const ids = (papers: ExtractedPaper[]) =>
    resolveCorrected(papers, catalogue, corrections)
      .paperConcepts.filter(({ paper }) => paper.startsWith('a'))
      .map(({ paper, concept }) => [paper, concept]);
  fc.assert(
    fc.property(corpus, corpus, (old, added) => {
      const papers = build(old, 'a');
      const more = build(
        added.map((paper) => ({ ...paper, definitions: [] })),
        'b',
      );
      let alone: string[][];
      let together: string[][];
      try {
        [alone, together] = [ids(papers), ids([...more, ...papers])];
      } catch (error) {
        // A name of several concepts is refused, with or without more papers.
        expect(String(error)).toMatch(/names several concepts|no printed form|is called/);
        return;
      }
      expect(together).toEqual(alone);
    }),
    { numRuns: 50 },
  );
});

test('ids are unique, everything refers to something, spans are kept', () => {
  fc.assert(
    fc.property(corpus, (drafts) => {
      const papers = build(drafts, 'p');
      const { concepts, paperConcepts, merges, variants } = resolve(papers, catalogue);
      const ids = new Set(concepts.map((c) => c.id));
      expect(ids.size).toBe(concepts.length);
      for (const { concept } of [...paperConcepts, ...merges]) expect(ids.has(concept)).toBe(true);
      for (const { from, to } of variants)
        expect([ids.has(from), ids.has(to), from !== to]).toEqual([true, true, true]);
      const kept = paperConcepts.reduce((sum, p) => sum + p.mentions.length, 0);
      expect(kept).toBe(papers.reduce((sum, p) => sum + p.mentions.length, 0));
      expect(concepts.reduce((sum, c) => sum + c.mentions, 0)).toBe(kept);
      for (const concept of concepts)
        expect(concept.papers).toBe(paperConcepts.filter((p) => p.concept === concept.id).length);
    }),
    { numRuns: 60 },
  );
});

test('a paper of the map, met again without it, gets the concepts that it has there', () => {
  fc.assert(
    fc.property(corpus, (drafts) => {
      const papers = build(drafts, 'p');
      const { concepts, merges, paperConcepts } = resolve(papers, catalogue);
      for (const paper of papers) {
        const there = paperConcepts.filter((p) => p.paper === paper.id);
        const met = createMatcher(concepts, merges, catalogue)(paper);
        // Names that the paper alone cannot decide may fall to what prevails in the map; all others are the same.
        const sure = there.filter((p) => !p.surfaces.some((s) => ['SAM', 'FROB', 'MAE', 'MATH', 'math'].includes(s)));
        expect(met.map((p) => p.concept)).toEqual(expect.arrayContaining(sure.map((p) => p.concept)));
        expect(met.reduce((sum, p) => sum + p.mentions.length, 0)).toBe(paper.mentions.length);
      }
    }),
    { numRuns: 40 },
  );
});
