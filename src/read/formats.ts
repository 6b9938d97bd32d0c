import { dailyPapersHtml } from './daily-papers-html.ts';
import { dailyPapersText } from './daily-papers-text.ts';
import type { Format } from './format.ts';
import { jsonDocument } from './json-document.ts';
import { jsonLines } from './json-lines.ts';

/** Every kind of input, the most particular first: the first that recognises a text reads it. */
const FORMATS: readonly Format[] = [
  dailyPapersHtml, // <…
  jsonLines, // {…} a line
  jsonDocument, // [ or { over many lines
  dailyPapersText, // anything with the marks of a Daily Papers page
];

/** The format that recognises a text by its beginning, or null. */
export function formatOf(head: string): Format | null {
  return FORMATS.find((format) => format.recognises(head)) ?? null;
}

/** What can be read, in words. */
export const READABLE = FORMATS.map((format) => format.name).join(', ');
