import type { MapModel } from './model.ts';
import type { MapView } from './view.ts';

/** What stays bright while the rest dims. */
export interface Focus {
  center: number;
  /** Neighbours, most closely linked first; without the centre. */
  neighbours: number[];
  /** The strongest link to each of them. */
  edges: number[];
}

/** The visible neighbourhood of a visible node over all links, drawn or not; null where the node is hidden. */
export function focusOn(model: MapModel, view: MapView, center: number | undefined): Focus | null {
  if (center === undefined || !view.visible[center]) return null;
  const neighbours: number[] = [];
  const edges: number[] = [];
  const met = new Set([center]);
  for (let at = model.first[center]!; at < model.first[center + 1]!; at++) {
    const edge = model.incident[at]!;
    const other = model.source[edge] === center ? model.target[edge]! : model.source[edge]!;
    if (!view.visible[other] || met.has(other)) continue;
    met.add(other);
    neighbours.push(other);
    edges.push(edge);
  }
  return { center, neighbours, edges };
}

/** Two nodes and the link between them, both of them visible; null where one is hidden. */
export function focusOnLink(
  model: MapModel,
  view: MapView,
  a: number | undefined,
  b: number | undefined,
): Focus | null {
  if (a === undefined || b === undefined || !view.visible[a] || !view.visible[b]) return null;
  const whole = focusOn(model, view, a)!;
  const at = whole.neighbours.indexOf(b);
  return { center: a, neighbours: [b], edges: at < 0 ? [] : [whole.edges[at]!] };
}

/** A step from a node in a direction. */
export type Direction = 'left' | 'right' | 'up' | 'down';

const AXES: Record<Direction, { x: number; y: number }> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: 1 },
  down: { x: 0, y: -1 },
};

/**
 * The visible node that one would call the next one in that direction: near, and not far off the axis.
 * @returns null where there is none
 */
export function nextNode(model: MapModel, view: MapView, from: number, direction: Direction): number | null {
  const axis = AXES[direction];
  const start = model.nodes[from]!;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  model.nodes.forEach((node, i) => {
    if (i === from || !view.visible[i]) return;
    const dx = node.x - start.x;
    const dy = node.y - start.y;
    const along = dx * axis.x + dy * axis.y;
    if (along <= 0) return;
    const aside = Math.abs(dx * axis.y) + Math.abs(dy * axis.x);
    const cost = along + 3 * aside;
    if (cost < least) {
      least = cost;
      best = i;
    }
  });
  return best;
}
