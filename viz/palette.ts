/** Colours that a canvas needs; the rest of the page reads the same custom properties from theme/base.css. */
export interface Palette {
  dark: boolean;
  ground: string;
  ink: string;
  quiet: string;
  edge: string;
  edgeStrong: string;
  accent: string;
}

/** The colours in force, read from the page's custom properties. */
export function readPalette(root: Element): Palette {
  const style = getComputedStyle(root);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    dark: read('color-scheme') === 'dark',
    ground: read('--ground'),
    ink: read('--ink'),
    quiet: read('--quiet'),
    edge: read('--edge'),
    edgeStrong: read('--edge-strong'),
    accent: read('--accent'),
  };
}

type Rgb = [number, number, number];

const parse = (hex: string): Rgb => {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
};
const print = (rgb: Rgb): string => `#${rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance as WCAG 2 defines it, 0 to 1. */
function luminance(hex: string): number {
  const [r, g, b] = parse(hex).map((c) =>
    c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  ) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours as WCAG 2 defines it, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** `share` of the second colour in the first, 0 to 1. */
function mixed(a: string, b: string, share: number): string {
  const [from, to] = [parse(a), parse(b)];
  return print(from.map((c, i) => c + (to[i]! - c) * share) as Rgb);
}

/**
 * A colour of the map moved towards white or black just so far that it can be told from the ground: the map names one colour a
 * community, and both themes show that one.
 */
export function readable(color: string, ground: string, least: number): string {
  const towards = luminance(ground) < 0.5 ? '#ffffff' : '#000000';
  let share = 0;
  while (share < 1 && contrast(mixed(color, towards, share), ground) < least) share += 0.05;
  return mixed(color, towards, Math.min(1, share));
}
