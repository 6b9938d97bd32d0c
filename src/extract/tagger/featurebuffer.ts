import { EVERY_KEY, type KeyFilter, mix } from './hash.ts';

let buffer = new Int32Array(1 << 12);
let used = 0;
let { bits, wordShift, bitShift } = EVERY_KEY;

/** Forgets all features and takes the filter for those to come. */
export function begin(filter: KeyFilter): void {
  used = 0;
  ({ bits, wordShift, bitShift } = filter);
}

/** Adds one feature, the number of its template and a value, if it passes the filter. */
export function put(template: number, value: number): void {
  if (used === buffer.length) grow();
  const feature = mix(value, template);
  buffer[used] = feature;
  // No branch here: half of the features pass, so the processor would guess wrong half the time.
  used += (bits[feature >>> wordShift]! >>> ((feature >>> bitShift) & 31)) & 1;
}

function grow(): void {
  const larger = new Int32Array(buffer.length * 2);
  larger.set(buffer);
  buffer = larger;
}

/** Features added so far. */
export const taken = (): number => used;

/** Where they are: the first `taken()` numbers, until more are added. */
export const features = (): Int32Array => buffer;
