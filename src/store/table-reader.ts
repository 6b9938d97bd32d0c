import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { PapergraphError } from '../lib/errors.ts';
import { type Manifest, readManifest, sha256 } from './manifest.ts';
import { decodeColumn, decodeRows, decodeTable } from './parquet.ts';
import { OPTIONAL_TABLES, TABLE_NAMES, TABLES, type TableName, type TableRow } from './schema.ts';

/** A table that is not what the manifest says. */
class TableError extends PapergraphError {}

/** The tables of one version of a map. */
export interface TableReader {
  manifest: Manifest;
  /**
   * Rows of a table that the manifest lists; none of one that a map may lack.
   * @throws PapergraphError naming the file that is missing or damaged
   */
  read<N extends TableName>(name: N): Promise<TableRow<N>[]>;
  /** One column of a table that the manifest lists. */
  column<N extends TableName, C extends keyof TableRow<N> & string>(name: N, column: C): Promise<TableRow<N>[C][]>;
  /** The rows at some places of a table that the manifest lists. */
  rows<N extends TableName>(name: N, places: readonly number[]): Promise<TableRow<N>[]>;
  close(): void;
}

/** How often a map that is replaced while it is opened is tried. */
const ATTEMPTS = 5;

/**
 * Opens every table file of a map, so that a writer that removes them does not take them from this reader.
 * @param oldest the oldest format that will do
 */
export function openTables(dir: string, oldest?: number): TableReader {
  for (let attempt = 1; ; attempt++) {
    const manifest = readManifest(dir, oldest);
    const files = new Map<TableName, number>();
    const close = (): void => {
      for (const file of files.values()) closeSync(file);
      files.clear();
    };
    try {
      for (const name of TABLE_NAMES) if (manifest.tables[name]) files.set(name, openTable(dir, manifest, name));
    } catch (error) {
      close();
      const replaced = error instanceof TableError && readManifest(dir, oldest).folder !== manifest.folder;
      if (replaced && attempt < ATTEMPTS) continue;
      throw error;
    }
    return reader(dir, manifest, files, close);
  }
}

const tablePath = (dir: string, manifest: Manifest, name: TableName): string =>
  join(dir, manifest.folder, `${name}.parquet`);

function openTable(dir: string, manifest: Manifest, name: TableName): number {
  const path = tablePath(dir, manifest, name);
  try {
    return openSync(path, 'r');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const words = `${path} cannot be read (${message}): build the map again`;
    throw code === 'ENOENT' ? new TableError(words, { cause }) : new PapergraphError(words, { cause });
  }
}

function reader(
  dir: string,
  manifest: Manifest,
  files: ReadonlyMap<TableName, number>,
  close: () => void,
): TableReader {
  // Several columns of a table are read one after the other.
  let last: { name: TableName; bytes: Uint8Array } | null = null;
  const bytesOf = (name: TableName): Uint8Array => {
    if (last?.name !== name) last = { name, bytes: checkedBytes(dir, manifest, name, files.get(name)) };
    return last.bytes;
  };
  const decoded = async <T>(name: TableName, decode: (bytes: Uint8Array) => Promise<unknown>): Promise<T> => {
    const bytes = bytesOf(name);
    try {
      return (await decode(bytes)) as T;
    } catch (cause) {
      const words = `${tablePath(dir, manifest, name)} is no table that papergraph wrote (${(cause as Error).message}): build the map again`;
      throw new TableError(words, { cause });
    }
  };
  return {
    manifest,
    read: async (name) => {
      if (!manifest.tables[name] && OPTIONAL_TABLES.has(name)) return [];
      const rows = await decoded<TableRow<typeof name>[]>(name, (bytes) => decodeTable(TABLES[name], bytes));
      last = null;
      return rows;
    },
    column: (name, column) => decoded(name, (bytes) => decodeColumn(bytes, column)),
    rows: (name, places) => decoded(name, (bytes) => decodeRows(TABLES[name], bytes, places)),
    close,
  };
}

/** The bytes of a table, held against its digest. */
function checkedBytes(dir: string, manifest: Manifest, name: TableName, file: number | undefined): Uint8Array {
  const entry = manifest.tables[name];
  if (!entry || file === undefined)
    throw new PapergraphError(`${join(dir, 'manifest.json')} lists no table ${name}: build the map again`);
  const bytes = readWhole(file);
  if (sha256(bytes) !== entry.sha256) {
    throw new TableError(
      `${tablePath(dir, manifest, name)} is damaged (its SHA-256 is not the one in manifest.json): build the map again`,
    );
  }
  return bytes;
}

function readWhole(file: number): Uint8Array {
  const bytes = new Uint8Array(fstatSync(file).size);
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(file, bytes, at, bytes.length - at, at);
    if (read === 0) break;
    at += read;
  }
  return bytes;
}
