import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import { packageVersion } from '../lib/package.ts';
import type { ConceptMap, ExtractedPaper } from '../types.ts';
import { digests, FORMAT, type Manifest, sha256 } from './manifest.ts';
import { encodeTable } from './parquet.ts';
import { toRawTables } from './raw-tables.ts';
import { type RawTables, TABLE_NAMES, TABLES, type Tables } from './schema.ts';
import { toTables } from './tables.ts';

/** Writes a file and waits until it is on the disk, so that a later rename never points at an empty file. */
function writeDurably(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes renames in a folder durable. Windows cannot open folders, and needs no such step. */
function syncFolder(dir: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(dir, 'r');
  fsyncSync(file);
  closeSync(file);
}

function isIntact(folder: string, entries: Manifest['tables']): boolean {
  return Object.values(entries).every(({ file, sha256: digest }) => {
    const path = join(folder, file);
    return existsSync(path) && sha256(readFileSync(path)) === digest;
  });
}

/** Folders of older versions and of killed runs. The caller holds the lock, so nobody else is writing here. */
function removeLeftovers(dir: string, keep: string): void {
  for (const name of readdirSync(dir)) {
    if (name !== keep && /^(tables-[0-9a-f]{16}|writing-\d+)$/.test(name)) rmSync(join(dir, name), { recursive: true });
  }
}

/** What a map folder holds beside the map. */
export interface Beside {
  /** What was read in the papers, and the version of the extractor that read it. */
  extracted?: { papers: readonly ExtractedPaper[]; extractor: string };
  /** SHA-256 of the overrides.yaml that was applied. */
  overrides?: string | null;
}

/**
 * Writes a map folder: the tables into a folder of their own beside the old ones, then `manifest.json` in one rename, so that
 * a killed run leaves the old map or the new one. The caller holds the lock of the folder (see `lockMap`).
 * @throws PapergraphError where the folder cannot be written; the map that was there is unharmed
 */
export function saveMap(dir: string, map: ConceptMap, options: Record<string, unknown>, beside: Beside = {}): Manifest {
  try {
    return save(dir, map, options, beside);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause;
    throw new PapergraphError(`${dir} cannot be written: ${(cause as Error).message}; the map there is as it was`, {
      cause,
    });
  }
}

function save(dir: string, map: ConceptMap, options: Record<string, unknown>, beside: Beside): Manifest {
  mkdirSync(dir, { recursive: true });
  const raw: Partial<RawTables> = beside.extracted ? toRawTables(beside.extracted.papers) : {};
  const tables: Tables & Partial<RawTables> = { ...toTables(map), ...raw };
  const writing = join(dir, `writing-${process.pid}`);
  rmSync(writing, { recursive: true, force: true });
  mkdirSync(writing);
  const entries: Manifest['tables'] = {};
  for (const name of TABLE_NAMES) {
    const rows = tables[name];
    if (!rows || (rows.length === 0 && name === 'corrections')) continue;
    const bytes = encodeTable(TABLES[name], rows);
    writeDurably(join(writing, `${name}.parquet`), bytes);
    entries[name] = { file: `${name}.parquet`, rows: rows.length, bytes: bytes.length, sha256: sha256(bytes) };
  }
  syncFolder(writing);
  const digest = digests(entries);
  const folder = `tables-${digest.all.slice(0, 16)}`;
  const { modularity, shuffledModularity, resolution } = map.clustering;
  const manifest: Manifest = {
    format: FORMAT,
    papergraph: packageVersion(),
    folder,
    options,
    clustering: { modularity, shuffledModularity, resolution },
    tables: entries,
    digest,
    extractor: beside.extracted?.extractor ?? null,
    overrides: beside.overrides ? { sha256: beside.overrides } : null,
  };
  // The live tables may be these very ones: then they are left alone, unless they were damaged since.
  if (isIntact(join(dir, folder), entries)) rmSync(writing, { recursive: true });
  else {
    rmSync(join(dir, folder), { recursive: true, force: true });
    renameSync(writing, join(dir, folder));
  }
  const next = join(dir, 'manifest.json.new');
  writeDurably(next, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  renameSync(next, join(dir, 'manifest.json'));
  syncFolder(dir);
  removeLeftovers(dir, folder);
  return manifest;
}
