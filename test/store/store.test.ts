import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockMap, type Manifest, openMapFolder, saveMap } from '../../src/store/index.ts';
import { smallMap } from '../support/small-map.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-store-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Every file of a folder with its bytes. */
const contents = (folder: string): [string, string][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length), readFileSync(path).toString('base64')];
    })
    .sort();

const tableFile = (name: string): string => join(dir, readdirSync(dir).find((n) => n.startsWith('tables-'))!, name);

describe('a map folder', () => {
  test('gives back the map that was saved', async () => {
    saveMap(dir, smallMap(), { seed: 1 });
    const { map, manifest } = await openMapFolder(dir);
    expect(map).toEqual(smallMap());
    expect(manifest.options).toEqual({ seed: 1 });
    expect(manifest.tables.mentions?.rows).toBe(4);
  });

  test('an empty map is a map', async () => {
    const empty = smallMap();
    empty.papers = [];
    empty.resolution = { concepts: [], paperConcepts: [], merges: [], variants: [] };
    empty.links = { conceptConcept: [], paperPaper: [] };
    empty.clustering = { ...empty.clustering, communities: [], membership: new Map(), certainty: new Map() };
    empty.positions = [];
    saveMap(dir, empty, {});
    expect((await openMapFolder(dir)).map).toEqual(empty);
  });

  test('saving twice gives the same bytes and leaves no leftovers', () => {
    saveMap(dir, smallMap(), {});
    const first = contents(dir);
    mkdirSync(join(dir, 'writing-1'));
    mkdirSync(join(dir, 'tables-0123456789abcdef'));
    saveMap(dir, smallMap(), {});
    expect(contents(dir)).toEqual(first);
    expect(readdirSync(dir).filter((n) => !n.startsWith('tables-'))).toEqual(['manifest.json']);
  });

  test('the digest of the facts knows nothing of places and sources; the digest of all does', () => {
    const before = saveMap(dir, smallMap(), {});
    const moved = smallMap();
    moved.positions[0]!.x = 7;
    moved.papers[0]!.sources = [];
    moved.papers[1]!.parts![1]!.sources = [{ file: 'renamed.txt', line: 2 }];
    const after = saveMap(dir, moved, {});
    expect(after.digest.facts).toBe(before.digest.facts);
    expect(after.digest.all).not.toBe(before.digest.all);
    const changed = smallMap();
    changed.resolution.concepts[0]!.name = 'Lora';
    expect(saveMap(dir, changed, {}).digest.facts).not.toBe(before.digest.facts);
  });

  test('a map that a build replaces while it is read is the map that was opened', async () => {
    const opened = saveMap(dir, smallMap(), {});
    const changed = smallMap();
    changed.resolution.concepts[0]!.name = 'Lora';
    // The manifest and the first table are read at once, the others after the old tables are gone.
    const opening = openMapFolder(dir);
    const manifest = saveMap(dir, changed, {});
    expect(await opening).toEqual({ map: smallMap(), manifest: opened });
    expect(await openMapFolder(dir)).toEqual({ map: changed, manifest });
  });

  test('other files in the folder are left alone', () => {
    writeFileSync(join(dir, 'overrides.yaml'), 'merge: []\n');
    saveMap(dir, smallMap(), {});
    expect(readFileSync(join(dir, 'overrides.yaml'), 'utf8')).toBe('merge: []\n');
  });
});

