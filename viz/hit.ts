import type { MapModel } from './model.ts';
import type { Projection } from './overlay.ts';

/** Pixels from a line at which a click still means it. */
const REACH = 6;
/** Pixels beside a symbol that still mean it. */
const SLACK = 3;

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

/** The smallest visible symbol under a point of the screen; null where there is none. */
export function nodeAt(visible: Uint8Array, at: Projection, point: { x: number; y: number }): number | null {
  let best: number | null = null;
  visible.forEach((shown, node) => {
    const radius = at.radius(node);
    if (!shown || Math.hypot(at.x(node) - point.x, at.y(node) - point.y) > radius + SLACK) return;
    if (best === null || radius < at.radius(best)) best = node;
  });
  return best;
}

/** Visible nodes inside a closed line on the screen, by the even-odd rule. */
export function nodesWithin(
  visible: Uint8Array,
  at: Pick<Projection, 'x' | 'y'>,
  line: readonly { x: number; y: number }[],
): number[] {
  const found: number[] = [];
  visible.forEach((shown, node) => {
    if (shown && isInside(line, at.x(node), at.y(node))) found.push(node);
  });
  return found;
}

function isInside(line: readonly { x: number; y: number }[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, before = line.length - 1; i < line.length; before = i++) {
    const [a, b] = [line[i]!, line[before]!];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
