import Table from 'cli-table3';
import { readable } from '../lib/latex.ts';
import type { CommandContext } from './context.ts';
import { colours } from './context.ts';

/** Width of the terminal in columns; Infinity where the output is no terminal: nothing is cut there. */
export const widthOf = (context: CommandContext): number =>
  context.stdout.isTTY ? Math.max(40, context.stdout.columns ?? 80) : Number.POSITIVE_INFINITY;

/** Width of running text: that of the terminal, but no more than can be read. */
export const textWidth = (context: CommandContext): number => Math.min(widthOf(context), 100);

/** A number with its noun: `1 paper`, `1,118 papers`. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

// Names and titles come from data: an escape sequence in them must not reach the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const TERMINAL_CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text that moves neither cursor nor direction of a terminal. */
export const withoutControls = (text: string): string => text.replace(TERMINAL_CONTROLS, '');

/** Text from data as people read it, safe for a terminal. */
export const plain = (text: string): string => withoutControls(readable(text));

/** Text cut to a number of characters, with an ellipsis where something was cut. */
export const cut = (text: string, length: number): string =>
  text.length <= length
    ? text
    : `${text
        .slice(0, Math.max(0, length - 1))
        .toWellFormed()
        .trimEnd()}…`;

/** As many items of a list as fit in a line, whole ones only; at least the first. */
export function fitting(items: readonly string[], width: number): string {
  let line = items[0] ?? '';
  for (const item of items.slice(1)) {
    if (line.length + item.length + 5 > width) return `${line}, …`;
    line += `, ${item}`;
  }
  return line;
}

/**
 * A table without lines: a dim head, columns two spaces apart. Cells are text from data.
 * @param right columns set to the right; those of numbers always are
 * @param clean makes text safe for a terminal; {@link withoutControls} keeps braces and backslashes, which are markup in titles
 */
export function table(
  context: CommandContext,
  head: string[],
  rows: (string | number)[][],
  right: readonly string[] = [],
  clean: (text: string) => string = plain,
): string {
  const colour = colours(context, context.stdout);
  const numeric = head.map(
    (name, i) => right.includes(name) || (rows.length > 0 && rows.every((row) => typeof row[i] === 'number')),
  );
  const t = new Table({
    head: head.map((h) => colour.dim(h)),
    colAligns: numeric.map((n) => (n ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true },
    chars: Object.fromEntries(
      [
        'top',
        'top-mid',
        'top-left',
        'top-right',
        'bottom',
        'bottom-mid',
        'bottom-left',
        'bottom-right',
        'left',
        'left-mid',
        'mid',
        'mid-mid',
        'right',
        'right-mid',
        'middle',
      ].map((c) => [c, '']),
    ),
  });
  for (const row of rows)
    t.push(row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : clean(cell))));
  const lines = t.toString().split('\n');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Text folded at spaces to a width, each line after an indent. A longer word stands alone in its line. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(indent + line);
  return lines.join('\n');
}

/** A list with commas folded to a width, each line after an indent; lines end between items only. */
export function wrapList(items: readonly string[], width: number, indent = ''): string {
  const whole = items.map((item) => item.replaceAll(' ', '\u00a0')).join(', ');
  return wrap(whole, width, indent).replaceAll('\u00a0', ' ');
}
