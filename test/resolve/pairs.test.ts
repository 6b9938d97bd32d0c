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

/** Ids of the concepts that papers which define nothing give to each of two names, whatever type the extractor found. */
function conceptsOf(...names: string[]): Set<string>[] {
  const papers = CONCEPT_TYPES.flatMap((type) => names.map((name, i) => paperNaming(`${i} ${type}`, { name, type })));
  const { paperConcepts } = resolve(papers, catalogue);
  return names.map((_, i) => new Set(paperConcepts.filter((p) => p.paper.startsWith(`${i} `)).map((p) => p.concept)));
}

describe('well-known pairs, printed in separate papers that define nothing', () => {
  test.each(rows.filter(([verdict]) => verdict === 'same'))('%s: %s = %s', (_, one = '', other = '') => {
    const [a, b] = conceptsOf(one, other);
    expect([...a!].some((id) => b!.has(id))).toBe(true);
    // A head word goes only where it fits the type.
    if (!/(model|framework|dataset|benchmark|score)$/.test(other)) expect(new Set([...a!, ...b!]).size).toBe(1);
  });
  test.each(rows.filter(([verdict]) => verdict === 'different'))('%s: %s ≠ %s', (_, one = '', other = '') => {
    const [a, b] = conceptsOf(one, other);
    expect([...a!].filter((id) => b!.has(id))).toEqual([]);
  });
  test('the list is long enough to mean something', () => {
    expect(rows.filter(([verdict]) => verdict === 'same').length).toBeGreaterThan(150);
    expect(rows.filter(([verdict]) => verdict === 'different').length).toBeGreaterThan(130);
  });
});
