import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import type { ConceptMap, ExtractedPaper, Paper } from '../types.ts';
import { type Manifest, readManifest, sha256 } from './manifest.ts';
import { decodeTable } from './parquet.ts';
import { fromRawTables } from './raw-tables.ts';
import {
  MAP_TABLES,
  OPTIONAL_TABLES,
  RAW_TABLES,
  type RawTables,
  TABLES,
  type TableName,
  type Tables,
} from './schema.ts';
import { fromTables } from './tables.ts';

/** A table that is not what the manifest says: damaged, or replaced by a build since the manifest was read. */
class TableError extends PapergraphError {}

async function readTable(dir: string, manifest: Manifest, name: TableName): Promise<unknown[]> {
  const entry = manifest.tables[name];
  const path = join(dir, manifest.folder, `${name}.parquet`);
  if (!entry && OPTIONAL_TABLES.has(name)) return [];
  if (!entry) throw new PapergraphError(`${join(dir, 'manifest.json')} lists no table ${name}: build the map again`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const words = `${path} cannot be read (${message}): build the map again`;
    throw code === 'ENOENT' ? new TableError(words, { cause }) : new PapergraphError(words, { cause });
  }
  if (sha256(bytes) !== entry.sha256) {
    throw new TableError(`${path} is damaged (its SHA-256 is not the one in manifest.json): build the map again`);
  }
  return decodeTable(TABLES[name], bytes);
}

async function readMap(dir: string, manifest: Manifest): Promise<ConceptMap> {
  const tables = {} as Record<keyof Tables, unknown[]>;
  for (const name of MAP_TABLES) tables[name] = await readTable(dir, manifest, name);
  return fromTables(tables as unknown as Tables, manifest.clustering);
}

/**
 * Opens a map folder, checking every table against its digest. A map that a build replaces meanwhile is read once more.
 * @throws PapergraphError naming the file that is missing, damaged or of a newer format
 */
export async function openMapFolder(dir: string): Promise<{ map: ConceptMap; manifest: Manifest }> {
  const manifest = readManifest(dir);
  try {
    return { map: await readMap(dir, manifest), manifest };
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
    const next = readManifest(dir);
    if (next.digest.all === manifest.digest.all) throw error;
    return { map: await readMap(dir, next), manifest: next };
  }
}

/**
 * What was read in the papers of a map before names were resolved, as it was when the map was made.
 * @param papers the map's papers
 * @returns null where the map does not hold it, or an extractor of another version read it
 * @throws PapergraphError naming the file that is missing or damaged
 */
export async function readExtracted(
  dir: string,
  manifest: Manifest,
  papers: readonly Paper[],
  extractor: string,
): Promise<ExtractedPaper[] | null> {
  if (manifest.extractor !== extractor) return null;
  const tables = {} as Record<keyof RawTables, unknown[]>;
  for (const name of RAW_TABLES) tables[name] = await readTable(dir, manifest, name);
  return fromRawTables(tables as unknown as RawTables, papers);
}
