import { LABELS } from './chain.ts';
import { filterOf, type KeyFilter } from './hash.ts';

const MAGIC = 0x31434750;
const HEADER = 12;
/** Numbers of a packed sum: seven pairs of labels, and a count. */
export const PACKED = 8;
const COUNT = 7;
/** Numbers of a row in the table: 13 bytes of weights and three of a tag, which are the last number's upper ones. */
const ROW = 4;
const LAST = 3;
/** A row's tag holds as many last bits of its key as its place does not tell, and above them how far it is from home. */
const TAG_BITS = 24;
const FARTHEST_BITS = 11;
const LEAST_LOG = 32 - TAG_BITS + FARTHEST_BITS;
/** Every other byte of a number. */
const EVEN = 0x00ff00ff;
const BIAS = 128;
const TRANSITIONS = (LABELS + 1) * LABELS;

/** The tagger's weights: one row of signed bytes for every feature that was kept. */
export interface TaggerWeights {
  filter: KeyFilter;
  /**
   * Open addressing by the first bits of a feature's hash: place × ROW. The labels' weights in units of `scale`, each plus 128, four in a
   * number; with the last one a tag, 0 where the place is free. Place and tag together tell the hash (quotienting: Knuth, The Art of Computer
   * Programming 3, section 6.4), so that a row takes a quarter of a cache line and the whole table is small.
   */
  places: Int32Array;
  /** Bits of a hash that its tag holds. */
  restBits: number;
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
  const restBits = 32 - logFor(count);
  const places = new Int32Array(ROW << (32 - restBits));
  for (let k = 0; k < count; k++) {
    const tag = tagAt(places, restBits, keys[k]!);
    if (tag.known) continue;
    for (let y = 0; y < LABELS; y++)
      places[tag.at + (y >> 2)]! |= (view.getInt8(rowsAt + k * LABELS + y) + BIAS) << (8 * (y & 3));
    places[tag.at + LAST]! |= tag.value << 8;
  }
  return { filter: filterOf(keys, 8), places, restBits, scale: view.getFloat32(8, true), transitions };
}

function logFor(count: number): number {
  let log = LEAST_LOG;
  while (2 ** log * 0.8 < count) log++;
  return log;
}

/** Where the row of a key is, or the free place where it would be; and the tag that tells it there. */
function tagAt(places: Int32Array, restBits: number, key: number): { at: number; value: number; known: boolean } {
  const unit = 1 << restBits;
  let at = (key >>> restBits) * ROW;
  for (let value = unit | (key & (unit - 1)); value < 2 ** TAG_BITS; value += unit) {
    const found = places[at + LAST]! >>> 8;
    if (found === value || found === 0) return { at, value, known: found === value };
    at = (at + ROW) & (places.length - 1);
  }
  throw new RangeError('the weights of a tagger with too many hashes that are alike');
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
export function findRows(features: Int32Array, from: number, to: number, { places, restBits }: TaggerWeights): void {
  const mask = places.length - 1;
  const unit = 1 << restBits;
  const count = to - from;
  if (found.length < count) found = new Int32Array(2 * count);
  // Reading all tags first lets the processor fetch their lines at the same time: no guess at a branch waits for memory.
  for (let k = 0; k < count; k++) found[k] = places[(features[from + k]! >>> restBits) * ROW + LAST]!;
  for (let k = 0; k < count; k++) {
    const feature = features[from + k]!;
    let row = (feature >>> restBits) * ROW;
    let wanted = unit | (feature & (unit - 1));
    let tag = found[k]! >>> 8;
    while (tag !== wanted && tag !== 0) {
      row = (row + ROW) & mask;
      wanted += unit;
      tag = places[row + LAST]! >>> 8;
    }
    found[k] = tag === 0 ? -1 : row;
  }
}

/**
 * Adds the weights of the features `from` … `to - 1` that were looked up last to the packed sums at `at`: seven pairs of labels (the first
 * and third, second and fourth of each four; the last alone), and the number of features that were known. Two labels share one number, so
 * that seven additions do for thirteen; more than 250 known features in one sum would run over.
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
    const first = places[row]!;
    const second = places[row + 1]!;
    const third = places[row + 2]!;
    a = (a + (first & EVEN)) | 0;
    b = (b + ((first >>> 8) & EVEN)) | 0;
    c = (c + (second & EVEN)) | 0;
    d = (d + ((second >>> 8) & EVEN)) | 0;
    e = (e + (third & EVEN)) | 0;
    f = (f + ((third >>> 8) & EVEN)) | 0;
    g = (g + (places[row + LAST]! & 0xff)) | 0;
  }
  sums[at]! += a;
  sums[at + 1]! += b;
  sums[at + 2]! += c;
  sums[at + 3]! += d;
  sums[at + 4]! += e;
  sums[at + 5]! += f;
  sums[at + 6]! += g;
  sums[at + COUNT]! += count;
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
  const bias = BIAS * sums[from + COUNT]!;
  for (let y = 0; y < LABELS; y++) {
    const pair = sums[from + ((y >> 1) & ~1) + (y & 1)]!;
    scores[at + y] = (((y & 2) === 0 ? pair & 0xffff : pair >>> 16) - bias) * scale;
  }
}
