import { escapeXml } from '../../src/export/xml.ts';
import { OUTLINES } from '../kinds.ts';
import type { Mark, Picture } from './picture.ts';

/** Families that every program which draws SVG knows. */
export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

const short = (n: number): string => String(Number(n.toFixed(2)));

/** A picture as SVG 1.1: plain shapes and texts, nothing loaded from anywhere, no script. */
export function svgText({ width, height, ground, marks }: Picture, title: string): string {
  const [w, h] = [short(width), short(height)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${escapeXml(FONT)}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect width="${w}" height="${h}" fill="${ground}"/>`,
    ...marks.map(element),
    '</svg>',
    '',
  ].join('\n');
}

/** Well-formed, without the control characters that XML refuses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const xmlText = (text: string): string => escapeXml(text.toWellFormed().replace(/[\u0000-\u001f\ufffe\uffff]/g, ' '));

function element(mark: Mark): string {
  switch (mark.is) {
    case 'line': {
      const [x1, y1, x2, y2] = [...mark.from, ...mark.to].map(short);
      const opacity = mark.opacity < 1 ? ` stroke-opacity="${mark.opacity}"` : '';
      return `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${mark.color}" stroke-width="${short(mark.width)}"${opacity}/>`;
    }
    case 'shape': {
      const { x, y, radius, color, edge, opacity, shape } = mark;
      const turn = `translate(${short(x)} ${short(y)}) scale(${short(radius)})`;
      const faint = opacity < 1 ? ` opacity="${opacity}"` : '';
      // The stroke is scaled too: a pixel and a half on the page.
      const stroke = `stroke="${edge}" stroke-width="${short(1.5 / radius)}" paint-order="stroke"`;
      return `<path transform="${turn}" d="${OUTLINES[shape]}" fill="${color}" fill-rule="evenodd" ${stroke}${faint}/>`;
    }
    case 'ring':
      return `<circle cx="${short(mark.x)}" cy="${short(mark.y)}" r="${short(mark.radius)}" fill="none" stroke="${mark.color}" stroke-width="2.5"/>`;
    case 'text': {
      const { x, y, size, weight, color, halo, text } = mark;
      const outline = halo ? ` stroke="${halo}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"` : '';
      const bold = weight === 400 ? '' : ` font-weight="${weight}"`;
      return `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}"${bold} fill="${color}"${outline}>${xmlText(text)}</text>`;
    }
  }
}
