/** FNV-1a over UTF-16 code units with a final mix; a signed 32-bit integer, never 0. */
export function hashText(text: string): number {
  let h = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finish(h);
}

/** Order-dependent mix of two hashes; a signed 32-bit integer, never 0. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b1, 0x85ebca6b) ^ b;
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return finish(h);
}

function finish(value: number): number {
  let h = value;
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  h ^= h >>> 16;
  return h === 0 ? 1 : h;
}

/**
 * Says of most hashes that are not in a set that they are not, by one bit each (Bloom, CACM 1970, with one hash function). It is small
 * enough to stay in the processor's cache, where the set itself is not. Word and bit of a hash: `bits[h >>> wordShift] >>> (h >>> bitShift)`.
 */
export interface KeyFilter {
  bits: Int32Array;
  wordShift: number;
  bitShift: number;
}

/** A filter that lets every hash pass. */
export const EVERY_KEY: KeyFilter = { bits: Int32Array.of(-1, -1), wordShift: 31, bitShift: 26 };

/** A filter with at least `bitsPerKey` bits for each hash of a set. */
export function filterOf(hashes: Int32Array, bitsPerKey: number): KeyFilter {
  let log = 6;
  while (log < 24 && 2 ** log < hashes.length * bitsPerKey) log++;
  const bits = new Int32Array(2 ** (log - 5));
  for (const hash of hashes) bits[hash >>> (37 - log)]! |= 1 << ((hash >>> (32 - log)) & 31);
  return { bits, wordShift: 37 - log, bitShift: 32 - log };
}

/** From 32-bit hashes to rows 0, 1, 2 … by open addressing behind a filter; for frozen sets of keys. */
export class HashIndex {
  /** Key and row of each place, side by side; key 0 marks a free place. */
  private readonly table: Int32Array;
  private readonly mask: number;
  private readonly bits: Int32Array;
  private readonly wordShift: number;
  private readonly bitShift: number;

  constructor(hashes: Int32Array) {
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.mask = size - 1;
    this.table = new Int32Array(size * 2);
    for (let row = 0; row < hashes.length; row++) {
      let at = hashes[row]! & this.mask;
      while (this.table[at * 2] !== 0 && this.table[at * 2] !== hashes[row]) at = (at + 1) & this.mask;
      if (this.table[at * 2] !== 0) continue;
      this.table[at * 2] = hashes[row]!;
      this.table[at * 2 + 1] = row;
    }
    const { bits, wordShift, bitShift } = filterOf(hashes, 8);
    this.bits = bits;
    this.wordShift = wordShift;
    this.bitShift = bitShift;
  }

  /** Row of a hash, -1 where it is not in the set. */
  get(hash: number): number {
    const { table, mask } = this;
    if (((this.bits[hash >>> this.wordShift]! >>> ((hash >>> this.bitShift) & 31)) & 1) === 0) return -1;
    let at = hash & mask;
    for (;;) {
      const key = table[at * 2]!;
      if (key === hash) return table[at * 2 + 1]!;
      if (key === 0) return -1;
      at = (at + 1) & mask;
    }
  }
}
