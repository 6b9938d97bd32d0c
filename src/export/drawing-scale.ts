import type { GraphNode } from '../types.ts';

/** Share of the drawing's area that its discs may cover together. */
const COVERED = 0.1;

/**
 * Factor for positions so that nodes of their size have room. Browsers scale the plane and keep sizes in pixels; desktop
 * programs draw both in one unit, so that a map of a few units under sizes of 4 to 100 would be one blot.
 * @returns 1 or more
 */
export function drawingScale(nodes: readonly GraphNode[]): number {
  let [left, right, bottom, top, discs] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (const { x, y, size } of nodes) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
    discs += Math.PI * size * size;
  }
  const width = Math.max(right - left, 0);
  const height = Math.max(top - bottom, 0);
  // A line has no area: its longer side squared stands in.
  const area = Math.min(width, height) > 0 ? width * height : Math.max(width, height) ** 2;
  return area > 0 && discs > 0 ? Math.max(1, Math.sqrt(discs / COVERED / area)) : 1;
}
