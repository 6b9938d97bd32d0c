import { kindEntry, type Shape } from '../kinds.ts';
import { type OverlayInput, type Projection, placeNames } from '../overlay.ts';

/** One thing on a picture, in CSS pixels of the map; later ones lie above earlier ones. */
export type Mark =
  | { is: 'line'; from: [number, number]; to: [number, number]; color: string; width: number; opacity: number }
  | { is: 'shape'; shape: Shape; x: number; y: number; radius: number; color: string; edge: string; opacity: number }
  | { is: 'ring'; x: number; y: number; radius: number; color: string }
  | {
      is: 'text';
      text: string;
      x: number;
      y: number;
      size: number;
      weight: number;
      color: string;
      halo: string | null;
    };

/** A drawing that becomes SVG or PNG. */
export interface Picture {
  width: number;
  height: number;
  ground: string;
  marks: Mark[];
}

/** A community's name as it stands over the map. */
export interface RegionName {
  lines: { text: string; x: number; baseline: number }[];
  size: number;
  color: string;
}

/** Width of a text at a font size, in pixels. */
export type TextWidth = (text: string, font: number) => number;

/** How far what is out of focus is dimmed, as on the page. */
const DIMMED = { line: 0.35, shape: 0.16 };

/** The map as it is seen: lines, symbols and names, the focus above the rest. */
export function mapPicture(
  at: Projection,
  drawn: OverlayInput,
  regions: readonly RegionName[],
  width: TextWidth,
): Picture {
  const { focus } = drawn;
  const { palette } = drawn.look;
  const marks: Mark[] = [
    ...lines(at, drawn, drawn.view.edges, focus ? DIMMED.line : 1, palette.edge),
    ...shapes(at, drawn, byRadius(at, drawn), focus ? DIMMED.shape : 1),
  ];
  if (focus) {
    const color = focus.way ? palette.accent : palette.edgeStrong;
    marks.push(...lines(at, drawn, focus.edges.slice(0, 1500), 0.8, color, focus.way ? 3 : 0.8));
    marks.push(...shapes(at, drawn, [...focus.neighbours.toReversed(), ...focus.marked], 1));
  } else for (const region of regions) marks.push(...regionMarks(region, palette.ground));
  const ringed = new Set([...(focus?.marked ?? []), ...drawn.picked, drawn.selected]);
  for (const node of ringed)
    if (node !== null && drawn.view.visible[node])
      marks.push({
        is: 'ring',
        x: at.x(node),
        y: at.y(node),
        radius: at.radius(node) * 1.2 + 4,
        color: palette.accent,
      });
  for (const { text, left, baseline, font, forced } of placeNames(at, drawn, width))
    marks.push({
      is: 'text',
      text,
      x: left,
      y: baseline,
      size: font,
      weight: forced ? 600 : 400,
      color: palette.ink,
      halo: palette.ground,
    });
  return { width: at.width, height: at.height, ground: palette.ground, marks };
}

function* lines(
  at: Projection,
  { view: { model } }: OverlayInput,
  edges: Iterable<number>,
  opacity: number,
  color: string,
  width = 0.8,
): Iterable<Mark> {
  for (const edge of edges) {
    const [from, to] = [model.source[edge]!, model.target[edge]!];
    if (from === to) continue;
    const ends: [[number, number], [number, number]] = [
      [at.x(from), at.y(from)],
      [at.x(to), at.y(to)],
    ];
    if (isOutside(ends, at)) continue;
    yield { is: 'line', from: ends[0], to: ends[1], color, width, opacity };
  }
}

/** Both ends beyond the same side: nothing of the line is on the picture. */
const isOutside = ([[x1, y1], [x2, y2]]: [[number, number], [number, number]], at: Projection): boolean =>
  Math.max(x1, x2) < 0 || Math.min(x1, x2) > at.width || Math.max(y1, y2) < 0 || Math.min(y1, y2) > at.height;

/** Visible nodes on the picture, the largest first, as the map draws them. */
function byRadius(at: Projection, { view }: OverlayInput): number[] {
  const nodes: number[] = [];
  view.visible.forEach((shown, i) => {
    const r = at.radius(i) * 1.3;
    const [x, y] = [at.x(i), at.y(i)];
    if (shown && x > -r && y > -r && x < at.width + r && y < at.height + r) nodes.push(i);
  });
  return nodes.sort((a, b) => at.radius(b) - at.radius(a) || a - b);
}

function* shapes(at: Projection, { view, look }: OverlayInput, nodes: Iterable<number>, opacity: number) {
  for (const i of nodes) {
    const { shape } = kindEntry(view.model.nodes[i]!.kind);
    const [x, y, radius] = [at.x(i), at.y(i), at.radius(i)];
    yield {
      is: 'shape',
      shape,
      x,
      y,
      radius,
      color: look.colors[i]!,
      edge: look.palette.ground,
      opacity,
    } satisfies Mark;
  }
}

const regionMarks = ({ lines: texts, size, color }: RegionName, halo: string): Mark[] =>
  texts.map(({ text, x, baseline }) => ({ is: 'text', text, x, y: baseline, size, weight: 700, color, halo }));
