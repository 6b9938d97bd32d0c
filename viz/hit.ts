import type { MapModel } from './model.ts';
import type { Projection } from './overlay.ts';

/** Pixels from a line at which a click still means it. */
const REACH = 6;

/**
 * The line under a point of the screen, the nearest of those given; null where none is near. Sigma's own test would upload every
 * line to the graphics card a second time.
 */
export function edgeAt(
  model: MapModel,
  edges: Iterable<number>,
  at: Pick<Projection, 'x' | 'y'>,
  point: { x: number; y: number },
): number | null {
  let best: number | null = null;
  let least = REACH * REACH;
  for (const edge of edges) {
    const [from, to] = [model.source[edge]!, model.target[edge]!];
    const [x, y] = [at.x(from), at.y(from)];
    const [dx, dy] = [at.x(to) - x, at.y(to) - y];
    const long = dx * dx + dy * dy;
    const along = long === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - x) * dx + (point.y - y) * dy) / long));
    const away = (x + along * dx - point.x) ** 2 + (y + along * dy - point.y) ** 2;
    if (away < least) {
      least = away;
      best = edge;
    }
  }
  return best;
}
