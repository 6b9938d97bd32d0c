import { bdi, el, fill } from './dom.ts';
import { type Box, overlap } from './labels.ts';
import { linesOf, partsOf } from './lines.ts';
import { type MapModel, NO_COMMUNITY } from './model.ts';
import type { Projection } from './overlay.ts';
import { plainLabel } from './text.ts';
import type { MapView } from './view.ts';

interface Point {
  x: number;
  y: number;
}

/** The nodes in the middle from left to right and from top to bottom. */
interface Middle {
  across: number;
  along: number;
}

interface Name {
  element: HTMLElement;
  wide: number;
  high: number;
}

interface Region {
  members: readonly number[];
  id: string;
  /** The first part of the name, and more of it for where there is room. */
  names: readonly Name[];
}

/** Names of communities over their regions, as on a road map: large from afar, gone where single names take over. */
export function createRegions(container: HTMLElement, model: MapModel) {
  // A phone has room for the first words; the legend has them all.
  const small = container.offsetWidth < 600;
  const largest = model.communities[0]?.members.length ?? 1;
  const regions: Region[] = model.communities
    .filter(({ id, members }) => id !== NO_COMMUNITY && members.length > 2)
    .map(({ id, name, members }) => {
      const share = members.length / largest;
      const parts = small ? 2 : 3;
      const forms = new Set([shortened(name, 1), shortened(name, parts)]);
      const names = [...forms].map((form) => named(id, linesOf(form, small ? 18 : 24), share));
      return { id, members, names: names.map((element) => ({ element, wide: 0, high: 0 })) };
    });
  // Sought once a view: the camera moves them all alike.
  let middles: { view: MapView | null; nodes: (Middle | null)[] } = { view: null, nodes: [] };
  fill(container, ...regions.flatMap(({ names }) => names.map(({ element }) => element)));

  return {
    /** Colours of the names, by community id. */
    paint(color: (community: string) => string): void {
      for (const { names, id } of regions) for (const { element } of names) element.style.color = color(id);
    },
    /**
     * Puts each name over the middle of its visible members, or near it. First every community gets the first part of its name, the
     * largest first, where that covers no other and no panel; then, in the same order, the whole name where there is room for it.
     * @returns the rectangles taken
     */
    place(at: Projection, view: MapView, ratio: number, covered: readonly Box[]): Box[] {
      // Gone quickly: a name that can hardly be read is in the way of those that can.
      const fade = Math.max(0, Math.min(1, (ratio - 0.42) / 0.1));
      container.style.opacity = String(fade);
      const placed = new Map<Region, { name: Name; box: Box }>();
      const put = (region: Region, name: Name, middle: Point) => {
        const free = (box: Box) => {
          for (const [by, other] of placed) if (by !== region && overlap(box, other.box)) return false;
          return !covered.some((other) => overlap(box, other));
        };
        const box = boxesOf(name, middle, at).find(free);
        if (box) placed.set(region, { name, box });
      };
      if (middles.view !== view) middles = { view, nodes: regions.map((region) => middleOf(region, model, view)) };
      const wanted = fade > 0 ? regions.map((region, i) => ({ region, middle: onStage(middles.nodes[i]!, at) })) : [];
      for (const { region, middle } of wanted) if (middle) put(region, region.names[0]!, middle);
      for (const { region, middle } of wanted)
        if (middle && placed.has(region)) for (const name of region.names.slice(1)) put(region, name, middle);
      for (const region of regions) {
        const shown = placed.get(region);
        for (const name of region.names) name.element.classList.toggle('away', name !== shown?.name);
        if (!shown) continue;
        const { left, top } = shown.box;
        shown.name.element.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
      }
      return [...placed.values()].map(({ box }) => box);
    },
  };
}

/** The first parts of a name, as many as make a name for a map. */
function shortened(name: string, most: number): string {
  const parts = partsOf(plainLabel(name)).slice(0, most);
  while (parts.length > 1 && parts.join(' · ').length > LONGEST_NAME) parts.pop();
  return plainLabel(parts.join(' · '), LONGEST_NAME);
}
const LONGEST_NAME = 60;

/** @param share its size, compared with the largest */
function named(id: string, lines: readonly string[], share: number): HTMLElement {
  const spans = lines.map((line) => el('span', {}, line));
  const element = el('div', { class: 'region', attrs: { 'data-community': id } }, bdi(''));
  element.firstElementChild!.append(...spans.flatMap((span, i) => (i === 0 ? [span] : [' ', span])));
  element.style.setProperty('--size', `${Math.round(12 + 4 * Math.sqrt(share))}px`);
  return element;
}

/** Places to try, in widths and heights of the name away from the middle; nearest first. */
const STEPS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, -0.6],
  [0, 0.6],
  [-0.25, 0],
  [0.25, 0],
  [-0.25, -0.6],
  [0.25, -0.6],
  [-0.25, 0.6],
  [0.25, 0.6],
  [0, -1.1],
  [0, 1.1],
];

/** The rectangles that a name may take around a point, all of them on the stage. */
function boxesOf(name: Name, { x, y }: Point, stage: { width: number; height: number }): Box[] {
  name.wide ||= name.element.offsetWidth;
  name.high ||= name.element.offsetHeight;
  const { wide, high } = name;
  return STEPS.map(([across, down]) => {
    const left = Math.max(4, Math.min(stage.width - wide - 4, x + (across - 0.5) * wide));
    const top = Math.max(4, Math.min(stage.height - high - 4, y + (down - 0.5) * high));
    return { left, top, right: left + wide, bottom: top + high };
  });
}

/** The middle of a community's visible members, as the nodes that it is level with; null where there are too few. */
function middleOf({ members }: Region, { nodes }: MapModel, view: MapView): Middle | null {
  const visible = members.filter((node) => view.visible[node]);
  if (visible.length < 2) return null;
  const middle = (axis: 'x' | 'y'): number =>
    visible.sort((a, b) => nodes[a]![axis] - nodes[b]![axis])[visible.length >> 1]!;
  return { across: middle('x'), along: middle('y') };
}

/** Null where it is not on the stage. */
function onStage(middle: Middle | null, at: Projection): Point | null {
  if (!middle) return null;
  const [x, y] = [at.x(middle.across), at.y(middle.along)];
  return x < 0 || y < 0 || x > at.width || y > at.height ? null : { x, y };
}
