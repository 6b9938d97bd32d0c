import { parquetMetadata, parquetRead, parquetReadObjects, parquetSchema, type SchemaElement } from 'hyparquet';
import { ByteWriter, parquetWrite } from 'hyparquet-writer';
import type { ColumnType, TableSchema } from './schema.ts';

type Row = Record<string, unknown>;

/** Parquet schema elements of one column. */
function elements(name: string, type: ColumnType): SchemaElement[] {
  const list = (element: SchemaElement): SchemaElement[] => [
    { name, converted_type: 'LIST', repetition_type: 'REQUIRED', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    element,
  ];
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
  switch (type) {
    case 'string':
      return [{ name, ...text, repetition_type: 'REQUIRED' }];
    case 'string?':
      return [{ name, ...text, repetition_type: 'OPTIONAL' }];
    case 'int':
      return [{ name, type: 'INT32', repetition_type: 'REQUIRED' }];
    case 'int?':
      return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }];
    case 'double':
      return [{ name, type: 'DOUBLE', repetition_type: 'REQUIRED' }];
    case 'double?':
      return [{ name, type: 'DOUBLE', repetition_type: 'OPTIONAL' }];
    case 'bool':
      return [{ name, type: 'BOOLEAN', repetition_type: 'REQUIRED' }];
    case 'strings':
      return list({ name: 'element', ...text, repetition_type: 'REQUIRED' });
    case 'doubles':
      return list({ name: 'element', type: 'DOUBLE', repetition_type: 'REQUIRED' });
  }
}

/** One table as a Parquet file (snappy). Equal rows give equal bytes. */
export function encodeTable(schema: TableSchema, rows: readonly Row[], rowGroupSize = 100_000): Uint8Array {
  const columns = Object.entries(schema);
  const writer = new ByteWriter();
  parquetWrite({
    writer,
    columnData: columns.map(([name]) => ({ name, data: rows.map((row) => row[name]) })),
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.flatMap(([name, type]) => elements(name, type)),
    ],
    rowGroupSize,
    createdBy: 'papergraph',
  });
  return new Uint8Array(writer.getBuffer());
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer =>
  (bytes.byteLength === bytes.buffer.byteLength
    ? bytes.buffer
    : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)) as ArrayBuffer;

/** Rows of a Parquet file written by `encodeTable`. Columns that an older format lacks are left out. */
export async function decodeTable(schema: TableSchema, bytes: Uint8Array): Promise<Row[]> {
  const file = bufferOf(bytes);
  const metadata = parquetMetadata(file);
  const there = new Set(parquetSchema(metadata).children.map(({ element }) => element.name));
  return parquetReadObjects({ file, metadata, columns: Object.keys(schema).filter((name) => there.has(name)) });
}

/** One column of a Parquet file, without making rows. */
export async function decodeColumn(bytes: Uint8Array, name: string): Promise<unknown[]> {
  const values: unknown[] = [];
  await parquetRead({
    file: bufferOf(bytes),
    columns: [name],
    onChunk: ({ columnData, rowStart }) => {
      for (let i = 0; i < columnData.length; i++) values[rowStart + i] = columnData[i];
    },
  });
  return values;
}

/** The rows at some places of a Parquet file, in the order of the places; only the row groups that hold them are read. */
export async function decodeRows(schema: TableSchema, bytes: Uint8Array, places: readonly number[]): Promise<Row[]> {
  const file = bufferOf(bytes);
  const metadata = parquetMetadata(file);
  const wanted = [...places].sort((a, b) => a - b);
  const found = new Map<number, Row>();
  let start = 0;
  for (const { num_rows } of metadata.row_groups) {
    const end = start + Number(num_rows);
    const inside = wanted.filter((place) => place >= start && place < end);
    if (inside.length > 0) {
      const rows = await parquetReadObjects({
        file,
        metadata,
        columns: Object.keys(schema),
        rowStart: start,
        rowEnd: end,
      });
      for (const place of inside) found.set(place, rows[place - start]!);
    }
    start = end;
  }
  return places.map((place) => found.get(place)!);
}
