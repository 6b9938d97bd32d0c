import { KINDS } from '../kinds.ts';
import { NO_COMMUNITY } from '../model.ts';
import type { OverlayInput } from '../overlay.ts';
import { count, plainLabel, plural } from '../text.ts';
import type { Mark, Picture, TextWidth } from './picture.ts';

const WIDE = 260;
const MARGIN = 20;
const LINE = 20;
const MOST_COMMUNITIES = 10;

/** Writes one line of the legend and goes on to the next. */
interface Pen {
  text(words: string, options?: { size?: number; strong?: boolean; quiet?: boolean; indent?: number }): void;
  symbol(mark: (x: number, y: number) => Mark, words: string, number: string): void;
  gap(): void;
}

/**
 * The picture with its legend: title, how much is shown, kinds and communities with their counts. It stands to the right of a wide
 * picture and below a narrow one.
 */
export function withLegend(picture: Picture, drawn: OverlayInput, width: TextWidth): Picture {
  const below = picture.width < 2 * WIDE + 100;
  const [left, top] = below ? [MARGIN, picture.height + MARGIN] : [picture.width + MARGIN, MARGIN];
  const marks: Mark[] = [];
  const bottom = write(marks, drawn, { left, top, wide: (below ? picture.width : WIDE) - 2 * MARGIN + 8 }, width);
  return {
    ...picture,
    width: below ? picture.width : picture.width + WIDE,
    height: below ? bottom : Math.max(picture.height, bottom),
    marks: [...clipped(picture), ...cover(picture, below, bottom), ...marks],
  };
}

/** Names that would run out of the map into the legend are left out. */
const clipped = ({ marks, width }: Picture): Mark[] =>
  marks.filter((mark) => mark.is !== 'text' || mark.x < width - 24);

/** The ground of the legend, over what sticks out of the map. */
function cover({ width, height, ground }: Picture, below: boolean, bottom: number): Mark[] {
  const deep = Math.max(height, bottom);
  const [from, to, wide]: [[number, number], [number, number], number] = below
    ? [[0, height + (bottom - height) / 2], [width, height + (bottom - height) / 2], bottom - height]
    : [[width + WIDE / 2, 0], [width + WIDE / 2, deep], WIDE];
  return [{ is: 'line', from, to, color: ground, width: wide, opacity: 1 }];
}

function write(
  marks: Mark[],
  { view, look }: OverlayInput,
  place: { left: number; top: number; wide: number },
  width: TextWidth,
): number {
  const { model } = view;
  const { palette, colors, key } = look;
  const pen = createPen(marks, place, palette, width);
  pen.text(plainLabel(model.title, 120) || 'papergraph', { size: 15, strong: true });
  pen.text(`${count(view.nodes.shown)} of ${count(view.nodes.total)} names`, { quiet: true });
  pen.text(`${count(view.links.shown)} of ${plural(view.links.total, 'link')}`, { quiet: true });
  pen.gap();
  for (const { kind, many, shape } of KINDS) {
    const shown = view.kinds.get(kind)?.shown ?? 0;
    if (shown === 0) continue;
    const symbol = { is: 'shape', shape, radius: 6, color: palette.quiet, edge: palette.ground, opacity: 1 } as const;
    pen.symbol((x, y) => ({ ...symbol, x, y }), many, count(shown));
  }
  pen.gap();
  const swatch = { is: 'shape', shape: 'disc', radius: 6, edge: palette.ground, opacity: 1 } as const;
  for (const { label, color } of key) pen.symbol((x, y) => ({ ...swatch, color, x, y }), plainLabel(label, 60), '');
  if (key.length > 0) pen.gap();
  // Their colours would mean nothing beside another key.
  const communities = (key.length > 0 ? [] : model.communities).filter(
    ({ id }) => (view.communities.get(id)?.shown ?? 0) > 0,
  );
  for (const { id, name, members } of communities.slice(0, MOST_COMMUNITIES)) {
    const color = colors[members[0]!]!;
    const words = id === NO_COMMUNITY ? 'in no community' : plainLabel(name, 120);
    pen.symbol((x, y) => ({ ...swatch, color, x, y }), words, count(view.communities.get(id)!.shown));
  }
  const rest = communities.length - MOST_COMMUNITIES;
  if (rest > 0)
    pen.text(`and ${plural(rest, 'smaller community', 'smaller communities')}`, { quiet: true, indent: 20 });
  pen.gap();
  pen.text('Size: number of papers', { quiet: true });
  return pen.end();
}

function createPen(
  marks: Mark[],
  { left, top, wide }: { left: number; top: number; wide: number },
  palette: OverlayInput['look']['palette'],
  width: TextWidth,
): Pen & { end(): number } {
  let y = top;
  const text = (words: string, x: number, size: number, color: string, weight = 400): Mark => ({
    is: 'text',
    text: words,
    x,
    y,
    size,
    weight,
    color,
    halo: null,
  });
  return {
    text(words, { size = 12, strong = false, quiet = false, indent = 0 } = {}) {
      for (const line of wrapped(words, wide - indent, (part) => width(part, size) * (strong ? 1.06 : 1))) {
        y += size + 6;
        marks.push(text(line, left + indent, size, quiet ? palette.quiet : palette.ink, strong ? 650 : 400));
      }
    },
    symbol(mark, words, number) {
      const end = left + wide - width(number, 12);
      wrapped(words, end - left - 28, (part) => width(part, 12)).forEach((line, i) => {
        y += i === 0 ? LINE : LINE - 4;
        if (i === 0) marks.push(mark(left + 6, y - 4), text(number, end, 12, palette.quiet));
        marks.push(text(line, left + 20, 12, palette.ink));
      });
    },
    gap() {
      y += 12;
    },
    end: () => y + MARGIN,
  };
}

const MOST_LINES = 3;

/** Words over as many lines as they need, three at most; a word that is longer than a line is cut. */
function wrapped(words: string, wide: number, width: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  // A dot ends a line, it never begins one.
  for (const word of words.replaceAll(' · ', '\u00a0· ').split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && width(longer) > wide) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  const shown = lines.slice(0, MOST_LINES).map((text) => cut(text, wide, width));
  if (lines.length > MOST_LINES) shown[MOST_LINES - 1] = cut(`${shown[MOST_LINES - 1]!} …`, wide, width);
  return shown;
}

function cut(text: string, wide: number, width: (text: string) => number): string {
  if (width(text) <= wide) return text;
  let length = Math.floor((text.length * wide) / width(text));
  while (length > 1 && width(`${plainLabel(text, length)}…`) > wide) length -= 1;
  return `${text.slice(0, length).toWellFormed().trimEnd()}…`;
}
