import { LEAST_DISTANCE } from './room.ts';
import { sunflower } from './sunflower.ts';

/** Step of the search for a free spot. */
const STEP = LEAST_DISTANCE / 2;

/**
 * Gives each newcomer, in turn, the free spot nearest to where it stands: at least `LEAST_DISTANCE` from everybody placed before.
 * Changes `x` and `y` of newcomers only.
 */
export function settle(
  x: Float64Array,
  y: Float64Array,
  placed: readonly number[],
  newcomers: readonly number[],
): void {
  const cells = new Map<string, number[]>();
  const cellOf = (px: number, py: number): [number, number] => [
    Math.floor(px / LEAST_DISTANCE),
    Math.floor(py / LEAST_DISTANCE),
  ];
  const occupy = (place: number): void => {
    const key = cellOf(x[place]!, y[place]!).join();
    const cell = cells.get(key);
    if (cell) cell.push(place);
    else cells.set(key, [place]);
  };
  const isFree = (px: number, py: number): boolean => {
    const [column, row] = cellOf(px, py);
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        for (const other of cells.get(`${c},${r}`) ?? []) {
          const [dx, dy] = [x[other]! - px, y[other]! - py];
          if (dx * dx + dy * dy < LEAST_DISTANCE * LEAST_DISTANCE) return false;
        }
    return true;
  };
  for (const place of placed) occupy(place);
  // Searches that start in one cell go on where the last one ended, or a crowd of newcomers would search the same spots again.
  const searched = new Map<string, number>();
  for (const place of newcomers) {
    const start = cellOf(x[place]!, y[place]!);
    const key = start.join();
    let [px, py] = [x[place]!, y[place]!];
    for (let i = searched.get(key) ?? 0; !isFree(px, py); i++) {
      const offset = sunflower(i);
      px = (start[0] + 0.5) * LEAST_DISTANCE + offset.x * STEP;
      py = (start[1] + 0.5) * LEAST_DISTANCE + offset.y * STEP;
      searched.set(key, i + 1);
    }
    x[place] = px;
    y[place] = py;
    occupy(place);
  }
}
