import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../src/lib/catalogue.ts';
import { correctMatches, createMatcher, parseCorrections, resolveCorrected } from '../../../src/resolve/index.ts';
import { paperNaming, paperOf } from '../papers.ts';

const catalogue = loadCatalogue();
const papers = [
  paperOf('1', 'masks and prompts: SAM can segment', ['SAM']),
  paperOf('2', 'masks and prompts: SAM can segment too', ['SAM']),
  paperNaming('3', 'sharpness-aware minimization'),
];
const corrected = (entry: object, given = papers) =>
  resolveCorrected(given, catalogue, parseCorrections(JSON.stringify([entry]), 'overrides.yaml'));
const placed = (made: ReturnType<typeof corrected>) =>
  made.paperConcepts.map(({ paper, concept }) => `${paper} ${concept}`);

describe('a homonym is split for the papers in which it means something else', () => {
  test('as a concept that is known', () => {
    const made = corrected({
      split: 'SAM',
      forms: ['SAM'],
      papers: ['2'],
      as: 'sharpness-aware minimization',
      reason: 'read',
    });
    expect(placed(made)).toEqual([
      '1 segment-anything-model',
      '2 sharpness-aware-minimization',
      '3 sharpness-aware-minimization',
    ]);
    expect(made.merges.find(({ papers: in_ }) => in_.includes('2'))).toMatchObject({
      reason: 'correction',
      note: 'read',
    });
  });

  test('as a new concept, by its name or by none', () => {
    const named = corrected({ split: 'SAM', forms: ['SAM'], papers: ['2'], as: 'Snail Mail' });
    expect(placed(named)[1]).toBe('2 snailmail');
    expect(named.concepts.find(({ id }) => id === 'snailmail')).toMatchObject({ name: 'Snail Mail', aliases: ['SAM'] });
    expect(placed(corrected({ split: 'SAM', forms: ['SAM'], papers: ['2'] }))).toContain('1 segment-anything-model');
  });

  test('papers that come later change nothing of it, and a text outside is read as before', () => {
    const entry = { split: 'SAM', forms: ['SAM'], papers: ['2'], as: 'sharpness-aware minimization' };
    const more = [...papers, paperOf('0', 'SAM segments by masks', ['SAM']), paperNaming('9', 'LoRA')];
    expect(placed(corrected(entry, more))).toEqual(expect.arrayContaining(placed(corrected(entry))));
    const made = corrected(entry);
    const outside = paperOf('x', 'masks and prompts make SAM segment', ['SAM']);
    const found = correctMatches(createMatcher(made.concepts, made.merges, catalogue)(outside), made);
    expect(found.map(({ concept }) => concept)).toEqual(['segment-anything-model']);
  });

  test('two entries may tell two papers apart, but not one paper twice', () => {
    const entries = (first: string, second: string) =>
      JSON.stringify([
        { split: 'SAM', forms: ['SAM'], papers: [first], as: 'Snail Mail' },
        { split: 'SAM', forms: ['SAM'], papers: [second], as: 'Slow Mail' },
      ]);
    const resolved = (text: string) => resolveCorrected(papers, catalogue, parseCorrections(text, 'o.yaml'));
    expect(placed(resolved(entries('1', '2')))).toEqual([
      '1 snailmail',
      '2 slowmail',
      '3 sharpness-aware-minimization',
    ]);
    expect(() => resolved(entries('2', '2'))).toThrow(/both take the form "SAM"/);
  });

  test('a paper that does not print the form is refused, unless it may come later', () => {
    const entry = { split: 'SAM', forms: ['SAM'], papers: ['77'], as: 'Snail Mail' };
    expect(() => corrected(entry)).toThrow(/"77" does not print it/);
    expect(placed(corrected({ ...entry, optional: 'true' }))).toContain('1 segment-anything-model');
  });
});
