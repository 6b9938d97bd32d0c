/**
 * Rows of a table with tabs between cells, without its header line. Cells hold no tabs, quotes or line breaks of their own, so
 * that people can edit such files in any editor and read their diffs. Empty lines and lines that start with `#` are left out.
 */
export function parseTsv(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'));
}
