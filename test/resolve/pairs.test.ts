import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { parseTsv } from '../../src/lib/tsv.ts';
import { resolve } from '../../src/resolve/index.ts';
import { CONCEPT_TYPES } from '../../src/types.ts';
import { paperNaming } from './papers.ts';

const catalogue = loadCatalogue();
const rows = parseTsv(readFileSync(join(import.meta.dirname, '../fixtures/resolve/pairs.tsv'), 'utf8'));

/** Rows with a type are names that the extractor calls so; those without stand for whatever type it finds. */
const [typed, untyped] = [rows.filter(([, , , type]) => type), rows.filter(([, , , type]) => !type)];

/** Ids of the concepts that papers which define nothing give to each of two names, whatever type the extractor found. */
function conceptsOf(...names: string[]): Set<string>[] {
  const papers = CONCEPT_TYPES.flatMap((type) => names.map((name, i) => paperNaming(`${i} ${type}`, { name, type })));
  const { paperConcepts } = resolve(papers, catalogue);
  return names.map((_, i) => new Set(paperConcepts.filter((p) => p.paper.startsWith(`${i} `)).map((p) => p.concept)));
}

describe('well-known pairs, printed in separate papers that define nothing', () => {
  test.each(untyped.filter(([verdict]) => verdict === 'same'))('%s: %s = %s', (_, one = '', other = '') => {
    const [a, b] = conceptsOf(one, other);
    expect([...a!].some((id) => b!.has(id))).toBe(true);
    // A head word goes only where it fits the type.
    if (!/(model|framework|dataset|benchmark|score)$/.test(other)) expect(new Set([...a!, ...b!]).size).toBe(1);
  });
  test.each(untyped.filter(([verdict]) => verdict === 'different'))('%s: %s ≠ %s', (_, one = '', other = '') => {
    const [a, b] = conceptsOf(one, other);
    expect([...a!].filter((id) => b!.has(id))).toEqual([]);
  });
  test('rows with a type, all in one corpus', () => {
    const papers = typed.flatMap(([, one = '', other = '', kind], i) =>
      [one, other].map((name, k) =>
        paperNaming(`${i} ${k}`, { name, type: CONCEPT_TYPES.find((type) => type === kind)!, role: 'uses' }),
      ),
    );
    const { paperConcepts } = resolve(papers, catalogue);
    const found = new Map(paperConcepts.map(({ paper, concept }) => [paper, concept]));
    const wrong = typed.filter(
      ([verdict], i) => (found.get(`${i} 0`) === found.get(`${i} 1`)) !== (verdict === 'same'),
    );
    expect(wrong).toEqual([]);
  });
  test('the list is long enough to mean something', () => {
    expect(rows.filter(([verdict]) => verdict === 'same').length).toBeGreaterThan(1000);
    expect(rows.filter(([verdict]) => verdict === 'different').length).toBeGreaterThan(600);
  });
});
