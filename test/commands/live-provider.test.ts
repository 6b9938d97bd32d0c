import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { liveProvider } from '../../src/commands/live-provider.ts';
import type { MapProvider } from '../../src/serve/index.ts';
import { openMapFolder, saveMap } from '../../src/store/index.ts';
import { smallMap } from '../support/small-map.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'papergraph-live-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A provider that tells the title of the first paper. */
async function open(): Promise<MapProvider> {
  const { map, manifest } = await openMapFolder(dir);
  const nothing = () => null;
  return {
    title: 'map',
    version: () => manifest.digest.all,
    view: () => ({}) as never,
    paper: nothing,
    concept: nothing,
    stats: () => map.papers[0]!.title,
  };
}

function saveTitled(title: string): void {
  const map = smallMap();
  map.papers[0]!.title = title;
  saveMap(dir, map, {});
}

test('a served map follows the folder, and stays where the new version cannot be opened', async () => {
  saveTitled('first title');
  const told: string[] = [];
  const { provider, stop } = liveProvider(dir, await open(), open, (line) => told.push(line));
  try {
    const before = provider.version();
    saveTitled('second title');
    expect(provider.stats()).toBe('first title');
    await vi.waitFor(() => expect(provider.stats()).toBe('second title'), 20_000);
    expect(provider.version()).not.toBe(before);
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'));
    writeFileSync(join(dir, 'manifest.json'), JSON.stringify({ ...manifest, digest: { facts: 'x', all: 'y' } }));
    await vi.waitFor(() => expect(told.at(-1)).toMatch(/cannot be opened.*damaged/), 20_000);
    expect(provider.stats()).toBe('second title');
    expect(told).toHaveLength(2);
  } finally {
    stop();
  }
});
