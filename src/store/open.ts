import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import type { ConceptMap } from '../types.ts';
import { type Manifest, readManifest, sha256 } from './manifest.ts';
import { decodeTable } from './parquet.ts';
import { TABLE_NAMES, TABLES, type TableName, type Tables } from './schema.ts';
import { fromTables } from './tables.ts';

async function readTable(dir: string, manifest: Manifest, name: TableName): Promise<unknown[]> {
  const entry = manifest.tables[name];
  const path = join(dir, manifest.folder, `${name}.parquet`);
  if (!entry) throw new PapergraphError(`${join(dir, 'manifest.json')} lists no table ${name}: build the map again`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new PapergraphError(`${path} cannot be read (${(cause as Error).message}): build the map again`, { cause });
  }
  if (sha256(bytes) !== entry.sha256) {
    throw new PapergraphError(`${path} is damaged (its SHA-256 is not the one in manifest.json): build the map again`);
  }
  return decodeTable(TABLES[name], bytes);
}

/**
 * Opens a map folder, checking every table against its digest.
 * @throws PapergraphError naming the file that is missing, damaged or of a newer format
 */
export async function openMapFolder(dir: string): Promise<{ map: ConceptMap; manifest: Manifest }> {
  const manifest = readManifest(dir);
  const tables = {} as Record<TableName, unknown[]>;
  for (const name of TABLE_NAMES) tables[name] = await readTable(dir, manifest, name);
  return { map: fromTables(tables as unknown as Tables, manifest.clustering), manifest };
}
