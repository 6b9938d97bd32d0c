import type { Position } from '../types.ts';
import type { LayoutGraph } from './placed-graph.ts';
import { SPACING } from './room.ts';
import { sunflower } from './sunflower.ts';

/**
 * Packs nodes without edges evenly into a ring around the rest, in order of id. Those that the map before had keep their place;
 * places that are taken are left out.
 */
export function placeIsolates(
  graph: LayoutGraph,
  x: Float64Array,
  y: Float64Array,
  known: ReadonlyMap<string, Position>,
): void {
  let farthest = 0;
  const isNew: number[] = [];
  graph.names.forEach((name, place) => {
    const position = known.get(name);
    if (graph.degree[place] === 0) {
      if (!position) {
        isNew.push(place);
        return;
      }
      x[place] = position.x;
      y[place] = position.y;
    }
    farthest = Math.max(farthest, x[place]! * x[place]! + y[place]! * y[place]!);
  });
  const inner = farthest > 0 ? Math.sqrt(farthest) + 2 * SPACING : 0;
  const first = Math.ceil((Math.PI * inner * inner) / (SPACING * SPACING));
  isNew.forEach((place, i) => {
    const at = sunflower(first + i);
    x[place] = at.x * SPACING;
    y[place] = at.y * SPACING;
  });
}
