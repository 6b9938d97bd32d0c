import { LABELS } from './chain.ts';
import { filterOf, type KeyFilter } from './hash.ts';

const MAGIC = 0x31434750;
const HEADER = 12;
/** Numbers of a packed row: seven pairs of labels, and a key or a count. */
export const PACKED = 8;
const KEY = 7;
const BIAS = 128;
const TRANSITIONS = (LABELS + 1) * LABELS;

/** The tagger's weights: one row of signed bytes for every feature that was kept. */
export interface TaggerWeights {
  filter: KeyFilter;
  /**
   * Open addressing by feature hash: place × PACKED. A place is half a cache line, so that a feature is found and read with one miss: the
   * labels' weights in units of `scale`, each plus 128, two in a number; last the feature's hash, 0 where the place is free.
   */
  places: Int32Array;
  scale: number;
  transitions: Float32Array;
}

/** Reads "PGC1", number of rows, scale (32-bit float), transitions (32-bit floats), feature hashes, rows; all little-endian. */
export function readWeights(bytes: Uint8Array): TaggerWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length < HEADER ? 0 : view.getUint32(4, true);
  const keysAt = HEADER + 4 * TRANSITIONS;
  const rowsAt = keysAt + 4 * count;
  if (bytes.length !== rowsAt + count * LABELS || view.getUint32(0, true) !== MAGIC)
    throw new RangeError('not the weights of a tagger, or cut short');
  const transitions = new Float32Array(TRANSITIONS);
  for (let k = 0; k < TRANSITIONS; k++) transitions[k] = view.getFloat32(HEADER + 4 * k, true);
  const keys = new Int32Array(count);
  for (let k = 0; k < count; k++) keys[k] = view.getInt32(keysAt + 4 * k, true);
  const places = new Int32Array(PACKED * sizeFor(count));
  for (let k = 0; k < count; k++) {
    const at = placeOf(places, keys[k]!);
    if (places[at + KEY] !== 0) continue;
    places[at + KEY] = keys[k]!;
    for (let y = 0; y < LABELS; y++)
      places[at + (y >> 1)]! += (view.getInt8(rowsAt + k * LABELS + y) + BIAS) << (16 * (y & 1));
  }
  return { filter: filterOf(keys, 8), places, scale: view.getFloat32(8, true), transitions };
}

function sizeFor(count: number): number {
  let size = 16;
  while (size * 0.7 < count) size *= 2;
  return size;
}

/** Where the row of a key (at 8 × its last bits) is, or the free place where it would be. */
function placeOf(places: Int32Array, key: number): number {
  const mask = places.length - 1;
  let at = (key << 3) & mask;
  while (places[at + KEY] !== key && places[at + KEY] !== 0) at = (at + PACKED) & mask;
  return at;
}

/** The inverse of `readWeights`. */
export function writeWeights(keys: Int32Array, rows: Int8Array, scale: number, transitions: Float32Array): Uint8Array {
  const keysAt = HEADER + 4 * TRANSITIONS;
  const out = new Uint8Array(keysAt + 4 * keys.length + rows.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, keys.length, true);
  view.setFloat32(8, scale, true);
  for (let k = 0; k < TRANSITIONS; k++) view.setFloat32(HEADER + 4 * k, transitions[k]!, true);
  for (let k = 0; k < keys.length; k++) view.setInt32(keysAt + 4 * k, keys[k]!, true);
  out.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), keysAt + 4 * keys.length);
  return out;
}

/** Where the rows of the features last looked up begin; -1 for a feature that is not known. */
let found = new Int32Array(1 << 12);

/** Looks up features `from` … `to - 1`; what is found stays until the next call. */
export function findRows(features: Int32Array, from: number, to: number, { places }: TaggerWeights): void {
  const mask = places.length - 1;
  const count = to - from;
  if (found.length < count) found = new Int32Array(2 * count);
  // Reading all keys first lets the processor fetch their lines at the same time: no guess at a branch waits for memory.
  for (let k = 0; k < count; k++) found[k] = places[((features[from + k]! << 3) & mask) + KEY]!;
  for (let k = 0; k < count; k++) {
    const feature = features[from + k]!;
    let row = (feature << 3) & mask;
    let key = found[k]!;
    while (key !== feature && key !== 0) {
      row = (row + PACKED) & mask;
      key = places[row + KEY]!;
    }
    found[k] = key === 0 ? -1 : row;
  }
}

/**
 * Adds the weights of the features `from` … `to - 1` that were looked up last to the packed sums at `at`: seven pairs of labels as in
 * `places`, and the number of features that were known. Two labels share one number, so that seven additions do for thirteen; more than 250
 * known features in one sum would run over.
 */
export function addFound(from: number, to: number, { places }: TaggerWeights, sums: Int32Array, at: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let count = 0;
  for (let k = from; k < to; k++) {
    const row = found[k]!;
    if (row < 0) continue;
    count++;
    a = (a + places[row]!) | 0;
    b = (b + places[row + 1]!) | 0;
    c = (c + places[row + 2]!) | 0;
    d = (d + places[row + 3]!) | 0;
    e = (e + places[row + 4]!) | 0;
    f = (f + places[row + 5]!) | 0;
    g = (g + places[row + 6]!) | 0;
  }
  sums[at]! += a;
  sums[at + 1]! += b;
  sums[at + 2]! += c;
  sums[at + 3]! += d;
  sums[at + 4]! += e;
  sums[at + 5]! += f;
  sums[at + 6]! += g;
  sums[at + KEY]! += count;
}

/** Looks up features `from` … `to - 1` and adds their weights to a packed sum, see `addFound`. */
export function addRows(
  features: Int32Array,
  from: number,
  to: number,
  weights: TaggerWeights,
  sums: Int32Array,
  at: number,
): void {
  findRows(features, from, to, weights);
  addFound(0, to - from, weights, sums, at);
}

/** Adds one packed sum to another. */
export function addPacked(from: Int32Array, at: number, to: Int32Array, place: number): void {
  to[place]! += from[at]!;
  to[place + 1]! += from[at + 1]!;
  to[place + 2]! += from[at + 2]!;
  to[place + 3]! += from[at + 3]!;
  to[place + 4]! += from[at + 4]!;
  to[place + 5]! += from[at + 5]!;
  to[place + 6]! += from[at + 6]!;
  to[place + 7]! += from[at + 7]!;
}

/** Writes the scores of all labels that the packed sum at `from` holds. */
export function unpack(sums: Int32Array, from: number, scale: number, scores: Float32Array, at: number): void {
  const bias = BIAS * sums[from + KEY]!;
  for (let y = 0; y < LABELS; y++) {
    const pair = sums[from + (y >> 1)]!;
    scores[at + y] = (((y & 1) === 0 ? pair & 0xffff : pair >>> 16) - bias) * scale;
  }
}
