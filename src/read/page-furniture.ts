import type { PageLine } from './page-lines.ts';

/** Lines by which a Daily Papers page is known. */
const MARK = /^(?:get trending papers\b.*|by\s*@?_?AK and the research community)$/i;
/** What stands around them, and at the foot of a page that was copied whole. */
const FURNITURE =
  /^(?:new|subscribe|daily papers|trending papers|daily|weekly|monthly|hugging face|models|datasets|spaces|buckets|community|docs|enterprise|pricing|log in|sign up|search|previous|next|load more|back to articles|system theme|company|tos|privacy|about|careers|website)$/i;
/** Marks further apart than this belong to two pages. */
const HEADER_REACH = 12;

/** True where the text has a header line of a Daily Papers page. */
export const hasPageMark = (lines: readonly { text: string }[]): boolean => lines.some(({ text }) => MARK.test(text));

/** True for a line of a page's frame that is no title. */
const isFurniture = (text: string): boolean => FURNITURE.test(text) || MARK.test(text);

/** Cuts a text into its pages (one after the other where several were pasted) without their headers and footers. */
export function splitPages(lines: PageLine[]): PageLine[][] {
  const pages: PageLine[][] = [];
  let start = 0;
  let lastMark = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < lines.length; at++) {
    if (!MARK.test(lines[at]!.text)) continue;
    if (at - lastMark > HEADER_REACH) {
      let end = at;
      while (end > start && isFurniture(lines[end - 1]!.text)) end -= 1;
      // What stands before the first header is the frame of the site where it is short, else a page without a header.
      if (pages.length > 0 || end - start > HEADER_REACH * 3) pages.push(lines.slice(start, end));
      else pages.push([]);
    }
    lastMark = at;
    start = at + 1;
  }
  pages.push(lines.slice(start));
  return pages.map(trimFurniture).filter((page) => page.length > 0);
}

function trimFurniture(page: PageLine[]): PageLine[] {
  let from = 0;
  let to = page.length;
  while (from < to && isFurniture(page[from]!.text)) from += 1;
  while (to > from && isFurniture(page[to - 1]!.text)) to -= 1;
  return page.slice(from, to);
}
