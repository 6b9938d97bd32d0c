import type { Candidate, Occurrence } from './candidates.ts';

const WIDTH = 128;

/** Numbers in a fixed order. */
export class Row {
  readonly values = new Float32Array(WIDTH);
  used = 0;
  put(...values: number[]): void {
    for (let k = 0; k < values.length; k++) this.values[this.used++] = values[k]!;
  }
  putAll(values: Int32Array): void {
    for (let k = 0; k < values.length; k++) this.values[this.used++] = values[k]!;
  }
}

/** Share of a candidate's places of which something is true. */
export function share(candidate: Candidate, is: (o: Occurrence) => boolean): number {
  let sum = 0;
  for (const o of candidate.occurrences) if (is(o)) sum++;
  return sum / candidate.occurrences.length;
}
