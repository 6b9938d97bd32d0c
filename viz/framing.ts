import type { MapModel } from './model.ts';
import type { Camera } from './state.ts';

/** What covers the map's edges, in CSS pixels: the picture is framed in what is left. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * Where on the screen the camera's centre has to go, and how much nearer it may come, so that an extent (in pixels, as seen by a
 * camera) fills the free part of the stage.
 */
export function fitExtent(extent: Extent, stage: { width: number; height: number }, insets: Insets) {
  const padding = Math.min(48, stage.width * 0.06);
  const wide = Math.max(40, stage.width - insets.left - insets.right - 2 * padding);
  const high = Math.max(40, stage.height - insets.top - insets.bottom - 2 * padding);
  // A single node has no extent; it is not shown larger than a small group would be.
  const factor = Math.max((extent.right - extent.left) / wide, (extent.bottom - extent.top) / high, 0.12);
  const shift = offset(insets);
  return {
    factor,
    x: (extent.left + extent.right) / 2 - shift.x * factor,
    y: (extent.top + extent.bottom) / 2 - shift.y * factor,
  };
}

/** From the middle of the stage to the middle of its free part, in pixels. */
export const offset = (insets: Insets) => ({
  x: (insets.left - insets.right) / 2,
  y: (insets.top - insets.bottom) / 2,
});

export const near = (a: Camera, b: Camera): boolean =>
  Math.abs(a.x - b.x) < 0.002 * b.ratio + 1e-4 &&
  Math.abs(a.y - b.y) < 0.002 * b.ratio + 1e-4 &&
  Math.abs(a.ratio / b.ratio - 1) < 0.01;

/** The rectangle around some of the nodes, in the map's coordinates: y grows upwards. */
export function extentOf(model: MapModel, keeps: (node: number) => boolean): Extent {
  const extent = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity };
  model.nodes.forEach(({ x, y }, i) => {
    if (!keeps(i)) return;
    extent.left = Math.min(extent.left, x);
    extent.right = Math.max(extent.right, x);
    extent.top = Math.max(extent.top, y);
    extent.bottom = Math.min(extent.bottom, y);
  });
  return extent;
}
