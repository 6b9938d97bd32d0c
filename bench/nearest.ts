/** Points sorted into square cells, four to a cell were they spread evenly over their box. */
export interface PointGrid {
  x: Float64Array;
  y: Float64Array;
  places: readonly number[];
  size: number;
  left: number;
  bottom: number;
  columns: number;
  rows: number;
  cells: number[][];
}

const IN_CELL = 2;
/** Of this many neighbours or more all points are looked at. */
const MANY = 500;

export function pointGrid(x: Float64Array, y: Float64Array, places: readonly number[]): PointGrid {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const place of places) {
    left = Math.min(left, x[place]!);
    right = Math.max(right, x[place]!);
    bottom = Math.min(bottom, y[place]!);
    top = Math.max(top, y[place]!);
  }
  const size = Math.sqrt((Math.max(right - left, 1e-9) * Math.max(top - bottom, 1e-9) * IN_CELL) / places.length);
  const columns = Math.floor((right - left) / size) + 1;
  const rows = Math.floor((top - bottom) / size) + 1;
  const cells: number[][] = Array.from({ length: columns * rows }, () => []);
  for (const place of places)
    cells[Math.floor((y[place]! - bottom) / size) * columns + Math.floor((x[place]! - left) / size)]!.push(place);
  return { x, y, places, size, left, bottom, columns, rows, cells };
}

/** The `k` points nearest to a point, itself left out, nearest first; of equally near ones the smaller place. */
export function nearest(grid: PointGrid, place: number, k: number): number[] {
  const { x, y, size, columns, rows, cells } = grid;
  const squared = (other: number): number => (x[place]! - x[other]!) ** 2 + (y[place]! - y[other]!) ** 2;
  const column = Math.floor((x[place]! - grid.left) / size);
  const row = Math.floor((y[place]! - grid.bottom) / size);
  let found: { other: number; d: number }[] = [];
  const take = (cell: readonly number[]): void => {
    for (const other of cell) if (other !== place) found.push({ other, d: squared(other) });
  };
  const rank = (): number[] => {
    found.sort((a, b) => a.d - b.d || a.other - b.other);
    found = found.slice(0, k);
    return found.map(({ other }) => other);
  };
  if (k >= MANY) {
    take(grid.places);
    return rank();
  }
  for (let ring = 0; ring <= Math.max(columns, rows); ring++) {
    for (let r = Math.max(0, row - ring); r <= Math.min(rows - 1, row + ring); r++) {
      const step = Math.abs(r - row) === ring ? 1 : 2 * ring;
      for (let c = column - ring; c <= column + ring; c += step || 1)
        if (c >= 0 && c < columns) take(cells[r * columns + c]!);
    }
    // What lies beyond this ring is at least so far away.
    const reach = ring * size;
    if (found.length >= k) {
      const close = rank();
      if (found[k - 1]!.d <= reach * reach) return close;
    }
  }
  return rank();
}
