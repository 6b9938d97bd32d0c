import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetRead } from 'hyparquet';
import { PapergraphError } from '../lib/errors.ts';
import { type Manifest, sha256 } from './manifest.ts';
import { OPTIONAL_TABLES, type TableName, type TableRow } from './schema.ts';

/** Some columns of a table: as many values in each as the table has rows. */
type Columns<N extends TableName, C extends keyof TableRow<N>> = { [K in C]: TableRow<N>[K][] };

/** Tables of a map by single columns: no row becomes an object, what nobody asks for is not decoded. */
export interface ColumnReader {
  /** @throws PapergraphError naming the file that is missing or damaged */
  read<N extends TableName, C extends keyof TableRow<N> & string>(
    table: N,
    columns: readonly C[],
  ): Promise<Columns<N, C>>;
}

/** Reads the tables that a manifest lists. Each file is read and checked against its digest once. */
export function columnReader(dir: string, manifest: Manifest): ColumnReader {
  const files = new Map<TableName, ArrayBuffer | null>();
  const fileOf = (table: TableName): ArrayBuffer | null => {
    const known = files.get(table);
    if (known !== undefined) return known;
    const file = readFile(dir, manifest, table);
    files.set(table, file);
    return file;
  };
  return {
    async read(table, columns) {
      const chunks = new Map(columns.map((name) => [name as string, [] as { start: number; values: unknown[] }[]]));
      const file = fileOf(table);
      if (file)
        await parquetRead({
          file,
          columns: [...columns],
          onChunk: ({ columnName, columnData, rowStart }) =>
            chunks.get(columnName)!.push({ start: rowStart, values: columnData as unknown[] }),
        });
      return Object.fromEntries([...chunks].map(([name, list]) => [name, joinChunks(list)])) as never;
    },
  };
}

/** Chunks may come in any order. */
function joinChunks(chunks: { start: number; values: ArrayLike<unknown> }[]): ArrayLike<unknown> {
  if (chunks.length === 1) return chunks[0]!.values;
  const column: unknown[] = [];
  for (const { values } of chunks.sort((a, b) => a.start - b.start))
    for (let i = 0; i < values.length; i++) column.push(values[i]);
  return column;
}

function readFile(dir: string, manifest: Manifest, table: TableName): ArrayBuffer | null {
  const entry = manifest.tables[table];
  if (!entry && OPTIONAL_TABLES.has(table)) return null;
  const path = join(dir, manifest.folder, `${table}.parquet`);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new PapergraphError(`${path} cannot be read (${(cause as Error).message}): build the map again`, { cause });
  }
  if (!entry || sha256(bytes) !== entry.sha256)
    throw new PapergraphError(`${path} is damaged (its SHA-256 is not the one in manifest.json): build the map again`);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
