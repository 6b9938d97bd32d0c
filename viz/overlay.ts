import type { Look } from './coloring.ts';
import type { Focus } from './focus.ts';
import { kindEntry, OUTLINES, type Shape } from './kinds.ts';
import { type Box, type LabelRequest, type PlacedLabel, placeLabels } from './labels.ts';
import { plainLabel } from './text.ts';
import type { MapView } from './view.ts';

/** Where nodes are on the screen, in CSS pixels. */
export interface Projection {
  width: number;
  height: number;
  x(node: number): number;
  y(node: number): number;
  radius(node: number): number;
}

/** What stands out. */
export interface Marks {
  focus: Focus | null;
  selected: number | null;
  /** Nodes that were chosen together. */
  picked: readonly number[];
}

export interface OverlayInput extends Marks {
  view: MapView;
  /** How much of the visible map is on the stage: 1 all of it, less where one has come nearer. */
  far: number;
  look: Look;
  /** Node indices, most important first. */
  importance: Uint32Array;
  /** Rectangles of open panels. */
  covered: readonly Box[];
  /** Rectangles of panels and community names. */
  taken: readonly Box[];
}

const paths = new Map<string, Path2D>();
const outline = (shape: Shape): Path2D => {
  const path = paths.get(shape) ?? new Path2D(OUTLINES[shape]);
  paths.set(shape, path);
  return path;
};
const FOCUS_LINES = 1500;
const STRONG_LINES = 60;
/** Width of the ring of one of many. */
const PICKED = 1.5;
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
/** Widths that were measured: the same names stand on frame after frame. */
const widths = new Map<string, number>();
/** One name on so many square pixels. */
const LABEL_AREA = 9000;

/**
 * Draws what lies above the dimmed or undimmed map: the focused neighbourhood and the names. Nothing below has to be painted
 * again when the pointer moves.
 */
export function drawOverlay(context: CanvasRenderingContext2D, at: Projection, input: OverlayInput): void {
  context.clearRect(0, 0, at.width, at.height);
  if (input.focus) drawFocus(context, at, input, input.focus);
  for (const node of input.picked) if (input.view.visible[node]) drawRing(context, at, input, node, PICKED);
  if (input.selected !== null && input.view.visible[input.selected]) drawRing(context, at, input, input.selected);
  drawNames(context, at, input);
}

function drawFocus(context: CanvasRenderingContext2D, at: Projection, input: OverlayInput, focus: Focus): void {
  const { look, view } = input;
  const { model } = view;
  const { palette, colors } = look;
  context.strokeStyle = focus.way ? palette.accent : palette.edgeStrong;
  context.lineWidth = focus.way ? 3 : 1;
  const lines = (edges: readonly number[], alpha: number) => {
    context.globalAlpha = alpha;
    context.beginPath();
    for (const edge of edges) {
      const [from, to] = [model.source[edge]!, model.target[edge]!];
      context.moveTo(at.x(from), at.y(from));
      context.lineTo(at.x(to), at.y(to));
    }
    context.stroke();
    context.globalAlpha = 1;
  };
  // Hundreds of full lines from one node are a star that hides the map.
  lines(focus.edges.slice(STRONG_LINES, FOCUS_LINES), 0.16);
  lines(focus.edges.slice(0, STRONG_LINES), 1);
  for (const node of [...focus.neighbours.toReversed(), ...focus.marked]) {
    const { shape } = kindEntry(model.nodes[node]!.kind);
    const radius = at.radius(node);
    context.save();
    context.translate(at.x(node), at.y(node));
    context.scale(radius, radius);
    context.fillStyle = colors[node]!;
    context.strokeStyle = palette.ground;
    context.lineWidth = 2 / radius;
    const path = outline(shape);
    context.stroke(path);
    context.fill(path);
    context.restore();
  }
  for (const node of focus.marked) drawRing(context, at, input, node);
}

function drawRing(context: CanvasRenderingContext2D, at: Projection, input: OverlayInput, node: number, width = 2.5) {
  context.strokeStyle = input.look.palette.accent;
  context.lineWidth = width;
  context.beginPath();
  context.arc(at.x(node), at.y(node), at.radius(node) * 1.2 + 4, 0, Math.PI * 2);
  context.stroke();
}

function drawNames(context: CanvasRenderingContext2D, at: Projection, input: OverlayInput): void {
  const width = (text: string, font: number) => {
    const key = `${font} ${text}`;
    let known = widths.get(key);
    if (known === undefined) {
      context.font = `${font}px ${FONT}`;
      known = context.measureText(text).width;
      widths.set(key, known);
    }
    return known;
  };
  context.lineJoin = 'round';
  context.strokeStyle = input.look.palette.ground;
  context.fillStyle = input.look.palette.ink;
  context.lineWidth = 3.5;
  for (const { text, left, baseline, font, forced } of placeNames(at, input, width)) {
    context.font = `${forced ? '600 ' : ''}${font}px ${FONT}`;
    context.strokeText(text, left, baseline);
    context.fillText(text, left, baseline);
  }
}

/** Names of nodes and where they stand. */
export function placeNames(
  at: Projection,
  input: OverlayInput,
  width: (text: string, font: number) => number,
): PlacedLabel[] {
  const limit = input.focus ? 60 : Math.round((at.width * at.height) / LABEL_AREA);
  return placeLabels(requests(at, input), input.focus ? input.covered : input.taken, width, at, limit);
}

function* requests(at: Projection, { view, far, focus, selected, importance }: OverlayInput): Iterable<LabelRequest> {
  const { model } = view;
  const request = (node: number, forced: boolean): LabelRequest | null => {
    const [x, y] = [at.x(node), at.y(node)];
    if (x < -40 || y < -10 || x > at.width + 40 || y > at.height + 10) return null;
    const radius = at.radius(node);
    const font = forced ? 13 : Math.min(14, Math.max(11, Math.round(9.5 + radius * 0.4)));
    return { text: plainLabel(model.nodes[node]!.label, forced && !focus?.way ? 70 : 34), x, y, radius, font, forced };
  };
  const first = [...(focus?.marked ?? []), selected].filter((node) => node !== null && view.visible[node]) as number[];
  for (const node of new Set(first)) {
    const forced = request(node, true);
    if (forced) yield forced;
  }
  // Small symbols get their name when one has come nearer, like side streets on a road map.
  const least = Math.max(0, Math.min(1, (far - 0.15) / 0.45));
  for (const node of focus ? focus.neighbours : importance) {
    if (!view.visible[node] || first.includes(node)) continue;
    if (!focus && at.radius(node) < least * (model.nodes[node]!.kind === 'paper' ? 5.5 : 3.6)) continue;
    const wanted = request(node, false);
    if (wanted) yield wanted;
  }
}
