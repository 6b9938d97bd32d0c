import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  openMapFolder,
  overridesPath,
  overridesState,
  readExtracted,
  readOverrides,
  saveMap,
  writeOverrides,
} from '../../src/store/index.ts';
import type { AppliedCorrection, ExtractedPaper } from '../../src/types.ts';
import { smallMap } from '../support/small-map.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-overrides-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const extractedOf = (map: ReturnType<typeof smallMap>): ExtractedPaper[] =>
  map.papers.map((paper, i) => ({
    ...paper,
    mentions:
      i === 1
        ? [
            {
              field: 'title',
              start: 0,
              end: 5,
              text: 'QLoRA',
              type: 'method',
              role: 'introduces',
              confidence: 0.875,
              cue: 'in the title',
            },
            { field: 'title', start: 7, end: 11, text: 'LoRA', type: 'method', role: 'uses', confidence: 0.1, cue: '' },
          ]
        : [],
    definitions:
      i === 0
        ? [
            {
              short: { field: 'title', start: 0, end: 4, text: 'LoRA' },
              long: { field: 'abstract', start: 1, end: 9, text: 'low — π0' },
            },
          ]
        : [],
  }));

describe('what was read in the papers', () => {
  test('comes back as it was saved, for the extractor that read it alone', async () => {
    const map = smallMap();
    const papers = extractedOf(map);
    saveMap(dir, map, {}, { extracted: { papers, extractor: '1 2' } });
    const { map: opened, manifest } = await openMapFolder(dir);
    expect(opened).toEqual(map);
    expect(await readExtracted(dir, manifest, opened.papers, '1 2')).toEqual(papers);
    expect(await readExtracted(dir, manifest, opened.papers, '1 3')).toBeNull();
  });

  test('a map without it, and one with it that is damaged', async () => {
    const map = smallMap();
    const plain = saveMap(dir, map, {});
    expect(await readExtracted(dir, plain, map.papers, '1 2')).toBeNull();
    const manifest = saveMap(dir, map, {}, { extracted: { papers: extractedOf(map), extractor: '1 2' } });
    expect(manifest.digest.facts).toBe(plain.digest.facts);
    expect(manifest.digest.all).not.toBe(plain.digest.all);
    writeFileSync(join(dir, manifest.folder, 'raw_mentions.parquet'), 'x');
    await expect(readExtracted(dir, manifest, map.papers, '1 2')).rejects.toThrow(/raw_mentions\.parquet is damaged/);
    expect((await openMapFolder(dir)).map).toEqual(map);
  });
});

test('corrections and their reasons come back, and are no facts but for what they changed', async () => {
  const correction: AppliedCorrection = {
    number: 1,
    kind: 'merge',
    what: 'merge LoRA, "x"',
    reason: null,
    concepts: ['lora'],
    formerIds: ['x'],
    papers: 1,
    mentions: 2,
  };
  const before = saveMap(dir, smallMap(), {});
  const map = smallMap();
  map.resolution.corrections = [correction, { ...correction, number: 2, kind: 'drop', reason: 'why', concepts: [] }];
  expect(saveMap(dir, map, {}).digest.facts).toBe(before.digest.facts);
  map.resolution.merges[0]!.note = 'one thing';
  const after = saveMap(dir, map, {});
  expect(after.digest.facts).not.toBe(before.digest.facts);
  expect((await openMapFolder(dir)).map).toEqual(map);
});

describe('overrides.yaml', () => {
  test('how it stands to the map', () => {
    const state = (overrides: string | null) => overridesState(dir, saveMap(dir, smallMap(), {}, { overrides }));
    expect(state(null)).toBe('none');
    const { sha256 } = writeOverrides(dir, '- drop: a\n');
    expect(state(null)).toBe('new');
    expect(state(sha256)).toBe('applied');
    writeFileSync(overridesPath(dir), '- drop: b\n');
    expect(state(sha256)).toBe('edited');
    writeFileSync(overridesPath(dir), Buffer.from([0xff]));
    expect(state(sha256)).toBe('edited');
    rmSync(overridesPath(dir));
    expect(state(sha256)).toBe('removed');
  });

  test('is outside all digests', () => {
    const before = saveMap(dir, smallMap(), {});
    const { sha256 } = writeOverrides(dir, '- drop: a\n');
    const after = saveMap(dir, smallMap(), {}, { overrides: sha256 });
    expect(after.digest).toEqual(before.digest);
    expect(after.overrides).toEqual({ sha256 });
  });

  test('is written whole, read as UTF-8, and refused where it is no such text', () => {
    expect(readOverrides(overridesPath(dir))).toBeNull();
    writeOverrides(dir, '- drop: π0\n');
    expect(readOverrides(overridesPath(dir))).toMatchObject({ text: '- drop: π0\n' });
    expect(readdirSync(dir)).toEqual(['overrides.yaml']);
    writeFileSync(overridesPath(dir), Buffer.from([0x2d, 0x20, 0xff]));
    expect(() => readOverrides(overridesPath(dir))).toThrow(/no UTF-8 text/);
    writeFileSync(overridesPath(dir), '#'.repeat(4_000_001));
    expect(() => readOverrides(overridesPath(dir))).toThrow(/longer than 4 MB/);
    expect(() => readOverrides(dir)).toThrow(/cannot be read/);
  });

  test('a map of a version that knew no corrections can be opened', async () => {
    saveMap(dir, smallMap(), {});
    const path = join(dir, 'manifest.json');
    const { extractor: _, overrides: __, ...older } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify(older));
    const { manifest } = await openMapFolder(dir);
    expect([manifest.extractor, manifest.overrides, existsSync(overridesPath(dir))]).toEqual([null, null, false]);
  });
});
