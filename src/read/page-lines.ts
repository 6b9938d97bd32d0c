import { foldText } from '../lib/text.ts';
import { type PrintedDay, parseDay } from './dates.ts';
import type { TextLine } from './lines.ts';

/** A line of a copied page that says something. */
export interface PageLine {
  line: number;
  text: string;
  /** True where an empty line stands before it. */
  afterBlank: boolean;
}

/** What a line between the papers says; all null for a lone separator. */
export interface MetaLine {
  authors: number | null;
  /** True where a number of authors stands there that cannot be one. */
  wrongAuthors: boolean;
  organisation: string | null;
  day: PrintedDay | null;
  comments: number | null;
}

/** No white space to JavaScript, and yet nothing to see. */
const INVISIBLE = /[\u200b\u2060]/g;
const SEPARATOR = /[•·∙●‧⋅・]/;
/** Bullets that may stand for the page's `•`, and a count. */
const AUTHORS = /^(?:[*‣◦▪–-] ?)?(\d[\d,]{0,29}) authors?$/i;
/** No count beyond it is believed. */
const MAX_AUTHORS = 999_999;
const COMMENTS = /^(\d[\d,]{0,6})$/;
const PUBLISHED = /^(?:published|submitted)(?: on)? /i;
/** Longest line that can be one between the papers. */
const MAX_META = 200;

/** Drops empty lines, folds white space, keeps line numbers. */
export function pageLines(lines: TextLine[]): PageLine[] {
  const kept: PageLine[] = [];
  let afterBlank = true;
  for (const { line, text } of lines) {
    const folded = text === null || text.replace(INVISIBLE, '') === '' ? '' : foldText(text);
    if (folded !== '') kept.push({ line, text: folded, afterBlank });
    afterBlank = folded === '';
  }
  return kept;
}

/**
 * Reads a line between the papers: `• 4 authors`, `·`, `Nov 24 2`, `Oct 4, 2023`, or several of them on one line, the first
 * of which may be an organisation. Null where it is none.
 */
export function parseMetaLine(text: string): MetaLine | null {
  if (text.length > MAX_META) return null;
  const meta: MetaLine = { authors: null, wrongAuthors: false, organisation: null, day: null, comments: null };
  const parts = text
    .replace(INVISIBLE, '')
    .split(SEPARATOR)
    .map((part) => part.trim());
  const said = parts.filter((part) => part !== '');
  for (const [index, part] of said.entries()) {
    const authors = AUTHORS.exec(part);
    const dated = parseDated(part);
    if (authors && meta.authors === null && !meta.wrongAuthors) Object.assign(meta, countOfAuthors(authors[1]!));
    else if (dated && meta.day === null) Object.assign(meta, dated);
    else if (COMMENTS.test(part) && meta.day !== null && meta.comments === null) meta.comments = numberOf(part);
    else if (index === 0 && said.length > 1 && !endsInAuthors(part)) meta.organisation = part;
    else return null;
  }
  if (meta.organisation !== null && meta.authors === null && !meta.wrongAuthors && meta.day === null) return null;
  return said.length === 0 && parts.length < 2 ? null : meta;
}

function countOfAuthors(digits: string): { authors: number | null; wrongAuthors: boolean } {
  const count = numberOf(digits);
  return count <= MAX_AUTHORS ? { authors: count, wrongAuthors: false } : { authors: null, wrongAuthors: true };
}

/** True for a line about authors, which is no organisation. */
export const endsInAuthors = (text: string): boolean => /\bauthors?$/i.test(text);

/** `Nov 24 2` → the day and 2 comments. */
function parseDated(text: string): { day: PrintedDay; comments: number | null } | null {
  const day = parseDay(text.replace(PUBLISHED, ''));
  if (!day) return null;
  const rest = day.rest.trim();
  if (rest === '') return { day, comments: null };
  return COMMENTS.test(rest) ? { day, comments: numberOf(rest) } : null;
}

/** The number of comments on a line of its own. */
export const parseComments = (text: string): number | null => (COMMENTS.test(text) ? numberOf(text) : null);

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''));
