import type { Random } from '../lib/random.ts';

/** Side of a cell; one node takes one unit of area. */
const CELL = 2;
/** Cells a node at most; far outliers make cells larger. */
const MOST_CELLS = 16;
/** Longest step at full rate. */
const LONGEST_STEP = 4;

/**
 * Moves points down the gradient of their density, measured on a grid of square cells that is turned and shifted at random each time, or its
 * lines would show in the picture. Linear in the number of points. Changes `x` and `y`.
 * @param mobile 1 where a point may move; all count for the density
 * @param strength step for a density that falls by one point a unit of area over one unit
 * @param rate part of the longest step that is allowed, 0 to 1
 */
export function pressApart(
  x: Float64Array,
  y: Float64Array,
  mobile: Uint8Array,
  strength: number,
  rate: number,
  random: Random,
): void {
  const count = x.length;
  // A turn by up to a quarter, with no sine.
  const t = random();
  const cosine = (1 - t * t) / (1 + t * t);
  const sine = (2 * t) / (1 + t * t);
  const u = new Float64Array(count);
  const v = new Float64Array(count);
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const a = x[i]! * cosine + y[i]! * sine;
    const b = y[i]! * cosine - x[i]! * sine;
    u[i] = a;
    v[i] = b;
    if (a < left) left = a;
    if (a > right) right = a;
    if (b < bottom) bottom = b;
    if (b > top) top = b;
  }
  let cell = CELL;
  while (((right - left) / cell + 3) * ((top - bottom) / cell + 3) > MOST_CELLS * (count + 16)) cell *= 1.5;
  const originX = left - cell * random();
  const originY = bottom - cell * random();
  const columns = Math.floor((right - originX) / cell) + 2;
  const rows = Math.floor((top - originY) / cell) + 2;
  const density = new Float64Array(columns * rows);
  const share = 1 / (cell * cell);
  // Each point counts for the four corners of its cell, the more the nearer.
  for (let i = 0; i < count; i++) {
    const atX = (u[i]! - originX) / cell;
    const atY = (v[i]! - originY) / cell;
    const corner = Math.floor(atY) * columns + Math.floor(atX);
    const fx = atX - Math.floor(atX);
    const fy = atY - Math.floor(atY);
    density[corner]! += (1 - fx) * (1 - fy) * share;
    density[corner + 1]! += fx * (1 - fy) * share;
    density[corner + columns]! += (1 - fx) * fy * share;
    density[corner + columns + 1]! += fx * fy * share;
  }
  const longest = LONGEST_STEP * rate;
  for (let i = 0; i < count; i++) {
    if (!mobile[i]) continue;
    const atX = (u[i]! - originX) / cell;
    const atY = (v[i]! - originY) / cell;
    const corner = Math.floor(atY) * columns + Math.floor(atX);
    const fx = atX - Math.floor(atX);
    const fy = atY - Math.floor(atY);
    const here = density[corner]!;
    const beside = density[corner + 1]!;
    const above = density[corner + columns]!;
    const across = density[corner + columns + 1]!;
    const slopeX = ((beside - here) * (1 - fy) + (across - above) * fy) / cell;
    const slopeY = ((above - here) * (1 - fx) + (across - beside) * fx) / cell;
    const stepX = Math.max(-longest, Math.min(longest, slopeX * strength));
    const stepY = Math.max(-longest, Math.min(longest, slopeY * strength));
    x[i]! -= stepX * cosine - stepY * sine;
    y[i]! -= stepX * sine + stepY * cosine;
  }
}
