import { lookOf } from '../coloring.ts';
import { importanceOf, radiiOf } from '../encoding.ts';
import { extentOf, fitExtent } from '../framing.ts';
import type { OverlayInput, Projection } from '../overlay.ts';
import type { Context } from '../panels/context.ts';
import type { RegionName, TextWidth } from './picture.ts';
import { FONT } from './svg.ts';

/** Width of a text in the font of pictures. */
export function textWidth(): TextWidth {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (!context) return text.length * font * 0.55;
    context.font = `${font}px ${FONT}`;
    return context.measureText(text).width;
  };
}

/** The names of communities as they stand on the page now, line by line. */
export function regionNamesOn(container: HTMLElement): RegionName[] {
  const origin = container.getBoundingClientRect();
  if (Number(container.style.opacity || 1) < 0.3) return [];
  return [...container.querySelectorAll<HTMLElement>('.region:not(.away)')].map((region) => {
    const { fontSize, color } = getComputedStyle(region);
    const size = Number.parseFloat(fontSize);
    const lines = [...region.querySelectorAll('span')].map((span) => {
      const range = document.createRange();
      range.selectNodeContents(span);
      const box = range.getBoundingClientRect();
      const text = span.textContent ?? '';
      return { text, x: box.left - origin.left, baseline: box.bottom - origin.top - size * 0.27 };
    });
    return { lines, size, color: hex(color) };
  });
}

/** `rgb(1, 2, 3)` as `#010203`: what every program that reads SVG takes. */
function hex(color: string): string {
  const parts = color
    .match(/\d+(\.\d+)?/g)
    ?.slice(0, 3)
    .map(Number) ?? [0, 0, 0];
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

const SIZE = { width: 1200, height: 800 };

/** The whole visible map as it would be drawn: for pictures where the browser draws none. */
export function undrawnMap({ store, view: viewNow, palette }: Context): {
  at: Projection;
  drawn: OverlayInput;
} {
  const view = viewNow();
  const { model } = view;
  const extent = extentOf(model, (i) => view.visible[i] === 1);
  const free = { top: 0, right: 0, bottom: 0, left: 0 };
  const { factor, x, y } = fitExtent({ ...extent, top: -extent.top, bottom: -extent.bottom }, SIZE, free);
  const radii = radiiOf(view, { offsetWidth: SIZE.width, offsetHeight: SIZE.height });
  return {
    at: {
      ...SIZE,
      x: (i) => (model.nodes[i]!.x - x) / factor + SIZE.width / 2,
      y: (i) => (-model.nodes[i]!.y - y) / factor + SIZE.height / 2,
      radius: (i) => radii[i]!,
    },
    drawn: {
      view,
      far: 1,
      focus: null,
      selected: null,
      picked: [],
      look: lookOf(model, store.get(), palette()),
      importance: importanceOf(model, radii),
      covered: [],
      taken: [],
    },
  };
}
