import { bdi, el, fill } from './dom.ts';
import { type Box, createOccupancy } from './labels.ts';
import { type MapModel, NO_COMMUNITY } from './model.ts';
import type { Projection } from './overlay.ts';
import { plainLabel } from './text.ts';
import type { MapView } from './view.ts';

interface Region {
  element: HTMLElement;
  members: readonly number[];
  id: string;
  wide: number;
  high: number;
}

/** Names of communities over their regions, as on a road map: large from afar, gone where single names take over. */
export function createRegions(container: HTMLElement, model: MapModel) {
  // A phone has room for the first words; the legend has them all.
  const small = container.offsetWidth < 600;
  const regions: Region[] = model.communities
    .filter(({ id, members }) => id !== NO_COMMUNITY && members.length > 2)
    .map(({ id, name, members }) => ({
      element: named(id, small ? shortened(name) : name, members.length / model.communities[0]!.members.length),
      members,
      id,
      wide: 0,
      high: 0,
    }));
  fill(container, ...regions.map(({ element }) => element));

  return {
    /** Colours of the names, by community id. */
    paint(color: (community: string) => string): void {
      for (const { element, id } of regions) element.style.color = color(id);
    },
    /**
     * Puts each name over the middle of its visible members. The largest communities choose first; names that would cover one
     * another or panels are left out.
     * @returns the rectangles taken
     */
    place(at: Projection, view: MapView, ratio: number, covered: readonly Box[]): Box[] {
      const fade = Math.max(0, Math.min(1, (ratio - 0.35) / 0.25));
      container.style.opacity = String(fade);
      const occupied = createOccupancy();
      for (const box of covered) occupied.take(box);
      const boxes: Box[] = [];
      for (const region of regions) {
        const middle = fade > 0 ? boxOf(region, at, view) : null;
        const box = middle && STEPS.map((step) => moved(middle, step * region.high)).find(occupied.isFree);
        region.element.classList.toggle('away', !box);
        if (!box) continue;
        occupied.take(box);
        boxes.push(box);
        region.element.style.transform = `translate(${Math.round(box.left)}px, ${Math.round(box.top)}px)`;
      }
      return fade > 0.3 ? boxes : [];
    },
  };
}

const shortened = (name: string): string => name.split(' · ').slice(0, 2).join(' · ');

/** @param share its size, compared with the largest */
function named(id: string, name: string, share: number): HTMLElement {
  const element = el(
    'div',
    { class: 'region', attrs: { 'data-community': id } },
    bdi(plainLabel(name, 60).replaceAll(' · ', '\u00a0· ')),
  );
  element.style.setProperty('--size', `${Math.round(12 + 4 * Math.sqrt(share))}px`);
  return element;
}

/** Places to try, in heights of the name away from the middle. */
const STEPS = [0, -0.6, 0.6, -1.1, 1.1];
const moved = (box: Box, by: number): Box => ({ ...box, top: box.top + by, bottom: box.bottom + by });

function boxOf(region: Region, at: Projection, view: MapView): Box | null {
  const members = region.members.filter((node) => view.visible[node]);
  if (members.length < 2) return null;
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
  const x = middle(members.map(at.x));
  const y = middle(members.map(at.y));
  if (x < 0 || y < 0 || x > at.width || y > at.height) return null;
  region.wide ||= region.element.offsetWidth;
  region.high ||= region.element.offsetHeight;
  const left = Math.max(4, Math.min(at.width - region.wide - 4, x - region.wide / 2));
  const top = Math.max(4, Math.min(at.height - region.high - 4, y - region.high / 2));
  return { left, top, right: left + region.wide, bottom: top + region.high };
}
