/** A generator of numbers in [0, 1). */
export type Random = () => number;

/**
 * The project's one source of randomness: mulberry32 (Tommy Ettinger, 2017, public domain), 32 bits of state. Equal seeds
 * give equal sequences on every platform.
 * @param seed any integer; its low 32 bits are used
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
