import { HashIndex } from './hash.ts';

const HEADER = 12;

/**
 * Reads a frozen table: "PGT1", number of rows, bytes a row beside its key, the keys (32-bit hashes), then the byte columns one after
 * the other. All numbers are little-endian.
 */
export function readTable(bytes: Uint8Array): {
  index: HashIndex;
  keys: Int32Array;
  columns: Uint8Array[];
  rows: number;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = view.getUint32(4, true);
  const width = view.getUint32(8, true);
  if (view.getUint32(0, true) !== 0x31544750 || bytes.length !== HEADER + rows * (4 + width))
    throw new RangeError('not a table of weights, or cut short');
  const keys = new Int32Array(rows);
  for (let row = 0; row < rows; row++) keys[row] = view.getInt32(HEADER + row * 4, true);
  const from = HEADER + rows * 4;
  const columns = Array.from({ length: width }, (_, c) => bytes.subarray(from + c * rows, from + (c + 1) * rows));
  return { index: new HashIndex(keys), keys, columns, rows };
}

/** The inverse of `readTable`. */
export function writeTable(keys: Int32Array, columns: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(HEADER + keys.length * (4 + columns.length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x31544750, true);
  view.setUint32(4, keys.length, true);
  view.setUint32(8, columns.length, true);
  for (let row = 0; row < keys.length; row++) view.setInt32(HEADER + row * 4, keys[row]!, true);
  for (let c = 0; c < columns.length; c++) bytes.set(columns[c]!, HEADER + keys.length * 4 + c * keys.length);
  return bytes;
}

/** Corpus statistics of single words (key: hash of the lower-case form). Rows come from `row`; -1 answers "unknown". */
export class WordStatistics {
  private readonly index: HashIndex;
  private readonly columns: Uint8Array[];

  constructor(bytes: Uint8Array) {
    const table = readTable(bytes);
    this.index = table.index;
    this.columns = table.columns;
  }

  row(low: number): number {
    return this.index.get(low);
  }
  frequency(row: number): number {
    return row < 0 ? 0 : this.columns[0]![row]!;
  }
  capitals(row: number): number {
    return row < 0 ? 9 : this.columns[1]![row]!;
  }
  coarse(row: number): number {
    return row < 0 ? 0 : this.columns[2]![row]!;
  }
  middle(row: number): number {
    return row < 0 ? 0 : this.columns[3]!.length === 0 ? 0 : this.columns[3]![row]! + (this.columns[4]![row]! << 8);
  }
  fine(row: number): number {
    return row < 0 ? 0 : this.columns[5]![row]! + (this.columns[6]![row]! << 8);
  }
}
