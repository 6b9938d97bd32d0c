import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { parseTsv } from '../../src/lib/tsv.ts';
import { resolve } from '../../src/resolve/index.ts';
import { CONCEPT_TYPES, type ConceptType } from '../../src/types.ts';
import { paperNaming } from './papers.ts';

const catalogue = loadCatalogue();
const rows = parseTsv(readFileSync(join(import.meta.dirname, '../fixtures/resolve/pairs.tsv'), 'utf8'));

/** Number of concepts when two papers that define nothing print one name each. */
function concepts(one: string, other: string, type: ConceptType): number {
  return resolve([paperNaming('1', { name: one, type }), paperNaming('2', { name: other, type })], catalogue).concepts
    .length;
}

describe('well-known pairs, printed in separate papers that define nothing', () => {
  test.each(rows.filter(([verdict]) => verdict === 'same'))('%s: %s = %s', (_, one = '', other = '') => {
    // Which type the extractor gives must not matter for two names of one thing; head words need the fitting one.
    expect(CONCEPT_TYPES.map((type) => concepts(one, other, type))).toContain(1);
    const headless = !/(model|framework|dataset|benchmark|score)$/.test(other + one);
    if (headless) expect(concepts(one, other, 'method')).toBe(1);
  });
  test.each(rows.filter(([verdict]) => verdict === 'different'))('%s: %s ≠ %s', (_, one = '', other = '') => {
    for (const type of CONCEPT_TYPES) expect(concepts(one, other, type)).toBe(2);
  });
  test('the list is long enough to mean something', () => {
    expect(rows.filter(([verdict]) => verdict === 'same').length).toBeGreaterThan(150);
    expect(rows.filter(([verdict]) => verdict === 'different').length).toBeGreaterThan(130);
  });
});
