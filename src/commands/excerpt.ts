import { decodeLatex } from '../lib/latex.ts';
import { cut, withoutControls } from './table.ts';

interface Range {
  start: number;
  end: number;
}

/**
 * A sentence as people read it, names marked; one that is too long is cut around its names, so that evidence never loses what it is
 * evidence of.
 * @param spans names in `printed`; where they lie too far apart, only the first decides what is shown
 * @param length characters at most; Infinity shows all
 */
export function excerpt(
  printed: string,
  spans: readonly Range[],
  length: number,
  mark: (name: string) => string,
): string {
  const { text, fromPrinted } = decodeLatex(printed, 'keep');
  const ranges = spans.map(({ start, end }) => fromPrinted(start, end)).sort((x, y) => x[0] - y[0]);
  const first = ranges[0];
  if (!first) return cut(withoutControls(text), length);
  const names = ranges.filter(([, end]) => end - first[0] <= length);
  let [marked, plainLength, at] = ['', 0, first[0]];
  const put = (part: string, how: (text: string) => string): void => {
    const safe = withoutControls(part);
    plainLength += safe.length;
    marked += safe === '' ? '' : how(safe);
  };
  for (const [start, end] of names.length > 0 ? names : [first]) {
    if (start < at) continue;
    put(text.slice(at, start), (gap) => gap);
    put(text.slice(start, end), (name) => mark(cut(name, length)));
    at = end;
  }
  const before = withoutControls(text.slice(0, first[0]));
  const after = withoutControls(text.slice(at));
  if (before.length + plainLength + after.length <= length) return before + marked + after;
  const room = Math.max(0, length - plainLength);
  const left = Math.min(before.length, Math.max(room >> 1, room - after.length));
  return endOf(before, left) + marked + startOf(after, room - left);
}

/** The last words of a text that fit. */
function endOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.indexOf(' ', text.length - length);
  return length < 2 ? '' : `…${space < 0 ? '' : text.slice(space + 1)}`;
}

/** The first words of a text that fit. */
function startOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length - 1);
  return length < 2 ? '' : `${space < 0 ? '' : text.slice(0, space)}…`;
}
