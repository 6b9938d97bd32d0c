export type Cell = string | number | boolean | null;

/** What a spreadsheet would run as a formula, the full-width signs too. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const QUOTED = /[",\n\r]/;

/**
 * Rows as CSV (RFC 4180, lines end in `\n`). A text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` in front) gets an
 * apostrophe in front; numbers are left alone.
 * @param backslash what stands for it: Gephi takes it before a quote or comma for an escape and loses the record, other readers take it for itself;
 * a look-alike (U+29F5) where left out
 */
export const csvText = (rows: readonly (readonly Cell[])[], backslash = '\u29f5'): string =>
  rows.map((row) => `${row.map((cell) => cellText(cell, backslash)).join(',')}\n`).join('');

function cellText(cell: Cell, backslash: string): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = (FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('\\', backslash);
  return QUOTED.test(text) ? quoted(text) : text;
}

/** Rows as CSV with every text in quotes and nothing changed in it, for programs: an empty text differs from a missing one. */
export const quotedCsv = (rows: readonly (readonly (string | null)[])[]): string =>
  rows.map((row) => `${row.map((cell) => (cell === null ? '' : quoted(cell))).join(',')}\n`).join('');

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
