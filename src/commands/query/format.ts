import type { Typed } from '../../cypher/index.ts';
import { type Cell, csvText } from '../../lib/csv-text.ts';
import type { CommandContext } from '../context.ts';
import { cut, table, widthOf, withoutControls } from '../table.ts';
import type { Answer } from './messages.ts';

export const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

/** Typed JSON as plain JSON: floats and integers are numbers, temporal values text, nodes and relationships objects. */
function toPlain(typed: Typed): Plain {
  if (typeof typed !== 'object' || typed === null) return typed;
  if (Array.isArray(typed)) return typed.map(toPlain);
  const [kind, content] = Object.entries(typed)[0] as [string, Typed];
  if (kind === 'map') return plainEntries(content as Record<string, Typed>);
  if (kind === 'path') return (content as Typed[]).map(toPlain);
  if (kind === 'node' || kind === 'relationship') {
    const { properties, ...rest } = content as { properties: Record<string, Typed> };
    return { ...(rest as Record<string, Plain>), properties: plainEntries(properties) };
  }
  return content as Plain;
}

const plainEntries = (entries: Record<string, Typed>): Record<string, Plain> =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, toPlain(value)]));

/** A value in one line for people: strings as they are, nodes as `(:Label {…})`. */
function cellText(typed: Typed, inside = false): string {
  if (typed === null) return inside ? 'null' : '';
  if (typeof typed === 'string') return inside ? JSON.stringify(typed) : typed;
  if (typeof typed !== 'object') return String(typed);
  if (Array.isArray(typed)) return `[${typed.map((item) => cellText(item, true)).join(', ')}]`;
  const [kind, content] = Object.entries(typed)[0] as [string, Typed];
  if (kind === 'map') return mapText(content as Record<string, Typed>);
  if (kind === 'path') return (content as Typed[]).map((step) => stepText(step)).join('');
  if (kind === 'node' || kind === 'relationship') return stepText(typed);
  return typeof content === 'number' && Number.isInteger(content) ? content.toFixed(1) : String(content);
}

const mapText = (entries: Record<string, Typed>): string =>
  `{${Object.entries(entries)
    .map(([key, value]) => `${key}: ${cellText(value, true)}`)
    .join(', ')}}`;

interface Step {
  node?: { labels: string[]; properties: Record<string, Typed> };
  relationship?: { type: string; properties: Record<string, Typed> };
  /** Of a relationship in a path. */
  direction?: string;
}

// Abstracts and lists of evidence would fill the screen: a node shows what names it.
const NAMING = ['id', 'title', 'name', 'weight', 'papers'];

function stepText(typed: Typed): string {
  const { node, relationship, direction } = typed as Step;
  const of = node ?? relationship!;
  const shown = Object.entries(of.properties).filter(([key]) => NAMING.includes(key));
  const some = shown.length > 0 ? shown : Object.entries(of.properties).slice(0, 4);
  const properties = some.length > 0 ? ` ${mapText(Object.fromEntries(some))}` : '';
  if (node) return `(${node.labels.map((label) => `:${label}`).join('')}${properties})`;
  const text = `[:${relationship!.type}${properties}]`;
  if (direction === undefined) return text;
  return direction === 'out' ? `-${text}->` : `<-${text}-`;
}

const numberOf = (value: Typed): number | null => {
  if (typeof value === 'number') return value;
  const float = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.float : null;
  return typeof float === 'number' ? float : null;
};

/** An answer as text in one of the formats. */
export function answerText(answer: Answer, format: Format, context: CommandContext): string {
  const { columns, rows } = answer;
  if (format === 'json') {
    const objects = rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, toPlain(row[i]!)])));
    return `${JSON.stringify(objects, null, context.stdout.isTTY ? 2 : undefined)}\n`;
  }
  if (format === 'csv') {
    const cells = rows.map((row) => row.map((value) => csvCell(value)));
    return csvText([columns, ...cells], '\\');
  }
  if (rows.length === 0) return '';
  return table(context, [...columns], tableCells(answer, context), numericColumns(answer), withoutControls);
}

const csvCell = (value: Typed): Cell => {
  const plain = toPlain(value);
  return typeof plain === 'object' && plain !== null ? JSON.stringify(plain) : plain;
};

const numericColumns = ({ columns, rows }: Answer): string[] =>
  columns.filter((_, i) => rows.every((row) => row[i] === null || numberOf(row[i]!) !== null));

/** Cells cut so that a row fits the terminal; numbers with the digits they have. */
function tableCells({ columns, rows }: Answer, context: CommandContext): string[][] {
  const cells = rows.map((row) => row.map((value) => cellText(value)));
  const wide = columns.map((name, i) => cells.reduce((most, row) => Math.max(most, row[i]!.length), name.length));
  const room = widthOf(context) - 2 * columns.length;
  const widths = share(wide, room);
  return cells.map((row) => row.map((cell, i) => cut(cell, widths[i]!)));
}

/** Widths for columns: the narrow ones what they want, the wide ones an equal part of the rest. */
function share(wanted: readonly number[], room: number): number[] {
  const widths = [...wanted];
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  let left = room;
  order.forEach((column, done) => {
    const part = Math.max(8, Math.floor(left / (order.length - done)));
    widths[column] = Math.min(wanted[column]!, part);
    left -= widths[column]!;
  });
  return widths;
}
