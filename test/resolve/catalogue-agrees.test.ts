import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../src/lib/catalogue.ts';
import { readPackageData } from '../../src/lib/package.ts';
import { parseTsv } from '../../src/lib/tsv.ts';
import { createGround, type Ground } from '../../src/resolve/ground.ts';
import { nameKey } from '../../src/resolve/name-key.ts';

interface Row {
  phrase: string;
  type: string;
  canonical: string;
}

const rows = (file: string) => parseTsv(readPackageData(`catalogue/${file}`));
const read = (file: string): Row[] =>
  rows(file).map(([phrase = '', type = '', canonical = '']) => ({ phrase, type, canonical: canonical || phrase }));
const concepts = read('concepts.tsv');
const aliases = read('aliases.tsv');
const ground = createGround(loadCatalogue());

/** Contradictions between rows, in words. A name that is known to mean several things may lead to any of them. */
function contradictions(
  table: readonly Row[],
  { homonyms, rootOf, index }: Pick<Ground, 'homonyms' | 'rootOf' | 'index'>,
) {
  const said = new Map<string, Row>();
  const found: string[] = [];
  for (const row of table) {
    const key = nameKey(row.phrase);
    if (homonyms.has(key)) continue;
    const goal = nameKey(row.canonical);
    const before = said.get(key) ?? row;
    said.set(key, before);
    if (nameKey(before.canonical) !== goal)
      found.push(`"${row.phrase}" is ${row.canonical} and, as "${before.phrase}", ${before.canonical}`);
    if (rootOf(row.canonical) !== goal)
      found.push(`"${row.phrase}" leads to ${row.canonical}, which is an alias itself`);
    const type = index.types.get(goal);
    if (type !== row.type) found.push(`"${row.phrase}" is a ${row.type}, ${row.canonical} a ${type}`);
  }
  return found;
}

describe('concepts.tsv and aliases.tsv', () => {
  test('agree with each other and with themselves', () => {
    expect(contradictions([...concepts, ...aliases], ground)).toEqual([]);
  });

  test('the check sees two canonical names, aliases of aliases and two types', () => {
    const row = (phrase: string, type: string, canonical: string): Row => ({ phrase, type, canonical });
    const wrong = [
      row('low-rank adaptation', 'method', 'Adam'),
      row('bidirectional transformer', 'model', 'RoPE embedding'),
      row('a cat picture set', 'task', 'ImageNet'),
    ];
    expect(contradictions([...aliases, ...wrong], ground)).toHaveLength(4);
  });

  test('no phrase stands twice in a table, whatever its capitals', () => {
    for (const table of [concepts, aliases]) {
      const seen = new Set<string>();
      const twice = table.filter(({ phrase }) => seen.size === seen.add(phrase.toLowerCase()).size);
      expect(twice).toEqual([]);
    }
  });
});

test('both ends of every row of variants.tsv are names that the catalogue knows', () => {
  const unknown = rows('variants.tsv').filter((ends) => ends.some((name) => !ground.index.names.has(nameKey(name))));
  expect(unknown).toEqual([]);
});

test('no meaning of a homonym is an alias of something else', () => {
  const wrong = rows('homonyms.tsv').filter(([, canonical = '']) => ground.rootOf(canonical) !== nameKey(canonical));
  expect(wrong.map(([name, canonical]) => `${name}: ${canonical} is ${ground.rootOf(canonical!)}`)).toEqual([]);
});
