import { CLASSES } from '../../src/extract/tagger/chain.ts';
import { writeTable } from '../../src/extract/tagger/statistics.ts';

/** Sums by phrase and class, and how often each phrase stands in the texts. */
export class Tally {
  private readonly rows = new Map<number, Float32Array>();

  get size(): number {
    return this.rows.size;
  }

  add(key: number, c: number, amount: number): void {
    let row = this.rows.get(key);
    if (!row) {
      row = new Float32Array(CLASSES + 1);
      this.rows.set(key, row);
    }
    row[c]! += amount;
  }

  /** Counts a place of a phrase that has sums. */
  count(key: number): void {
    const row = this.rows.get(key);
    if (row) row[CLASSES]! += 1;
  }

  /** Forgets phrases whose sums are below an amount. */
  keepAtLeast(amount: number): void {
    for (const [key, row] of this.rows) {
      let sum = 0;
      for (let c = 0; c < CLASSES; c++) sum += row[c]!;
      if (sum < amount) this.rows.delete(key);
    }
  }

  /** The table that `PhraseRates` reads, of phrases with so many places; sorted by key. */
  pack(least: number): Uint8Array {
    const kept = [...this.rows].filter(([, row]) => row[CLASSES]! >= least).sort((a, b) => a[0] - b[0]);
    const columns = Array.from({ length: CLASSES + 1 }, () => new Uint8Array(kept.length));
    kept.forEach(([, row], i) => {
      const times = row[CLASSES]!;
      columns[0]![i] = Math.min(15, 1 + Math.floor(Math.log2(times)));
      for (let c = 0; c < CLASSES; c++) columns[1 + c]![i] = Math.min(255, Math.round((255 * row[c]!) / times));
    });
    return writeTable(Int32Array.from(kept.map(([key]) => key)), columns);
  }
}
