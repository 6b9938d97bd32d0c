import Table from 'cli-table3';
import { readable } from '../lib/latex.ts';
import type { CommandContext } from './context.ts';
import { colours } from './context.ts';

/** Width of the terminal in columns; 100 where the output is no terminal. */
export const widthOf = (context: CommandContext): number => Math.max(40, context.stdout.columns ?? 100);

// Names and titles come from data: an escape sequence in them must not reach the terminal.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const TERMINAL_CONTROLS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from data as people read it, safe for a terminal. */
export const plain = (text: string): string => readable(text).replace(TERMINAL_CONTROLS, '');

/** Text cut to a number of characters, with an ellipsis where something was cut. */
export const cut = (text: string, length: number): string =>
  text.length <= length
    ? text
    : `${text
        .slice(0, Math.max(0, length - 1))
        .toWellFormed()
        .trimEnd()}…`;

/** A table without lines: a dim head, columns two spaces apart. Cells are text from data; numbers are set to the right. */
export function table(context: CommandContext, head: string[], rows: (string | number)[][]): string {
  const colour = colours(context, context.stdout);
  const numeric = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'));
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
    t.push(row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : plain(cell))));
  const lines = t.toString().split('\n');
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Text folded at spaces to a width, each line after an indent. */
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
