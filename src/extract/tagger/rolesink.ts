const PLACES = 1024;
const MOST = PLACES / 2;

/** Gathers hashed features, each once, with what each tells the reader; used again for every candidate. */
export class RoleSink {
  readonly hashes = new Int32Array(MOST);
  /** Code of what a feature tells, 0 for nothing: kind × `TOLD` + token. */
  readonly told = new Int32Array(MOST);
  used = 0;
  private readonly table = new Int32Array(PLACES);
  private readonly stamps = new Int32Array(PLACES);
  private stamp = 0;

  begin(): void {
    this.used = 0;
    this.stamp++;
  }

  /** Adds a feature unless it is there; what comes beyond the most there may be is left out. */
  put(hash: number, told = 0): void {
    const { table, stamps, stamp } = this;
    let at = hash & (PLACES - 1);
    while (stamps[at] === stamp) {
      if (table[at] === hash) return;
      at = (at + 1) & (PLACES - 1);
    }
    if (this.used === MOST) return;
    stamps[at] = stamp;
    table[at] = hash;
    this.hashes[this.used] = hash;
    this.told[this.used++] = told;
  }
}
