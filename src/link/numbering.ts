/** Largest part of the slots that are taken: with more, looking up gets slow. */
const FULLEST = 0.6;

/** Numbers keys (whole numbers from 0 to 2^53) in the order in which they are added: a hash table over typed arrays, far smaller than a `Map`. */
export class Numbering {
  #keys: Float64Array<ArrayBuffer> = new Float64Array(1024);
  /** Number plus one of the key in this slot, 0 where there is none. */
  #slots = new Int32Array(2048);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The key of a number. */
  key(number: number): number {
    return this.#keys[number]!;
  }

  /** The number of a key, −1 where it was not added. */
  find(key: number): number {
    return this.#slots[this.#slotOf(key)]! - 1;
  }

  /** The number of a key, which is added where it is new. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#slots[slot]! > 0) return this.#slots[slot]! - 1;
    if (this.#size === this.#keys.length) this.#keys = grown(this.#keys);
    this.#keys[this.#size] = key;
    this.#slots[slot] = ++this.#size;
    if (this.#size > FULLEST * this.#slots.length) this.#enlarge();
    return this.#size - 1;
  }

  /** The slot that a key stands in or would stand in. */
  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(key) & mask;
    while (this.#slots[slot]! > 0 && this.#keys[this.#slots[slot]! - 1] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #enlarge(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let number = 0; number < this.#size; number++) this.#slots[this.#slotOf(this.#keys[number]!)] = number + 1;
  }
}

function grown(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** A number of 32 bits in which neighbouring keys lie far apart (the finalizer of MurmurHash3, public domain). */
export function hashOf(key: number): number {
  let hash = ((key % 4294967296) ^ Math.imul(key / 4294967296, 0x9e3779b1)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
