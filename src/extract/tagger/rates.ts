import { CLASSES } from './chain.ts';
import type { HashIndex } from './hash.ts';
import type { Rows } from './row.ts';
import { readTable } from './statistics.ts';

/** Bytes of a row in memory. */
const WIDTH = 8;

/**
 * How often phrases are taken as concepts, by the hash of their folded words: a table with the columns times (logarithm 0–15), shares of
 * the five types, share of borderline readings, each in 255ths of the times.
 */
export class PhraseRates {
  private readonly index: HashIndex;
  /** Row × WIDTH + column: what belongs to a phrase lies side by side. */
  private readonly rates: Uint8Array;

  constructor(bytes: Uint8Array) {
    const { index, columns, rows } = readTable(bytes);
    this.index = index;
    this.rates = new Uint8Array(rows * WIDTH);
    for (let row = 0; row < rows; row++)
      for (let c = 0; c <= CLASSES; c++) this.rates[row * WIDTH + c] = columns[c]![row]!;
  }

  /** Puts times, share taken as a concept, share borderline, share by type; 0 and -1 where the phrase is unknown. */
  describe(key: number, out: Rows): void {
    const { rates } = this;
    const row = this.index.get(key);
    if (row < 0) {
      out.put(0);
      for (let c = 0; c <= CLASSES; c++) out.put(-1);
      return;
    }
    const at = row * WIDTH;
    let core = 0;
    for (let c = 1; c < CLASSES; c++) core += rates[at + c]! / 255;
    out.put(rates[at]!);
    out.put(core);
    out.put(rates[at + CLASSES]! / 255);
    for (let c = 1; c < CLASSES; c++) out.put(rates[at + c]! / 255);
  }
}
