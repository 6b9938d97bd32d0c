const ROUNDS = 30;
/** Neighbours looked at for each node: piles are taken apart in several rounds. */
const MOST = 24;
/** Cells a node at most; far outliers make cells larger. */
const MOST_CELLS = 16;

/**
 * Pushes nodes apart that lie closer than `distance`, in a grid, for a few rounds. Changes `x` and `y`.
 * @param places the nodes that count
 */
export function spreadOut(x: Float64Array, y: Float64Array, places: Int32Array, distance: number): void {
  if (places.length === 0) return;
  for (let round = 0; round < ROUNDS; round++) {
    const { cellOf, first, next, columns } = chainCells(x, y, places, distance);
    let moved = false;
    for (let i = 0; i < places.length; i++) {
      let looked = 0;
      for (let row = cellOf[i]! - columns; row <= cellOf[i]! + columns; row += columns)
        for (let cell = row - 1; cell <= row + 1; cell++)
          for (let j = first[cell]!; j >= 0 && looked < MOST; j = next[j]!)
            if (j > i) {
              looked++;
              if (separate(x, y, places[i]!, places[j]!, distance)) moved = true;
            }
    }
    if (!moved) return;
  }
}

/** Cell of each node, and the nodes of each cell as a chain; a margin of empty cells runs around. */
function chainCells(x: Float64Array, y: Float64Array, places: Int32Array, distance: number) {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const place of places) {
    left = Math.min(left, x[place]!);
    right = Math.max(right, x[place]!);
    bottom = Math.min(bottom, y[place]!);
    top = Math.max(top, y[place]!);
  }
  let size = distance;
  while (((right - left) / size + 3) * ((top - bottom) / size + 3) > MOST_CELLS * (places.length + 16)) size *= 2;
  const columns = Math.floor((right - left) / size) + 3;
  const rows = Math.floor((top - bottom) / size) + 3;
  const first = new Int32Array(columns * rows).fill(-1);
  const next = new Int32Array(places.length);
  const cellOf = new Int32Array(places.length);
  for (let i = places.length - 1; i >= 0; i--) {
    const column = Math.floor((x[places[i]!]! - left) / size) + 1;
    const cell = (Math.floor((y[places[i]!]! - bottom) / size) + 1) * columns + column;
    cellOf[i] = cell;
    next[i] = first[cell]!;
    first[cell] = i;
  }
  return { cellOf, first, next, columns };
}

/** Moves two nodes apart until they are `distance` away from one another, if they are nearer. */
function separate(x: Float64Array, y: Float64Array, a: number, b: number, distance: number): boolean {
  let dx = x[b]! - x[a]!;
  let dy = y[b]! - y[a]!;
  let between = Math.sqrt(dx * dx + dy * dy);
  if (between >= distance * 0.999) return false;
  const missing = distance - between;
  if (between < 1e-6) {
    // Two nodes in one spot part in a direction of their own.
    dx = ((a * 7 + b * 13) % 17) - 8 || 1;
    dy = ((a * 5 + b * 11) % 19) - 9;
    between = Math.sqrt(dx * dx + dy * dy);
  }
  const step = missing / between / 2;
  x[a]! -= dx * step;
  y[a]! -= dy * step;
  x[b]! += dx * step;
  y[b]! += dy * step;
  return true;
}
