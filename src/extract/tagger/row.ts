/** Most numbers of a row. */
const WIDTH = 192;

/** Numbers in a fixed order, row after row. */
export class Rows {
  readonly values: Float32Array;
  used = 0;

  constructor(count: number) {
    this.values = new Float32Array(count * WIDTH);
  }

  put(value: number): void {
    this.values[this.used++] = value;
  }
}
