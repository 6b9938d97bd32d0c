const ROUNDS = 30;
/** Neighbours looked at for each node: piles are taken apart in several rounds. */
const MOST = 24;

/**
 * Pushes nodes apart that lie closer than `distance`, in a grid, for a few rounds. Changes `x` and `y`.
 * @param places the nodes that count
 */
export function spreadOut(x: Float64Array, y: Float64Array, places: Int32Array, distance: number): void {
  for (let round = 0; round < ROUNDS; round++) {
    const cells = new Map<number, number[]>();
    for (const place of places) {
      const key = cellKey(Math.floor(x[place]! / distance), Math.floor(y[place]! / distance));
      const cell = cells.get(key);
      if (cell) cell.push(place);
      else cells.set(key, [place]);
    }
    let moved = false;
    for (const place of places) {
      const column = Math.floor(x[place]! / distance);
      const row = Math.floor(y[place]! / distance);
      let looked = 0;
      for (let c = column - 1; c <= column + 1; c++)
        for (let r = row - 1; r <= row + 1; r++)
          for (const other of cells.get(cellKey(c, r)) ?? [])
            if (other > place && looked++ < MOST && separate(x, y, place, other, distance)) moved = true;
    }
    if (!moved) return;
  }
}

const cellKey = (column: number, row: number): number => (column + 0x4000000) * 0x8000000 + row + 0x4000000;

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