describe('what can be wrong with a map folder', () => {
  test('no map: says how to make one', async () => {
    await expect(openMapFolder(dir)).rejects.toThrow(/holds no map.*papergraph build/);
  });

  test('one flipped bit: names the file', async () => {
    saveMap(dir, smallMap(), {});
    const path = tableFile('concepts.parquet');
    const bytes = readFileSync(path);
    bytes[10]! ^= 1;
    writeFileSync(path, bytes);
    await expect(openMapFolder(dir)).rejects.toThrow(/concepts\.parquet is damaged/);
    saveMap(dir, smallMap(), {});
    expect((await openMapFolder(dir)).map).toEqual(smallMap());
  });

  test('a missing table, a damaged manifest, a newer format: named', async () => {
    saveMap(dir, smallMap(), {});
    rmSync(tableFile('merges.parquet'));
    await expect(openMapFolder(dir)).rejects.toThrow(/merges\.parquet cannot be read/);
    const path = join(dir, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...manifest, format: 99 }));
    await expect(openMapFolder(dir)).rejects.toThrow(/format 99.*reads up to 2/);
    writeFileSync(path, JSON.stringify({ ...manifest, folder: '../elsewhere' }));
    await expect(openMapFolder(dir)).rejects.toThrow(/damaged \(folder/);
    writeFileSync(path, '{"format":');
    await expect(openMapFolder(dir)).rejects.toThrow(/no valid JSON/);
  });

  test.each([
    ['digest of the facts', (m: Manifest) => ({ ...m, digest: { ...m.digest, facts: m.digest.all } })],
    ['digest of all', (m: Manifest) => ({ ...m, digest: { ...m.digest, all: m.digest.facts } })],
    ['digest of a table', (m: Manifest) => ({ ...m, tables: { ...m.tables, merges: m.tables.concepts } })],
    ['folder', (m: Manifest) => ({ ...m, folder: 'tables-0123456789abcdef' })],
  ])('a manifest with another %s: damaged, and the same error at every opening', async (_, change) => {
    const manifest = saveMap(dir, smallMap(), {});
    writeFileSync(join(dir, 'manifest.json'), JSON.stringify(change(manifest)));
    await expect(openMapFolder(dir)).rejects.toThrow(/manifest\.json is damaged.*build the map again/);
    saveMap(dir, smallMap(), {});
    expect((await openMapFolder(dir)).map).toEqual(smallMap());
  });

  test('a folder that cannot be made: said', () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');
    expect(() => saveMap(join(file, 'map'), smallMap(), {})).toThrow(/cannot be written/);
  });
});

describe('the lock', () => {
  test('keeps a second writer out until it is released', () => {
    const release = lockMap(dir);
    expect(() => lockMap(dir)).toThrow(/being written by another/);
    release();
    lockMap(dir)();
    expect(existsSync(join(dir, '.lock'))).toBe(false);
  });

  test('of a dead process is taken over, of another host it is not', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(dir, '.lock'), JSON.stringify({ pid, host: hostname() }));
    lockMap(dir)();
    writeFileSync(join(dir, '.lock'), JSON.stringify({ pid, host: 'elsewhere' }));
    expect(() => lockMap(dir)).toThrow(/being written/);
  });

  test('refuses folders that hold something else, and files', () => {
    writeFileSync(join(dir, 'manifest.json'), '{"name":"My web app"}');
    expect(() => lockMap(dir)).toThrow(/was not written by papergraph/);
    rmSync(join(dir, 'manifest.json'));
    writeFileSync(join(dir, 'main.ts'), '');
    expect(() => lockMap(dir)).toThrow(/holds other files \(main\.ts\)/);
    expect(() => lockMap(join(dir, 'main.ts'))).toThrow(/is no folder/);
    expect(readdirSync(dir)).toEqual(['main.ts']);
  });

  test('takes a damaged map over, and leaves no empty folder behind', () => {
    saveMap(dir, smallMap(), {});
    const path = join(dir, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 100));
    lockMap(dir)();
    lockMap(join(dir, '../papergraph-new-folder'))();
    expect(existsSync(join(dir, '../papergraph-new-folder'))).toBe(false);
  });

  test('goes to one of many that find a stale one at once', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const script = join(import.meta.dirname, '../support/lock-once.ts');
    let winners = 0;
    for (let round = 0; round < 2; round++) {
      writeFileSync(join(dir, '.lock'), JSON.stringify({ pid, host: hostname() }));
      const tries = Array.from({ length: 6 }, () => spawn(process.execPath, ['--import', 'tsx', script, dir]));
      const codes = await Promise.all(tries.map((child) => new Promise((done) => child.once('exit', done))));
      const won = codes.filter((code) => code === 0).length;
      expect(won).toBeLessThanOrEqual(1);
      winners += won;
      expect(codes.filter((code) => code !== 0 && code !== 3)).toEqual([]);
      rmSync(join(dir, '.lock'), { force: true });
    }
    expect(winners).toBeGreaterThan(0);
  });
});
