import type { MapView } from './view.ts';

/** What stays bright while the rest dims. */
export interface Focus {
  /** What it is about: these have a ring and their name. */
  marked: number[];
  /** Neighbours, most closely linked first; without what is marked. */
  neighbours: number[];
  /** Links, strongest first: to each neighbour the strongest one. */
  edges: number[];
  /** The links are a way from one to another, not the rays of a star. */
  way: boolean;
}

/** The visible neighbourhood of a visible node over all links, drawn or not; null where the node is hidden. */
export function focusOn({ model, visible }: MapView, center: number | undefined): Focus | null {
  if (center === undefined || !visible[center]) return null;
  const neighbours: number[] = [];
  const edges: number[] = [];
  const met = new Set([center]);
  for (let at = model.first[center]!; at < model.first[center + 1]!; at++) {
    const edge = model.incident[at]!;
    const other = model.source[edge] === center ? model.target[edge]! : model.source[edge]!;
    if (!visible[other] || met.has(other)) continue;
    met.add(other);
    neighbours.push(other);
    edges.push(edge);
  }
  return { marked: [center], neighbours, edges, way: false };
}

/** Nodes in a row with the strongest link between each two, all of them visible; null where one is hidden. */
export function focusOnWay(view: MapView, nodes: readonly (number | undefined)[]): Focus | null {
  const edges: number[] = [];
  for (const [i, node] of nodes.entries()) {
    const whole = focusOn(view, node);
    if (!whole) return null;
    const next = whole.neighbours.indexOf(nodes[i + 1] ?? -1);
    if (next >= 0) edges.push(whole.edges[next]!);
  }
  return { marked: nodes as number[], neighbours: [], edges, way: true };
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
export function nextNode({ model, visible }: MapView, from: number, direction: Direction): number | null {
  const axis = AXES[direction];
  const start = model.nodes[from]!;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  model.nodes.forEach((node, i) => {
    if (i === from || !visible[i]) return;
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
