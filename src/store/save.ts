import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import { packageVersion } from '../lib/package.ts';
import type { ConceptMap, ExtractedPaper } from '../types.ts';
import { discard, isIntact, linkOrCopy, removeLeftovers, syncFolder, writeDurably, writingFolder } from './files.ts';
import { digests, FORMAT, type Manifest, sha256 } from './manifest.ts';
import { encodeTable } from './parquet.ts';
import { rawDefinitionRows, rawMentionRows } from './raw-tables.ts';
import { ROW_GROUPS, TABLE_NAMES, TABLES, type TableName } from './schema.ts';
import { TABLE_ROWS } from './tables.ts';

/** What a map folder holds beside the map. */
export interface Beside {
  /** What was read in the papers, and the version of the extractor that read it. */
  extracted?: { papers: readonly ExtractedPaper[]; extractor: string };
  /** SHA-256 of the overrides.yaml that was applied. */
  overrides?: string | null;
}

/**
 * Writes a map folder: the tables into a folder of their own beside the old ones, then `manifest.json` in one rename, so that
 * a killed run leaves the old map or the new one. A table that is as it was gets a second name instead of being written. The caller
 * holds the lock of the folder (see `lockMap`).
 * @throws PapergraphError where the folder cannot be written; the map that was there is unharmed
 */
export function saveMap(dir: string, map: ConceptMap, options: Record<string, unknown>, beside: Beside = {}): Manifest {
  try {
    return save(dir, map, options, beside);
  } catch (cause) {
    discard(dir);
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === undefined) throw cause;
    const mend = code === 'ENOSPC' || code === 'EDQUOT' ? ': free some space and run it again' : '';
    throw new PapergraphError(`${dir} cannot be written: ${message}; the map there is as it was${mend}`, { cause });
  }
}

function save(dir: string, map: ConceptMap, options: Record<string, unknown>, beside: Beside): Manifest {
  mkdirSync(dir, { recursive: true });
  const writing = writingFolder(dir);
  rmSync(writing, { recursive: true, force: true });
  mkdirSync(writing);
  const before = lastTables(dir);
  const entries: Manifest['tables'] = {};
  // One table after the other, so that the rows of one alone are in memory.
  for (const name of TABLE_NAMES) {
    const rows = rowsOf(name, map, beside);
    if (!rows || (rows.length === 0 && name === 'corrections')) continue;
    const bytes = encodeTable(TABLES[name], rows, ROW_GROUPS[name]);
    const file = `${name}.parquet`;
    const entry = { file, rows: rows.length, bytes: bytes.length, sha256: sha256(bytes) };
    const old = before.get(entry.sha256);
    if (old !== undefined && isIntact(old, entry.sha256)) linkOrCopy(old, join(writing, file));
    else writeDurably(join(writing, file), bytes);
    entries[name] = entry;
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
  const intact = Object.values(entries).every((entry) => isIntact(join(dir, folder, entry.file), entry.sha256));
  if (intact) rmSync(writing, { recursive: true });
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

function rowsOf(name: TableName, map: ConceptMap, { extracted }: Beside): readonly Record<string, unknown>[] | null {
  if (name === 'raw_mentions') return extracted ? rawMentionRows(extracted.papers) : null;
  if (name === 'raw_definitions') return extracted ? rawDefinitionRows(extracted.papers) : null;
  return TABLE_ROWS[name](map);
}

/** Paths of the tables of the map that is there, by digest; none where it cannot be read: then all are written. */
function lastTables(dir: string): Map<string, string> {
  const path = join(dir, 'manifest.json');
  if (!existsSync(path)) return new Map();
  try {
    const { folder, tables } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (!/^tables-[0-9a-f]{16}$/.test(folder)) return new Map();
    return new Map(
      Object.entries(tables).flatMap(([name, entry]) =>
        Object.hasOwn(TABLES, name) ? [[entry.sha256, join(dir, folder, `${name}.parquet`)]] : [],
      ),
    );
  } catch {
    return new Map();
  }
}
