import type { MapModel } from './model.ts';
import type { MapView } from './view.ts';

/** Radius in pixels at the first zoom: by the map's own sizes, smaller where many are visible or the screen is small. */
export function radiiOf(
  { model, nodes }: MapView,
  stage: Pick<HTMLElement, 'offsetWidth' | 'offsetHeight'>,
): Float32Array {
  const room = Math.min(1, Math.sqrt((stage.offsetWidth * stage.offsetHeight) / 700_000));
  const scale = room * Math.min(1.25, Math.max(0.4, Math.sqrt(500 / Math.max(1, nodes.shown))));
  const sizes = Float32Array.from(model.nodes, ({ size }) => size).sort();
  const [least, span] = [sizes[0]!, Math.max(1, sizes.at(-1)! - sizes[0]!)];
  return Float32Array.from(model.nodes, ({ size }) => scale * (4.2 + 13 * ((size - least) / span)));
}

/** Node indices, most important first: the order in which names get their places. */
export function importanceOf(model: MapModel, radii: Float32Array): Uint32Array {
  const weight = (i: number) => radii[i]! * (model.nodes[i]!.kind === 'paper' ? 0.5 : 1);
  return Uint32Array.from(radii.keys()).sort((a, b) => weight(b) - weight(a) || a - b);
}
