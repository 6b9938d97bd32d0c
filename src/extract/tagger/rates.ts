import { CLASSES } from './chain.ts';
import type { HashIndex } from './hash.ts';
import type { Row } from './row.ts';
import { readTable } from './statistics.ts';

/**
 * How often phrases are taken as concepts, by the hash of their folded words: a table with the columns times (logarithm 0–15), shares of
 * the five types, share of borderline readings, each in 255ths of the times.
 */
export class PhraseRates {
  private readonly index: HashIndex;
  private readonly columns: Uint8Array[];

  constructor(bytes: Uint8Array) {
    const table = readTable(bytes);
    this.index = table.index;
    this.columns = table.columns;
  }

  /** Puts times, share taken as a concept, share borderline, share by type; 0 and -1 where the phrase is unknown. */
  describe(key: number, out: Row): void {
    const { columns } = this;
    const row = this.index.get(key);
    if (row < 0) {
      out.put(0, -1, -1, -1, -1, -1, -1, -1);
      return;
    }
    let core = 0;
    for (let c = 1; c < CLASSES; c++) core += columns[c]![row]! / 255;
    out.put(columns[0]![row]!, core, columns[CLASSES]![row]! / 255);
    for (let c = 1; c < CLASSES; c++) out.put(columns[c]![row]! / 255);
  }
}
