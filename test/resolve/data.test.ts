import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { readPackageData } from '../../src/lib/package.ts';
import { parseTsv } from '../../src/lib/tsv.ts';
import { createGround } from '../../src/resolve/ground.ts';
import { nameKey } from '../../src/resolve/name-key.ts';
import { CONCEPT_TYPES } from '../../src/types.ts';

const rows = (name: string) => parseTsv(readPackageData(`catalogue/${name}`));
const ground = createGround(loadCatalogue());

describe('aliases.tsv', () => {
  const aliases = rows('aliases.tsv');
  test('rows are whole, sorted and unique', () => {
    for (const [alias, type, canonical, ambiguous] of aliases) {
      expect(alias).toBeTruthy();
      expect(canonical).toBeTruthy();
      expect(CONCEPT_TYPES).toContain(type);
      expect(['', 'yes']).toContain(ambiguous);
      expect(alias).not.toBe(canonical);
    }
    const names = aliases.map(([alias]) => alias!);
    expect(names).toEqual([...names].sort());
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(aliases.length).toBeGreaterThan(500);
  });
  test('every alias leads to its canonical name, unless it is a homonym', () => {
    const wrong = aliases.filter(
      ([alias = '', , canonical = '']) =>
        !ground.homonyms.has(nameKey(alias)) && ground.rootOf(alias) !== ground.rootOf(canonical),
    );
    expect(wrong).toEqual([]);
  });
});

describe('homonyms.tsv', () => {
  test('every name has several meanings with ids of their own', () => {
    for (const [key, meanings] of ground.homonyms) {
      const ids = new Set(meanings.map(({ canonical }) => ground.idOf(ground.rootOf(canonical))));
      expect([key, ids.size]).toEqual([key, meanings.length]);
      expect(meanings.length).toBeGreaterThan(1);
      for (const { cues } of meanings) for (const cue of cues) expect(cue).toBe(cue.toLowerCase());
    }
    expect(ground.homonyms.size).toBeGreaterThan(25);
  });
});

describe('variants.tsv', () => {
  const variants = rows('variants.tsv');
  test('no variant is its own parent, by any number of steps', () => {
    const parents = new Map<string, string[]>();
    for (const [variant = '', parent = ''] of variants) {
      const from = ground.rootOf(variant);
      parents.set(from, [...(parents.get(from) ?? []), ground.rootOf(parent)]);
    }
    for (const start of parents.keys()) {
      const seen = new Set(parents.get(start));
      for (const at of seen) for (const next of parents.get(at) ?? []) seen.add(next);
      expect([start, seen.has(start)]).toEqual([start, false]);
    }
    expect(variants.length).toBeGreaterThan(150);
  });
});

test('ids of the catalogue are unique', () => {
  const roots = [...ground.index.canonical.keys()];
  expect(new Set(roots.map(ground.idOf)).size).toBe(roots.length);
});
