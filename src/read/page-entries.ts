import { endsInAuthors, type MetaLine, type PageLine, parseComments, parseMetaLine } from './page-lines.ts';

/** The text lines of one or more papers and the meta block that ends them. */
export interface Run {
  lines: PageLine[];
  meta: MetaBlock | null;
}

/** What a page says about a paper below its abstract. */
export interface MetaBlock extends MetaLine {
  line: number;
  /** Text that stands where a date should and is none. */
  unreadDate: string | null;
}

const MAX_ORGANISATION = 100;
const MAX_UNREAD_DATE = 30;

/** Groups the lines of one page into runs of text, each ended by a meta block (the last may lack it). */
export function runsOf(lines: PageLine[]): Run[] {
  const runs: Run[] = [];
  let text: PageLine[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (/^submitted by\b/i.test(line.text)) {
      at += line.text.length > 'submitted by'.length ? 1 : 2;
      continue;
    }
    const first = parseMetaLine(line.text);
    if (!first) {
      // A bare number before a title is its upvotes.
      if (text.length > 0 || parseComments(line.text) === null) text.push(line);
      at += 1;
      continue;
    }
    const meta: MetaBlock = { ...first, line: line.line, unreadDate: null };
    if (first.organisation !== null) meta.organisation = displayName(first.organisation);
    else if (first.authors === null && !first.wrongAuthors && !line.afterBlank)
      meta.organisation = takeOrganisation(text);
    at = readMetaBlock(lines, at + 1, meta);
    runs.push({ lines: text, meta });
    text = [];
  }
  if (text.length > 0) runs.push({ lines: text, meta: null });
  return runs;
}

/** Adds the lines that follow the first line of a meta block to it; returns where the block ends. */
function readMetaBlock(lines: PageLine[], from: number, meta: MetaBlock): number {
  for (let at = from; at < lines.length; at++) {
    const { text, afterBlank } = lines[at]!;
    if (meta.day !== null) {
      const comments = afterBlank || meta.comments !== null ? null : parseComments(text);
      if (comments === null) return at;
      meta.comments = comments;
      return at + 1;
    }
    const more = parseMetaLine(text);
    if (!more) {
      if (afterBlank || text.length > MAX_UNREAD_DATE || lines[at - 1]!.text.length > 1) return at;
      meta.unreadDate = text;
      return at + 1;
    }
    const second = (more.authors !== null || more.wrongAuthors) && (meta.authors !== null || meta.wrongAuthors);
    if (more.organisation !== null || second) return at;
    meta.authors ??= more.authors;
    meta.wrongAuthors ||= more.wrongAuthors;
    meta.day ??= more.day;
    meta.comments ??= more.comments;
  }
  return lines.length;
}

/** Takes the organisation, printed right above the separator, from the end of a paper's text. */
function takeOrganisation(text: PageLine[]): string | null {
  const last = text.at(-1);
  if (!last || text.length < 2 || last.text.length > MAX_ORGANISATION || /[.!?:;,]$/.test(last.text)) return null;
  if (endsInAuthors(last.text)) return null;
  const ownBlock = last.afterBlank || text.slice(1).every((line) => !line.afterBlank);
  if (!ownBlock) return null;
  text.pop();
  return displayName(last.text);
}

/**
 * A page prints an organisation's picture and name; copied, the picture becomes its handle: `epfl-vita EPFL VITA Lab`. The
 * handle is dropped where it is plainly one: it spells the name, begins it, or is all lower case before a capital.
 */
function displayName(printed: string): string {
  const [, handle, name] = /^([\w.-]+) (.+)$/.exec(printed) ?? [];
  if (handle === undefined || name === undefined) return printed;
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const [short, long] = [letters(handle), letters(name)];
  const spells = short !== '' && long !== '' && (long.startsWith(short) || short.startsWith(long));
  return spells || (/^[a-z0-9._-]+$/.test(handle) && /^[\p{Lu}\d]/u.test(name)) ? name : printed;
}
