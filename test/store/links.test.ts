import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { relatedCommand } from '../../src/commands/related.ts';
import { buildOptions } from '../../src/lib/options.ts';
import { openMap, relatedPapers } from '../../src/query/index.ts';
import { holdMap, openMapFolder, saveMap } from '../../src/store/index.ts';
import type { ConceptMap } from '../../src/types.ts';
import { makePaper, smallMap } from '../support/small-map.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-links-'));
  saveMap(dir, manyLinks(), buildOptions());
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A thousand papers in a ring with chords: links over several row groups, in both directions. */
function manyLinks(): ConceptMap {
  const map = smallMap();
  const id = (i: number): string => `p${String(i % 1000).padStart(4, '0')}`;
  map.papers = Array.from({ length: 1000 }, (_, i) =>
    makePaper({ id: id(i), title: `Paper ${i}`, aliases: i === 5 ? ['p0006'] : [] }),
  );
  const base = map.links.paperPaper[0]!;
  map.links.paperPaper = map.papers
    .flatMap((_, i) =>
      [1, 2, 3, 7, 11, 13, 17].map((step) => {
        const [a, b] = [id(i), id(i + step)].sort() as [string, string];
        return { ...base, a, b, weight: ((i * 31 + step) % 97) / 97 };
      }),
    )
    .sort((x, y) => (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1));
  map.resolution.paperConcepts = [];
  map.positions = [];
  return map;
}

test('the links of a paper are those of the whole map, without it', async () => {
  const index = openMap((await openMapFolder(dir)).map);
  const held = holdMap(dir);
  for (const id of ['p0000', 'p0500', 'p0999']) {
    const stored = (await held.linksOf(id))!;
    expect(stored.links).toHaveLength(14);
    expect([...stored.links].sort((x, y) => y.weight - x.weight)[0]!.weight).toBe(index.paperLinksOf(id)[0]!.weight);
    expect(new Set(stored.links.map(({ a, b }) => `${a} ${b}`))).toEqual(
      new Set(index.paperLinksOf(id).map(({ a, b }) => `${a} ${b}`)),
    );
    expect(stored.names).toEqual(new Map([['lora', 'LoRA']]));
  }
  // An alias of another paper, and no id at all: the whole map decides.
  expect(await held.linksOf('p0006')).toBeNull();
  expect(await held.linksOf('Paper 3')).toBeNull();
  held.close();
});

test('related gives the same either way', async () => {
  const index = openMap((await openMapFolder(dir)).map);
  const write = process.stdout.write;
  let text = '';
  process.stdout.write = ((piece: string) => {
    text += piece;
    return true;
  }) as typeof write;
  try {
    await relatedCommand().parseAsync([dir, '--paper', 'p0500', '--json'], { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  expect(JSON.parse(text)).toEqual(relatedPapers(index, 'p0500', { n: 10 }));
});
