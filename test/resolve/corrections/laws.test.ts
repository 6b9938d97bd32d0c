import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/lib/catalogue.ts';
import { parseCorrections, resolve, resolveCorrected } from '../../../src/resolve/index.ts';
import { CONCEPT_TYPES, type ExtractedPaper, type Resolution, ROLES } from '../../../src/types.ts';
import { paperOf } from '../papers.ts';

const catalogue = loadCatalogue();
const NAMES = [
  'LoRA',
  'QLoRA',
  'low-rank adaptation',
  'Adam',
  'AdamW',
  'FROB',
  'fast robust boosting',
  'frozen bits',
  'Zorb',
  'Zorb 2',
  '__proto__',
];
const DEFINITIONS: [string, string][] = [
  ['FROB', 'fast robust boosting'],
  ['FROB', 'frozen bits'],
];
const paper = fc.record({
  names: fc.array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      type: fc.constantFrom(...CONCEPT_TYPES),
      role: fc.constantFrom(...ROLES),
    }),
    { maxLength: 5 },
  ),
  definitions: fc.subarray(DEFINITIONS, { maxLength: 1 }),
});
const corpus = fc
  .array(paper, { minLength: 1, maxLength: 6 })
  .map((drafts) =>
    drafts.map(({ names, definitions }, i) =>
      paperOf(
        `p${i}`,
        `we use ${[...names.map(({ name }) => name), ...definitions.flat()].join(' ; ')} here, with Extra.`,
        names,
        definitions,
      ),
    ),
  );

const name = fc.constantFrom(...NAMES);
const type = fc.constantFrom(...CONCEPT_TYPES);
const entry = fc.oneof(
  fc.tuple(name, name).map(([a, b]) => ({ merge: [a, b] })),
  fc.tuple(name, name).map(([a, b]) => ({ split: a, forms: [b] })),
  fc.tuple(name, fc.constantFrom('New', 'Newer', 'Adam')).map(([a, to]) => ({ rename: a, to })),
  fc.tuple(name, type).map(([a, to]) => ({ retype: a, to })),
  name.map((a) => ({ drop: a })),
  fc.tuple(name, name).map(([a, b]) => ({ variant: a, of: b })),
  fc.tuple(fc.constantFrom('Extra', 'Zorb', 'we'), type).map(([a, t]) => ({ add: a, type: t })),
  fc
    .tuple(fc.constantFrom('Extra', 'extra', 'use'), type, fc.constantFrom('here', 'Here', 'with', 'Zorb 2', 'LoRA'))
    .map(([a, t, alias]) => ({ add: a, type: t, aliases: [alias] })),
);
const entries = fc.array(entry, { maxLength: 5 });

/** The result, or null where the corrections are refused. YAML holds JSON. */
function correct(papers: readonly ExtractedPaper[], list: readonly object[]): Resolution | null {
  const text = JSON.stringify(list.map((item) => ({ ...item, optional: 'true' })));
  try {
    return resolveCorrected(papers, catalogue, parseCorrections(text, 'o.yaml'));
  } catch (error) {
    expect((error as Error).name).toBe('PapergraphError');
    return null;
  }
}
const facts = (made: Resolution | null) => made && { ...made, corrections: undefined };

test('the order of entries and of papers changes nothing, not even whether they are refused', () => {
  let taken = 0;
  fc.assert(
    fc.property(corpus, entries, (papers, list) => {
      const made = correct(papers, list);
      if (made && list.length > 1) taken++;
      expect(facts(correct([...papers].reverse(), [...list].reverse()))).toEqual(facts(made));
    }),
    { numRuns: 80 },
  );
  expect(taken).toBeGreaterThan(10);
});

test('every id, span and count refers to something; variants never go in a circle; nothing but what is dropped is lost', () => {
  fc.assert(
    fc.property(corpus, entries, (papers, list) => {
      const made = correct(papers, list);
      if (!made) return;
      const ids = new Set(made.concepts.map((c) => c.id));
      expect(ids.size).toBe(made.concepts.length);
      for (const row of [...made.paperConcepts, ...made.merges]) expect(ids.has(row.concept)).toBe(true);
      for (const { concepts, formerIds } of made.corrections ?? []) {
        for (const id of concepts) expect(ids.has(id)).toBe(true);
        for (const id of formerIds) expect(ids.has(id)).toBe(false);
      }
      const texts = new Map(papers.map((p) => [p.id, p]));
      for (const { paper: id, concept, mentions, surfaces } of made.paperConcepts) {
        const printed = mentions.map((m) => texts.get(id)![m.field].slice(m.start, m.end));
        expect([...new Set(printed)].sort()).toEqual(surfaces);
        const forms = made.merges.filter((m) => m.concept === concept && m.papers.includes(id)).map((m) => m.surface);
        expect(forms).toEqual(expect.arrayContaining(surfaces));
      }
      for (const c of made.concepts) {
        const own = made.paperConcepts.filter((p) => p.concept === c.id);
        expect([c.papers, c.mentions]).toEqual([own.length, own.reduce((n, p) => n + p.mentions.length, 0)]);
      }
      const parents = (id: string) => made.variants.filter((v) => v.from === id).map((v) => v.to);
      for (const id of ids) {
        const above = new Set(parents(id));
        for (const at of above) for (const next of parents(at)) above.add(next);
        expect(above.has(id)).toBe(false);
      }
      const count = (resolution: Resolution) => resolution.concepts.reduce((n, c) => n + c.mentions, 0);
      if (!list.some((item) => 'drop' in item))
        expect(count(made)).toBeGreaterThanOrEqual(count(resolve(papers, catalogue)));
    }),
    { numRuns: 80 },
  );
});

test('what no correction names stays as it is', () => {
  fc.assert(
    fc.property(corpus, entries, (papers, list) => {
      const made = correct(papers, list);
      if (!made) return;
      const base = resolve(papers, catalogue);
      const touched = new Set((made.corrections ?? []).flatMap((c) => [...c.concepts, ...c.formerIds]));
      const rest = (resolution: Resolution) =>
        resolution.paperConcepts.filter((p) => !touched.has(p.concept)).map((p) => [p.paper, p.concept, p.mentions]);
      expect(rest(made)).toEqual(rest(base));
    }),
    { numRuns: 80 },
  );
});
