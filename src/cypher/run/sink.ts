import type { Row } from './runtime.ts';

/** Takes the rows of an operator. Before the first row `reset` is called, after the last one `end`. */
export interface Sink {
  reset(): void;
  /** False: no more rows are wanted. The row is the caller's and changes afterwards. */
  push(row: Row): boolean;
  end(row: Row): void;
}

/** Sends one row through a chain of operators. */
export function runOnce(sink: Sink, row: Row): void {
  sink.reset();
  sink.push(row);
  sink.end(row);
}

/** A sink whose state begins and ends with that of the next one. */
export const passing = (next: Sink, push: (row: Row) => boolean): Sink => ({
  reset: () => next.reset(),
  push,
  end: (row) => next.end(row),
});
