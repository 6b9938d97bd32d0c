import { isoDay, lastSuchDay } from './dates.ts';
import { type Draft, emptyDraft, type Format, type ReadContext } from './format.ts';
import { linesOf, type TextLine } from './lines.ts';
import { type MetaBlock, type Run, runsOf } from './page-entries.ts';
import { hasPageMark, splitPages } from './page-furniture.ts';
import { type PageLine, pageLines, parseMetaLine } from './page-lines.ts';
import { isSurelyProse, looksLikeTitle, titlesIn } from './page-titles.ts';

/** Longest line that is read; the longest abstract known has a few thousand characters. */
const MAX_LINE = 1_000_000;
/** A first line up to this length with a longer one right below it is a title, else both are one wrapped paragraph. */
const WRAPPED = 200;

/** A Hugging Face Daily Papers page, selected in the browser and pasted into a text file. */
export const dailyPapersText: Format = {
  name: 'Daily Papers page as copied text',
  recognises: (head) => {
    const lines = pageLines(
      head.split(/\r\n|\n|\r/).map((text, index) => ({ line: index + 1, text: text.slice(0, 1000) })),
    );
    return (
      hasPageMark(lines) ||
      lines.some(({ text }) => /\bauthors?\b/i.test(text) && parseMetaLine(text) !== null) ||
      hasDateBlock(lines)
    );
  },
  async *read(text, context) {
    const lines: TextLine[] = [];
    for await (const batch of linesOf(text, MAX_LINE)) for (const line of batch) lines.push(line);
    yield* readPageLines(lines, context);
  },
};

/** A lone separator with a date right below it: an entry with an organisation. */
function hasDateBlock(lines: PageLine[]): boolean {
  return lines.some(({ text, afterBlank }, at) => {
    const above = lines[at - 1]?.text;
    return (
      !afterBlank &&
      above !== undefined &&
      above.length === 1 &&
      parseMetaLine(above) !== null &&
      !!parseMetaLine(text)?.day
    );
  });
}

/** The records of a copied text, page by page. */
export function* readPageLines(lines: TextLine[], context: ReadContext): Generator<Draft> {
  for (const { line, text } of lines) {
    if (text !== null) continue;
    context.issues.add(context.file, line, {
      level: 'error',
      what: 'a line of more than 1,000,000 characters',
      mend: 'copy the page again; the line was passed over',
    });
  }
  for (const page of splitPages(pageLines(lines))) yield* readPage(page, context);
}

function* readPage(page: PageLine[], context: ReadContext): Generator<Draft> {
  const runs = runsOf(page);
  // A page leaves out the year of the visit, so that every year it prints is an earlier one.
  const newest = runs.reduce<number | null>((year, { meta }) => {
    const printed = meta?.day?.year ?? null;
    return printed === null ? year : Math.max(printed, year ?? printed);
  }, null);
  for (const run of runs) yield* readRun(run, newest, context);
}

/** The papers of one run of text; its meta block belongs to the last of them. */
function* readRun(run: Run, newest: number | null, context: ReadContext): Generator<Draft> {
  let blocks = blocksOf(run.lines);
  while (blocks.length > 0 && isSurelyProse(blocks[0]!.text)) {
    context.issues.add(context.file, blocks[0]!.line, {
      level: 'error',
      what: 'a paragraph without a title above it',
      mend: 'copy the page from the title on; the paragraph was left out',
      example: blocks[0]!.text,
    });
    blocks = blocks.slice(1);
  }
  if (blocks.length === 0) return;
  const titles = titlesIn(blocks.map((block) => block.text));
  for (const [index, at] of titles.entries()) {
    const title = blocks[at]!;
    const abstract = blocks.slice(at + 1, titles[index + 1]).map((block) => block.text);
    const draft: Draft = { ...emptyDraft(title.line), title: title.text, abstract: abstract.join(' ') };
    if (index === titles.length - 1 && run.meta) Object.assign(draft, metaFields(run.meta, newest, context));
    yield draft;
  }
}

/** Paragraphs: lines between empty lines; every line where the page has no empty lines. */
function blocksOf(lines: PageLine[]): PageLine[] {
  const spaced = lines.some((line, at) => at > 0 && line.afterBlank);
  const blocks: PageLine[] = [];
  // Where the first title has its abstract right below it, so may later ones whose meta block is missing.
  let tight = false;
  for (const [at, line] of lines.entries()) {
    const block = blocks.at(-1);
    const below = block && spaced && !line.afterBlank;
    const firstBelow = (blocks.length === 1 || (tight && lines[at - 1]?.afterBlank)) && line.text.length > WRAPPED;
    const titleAbove = firstBelow && looksLikeTitle(block!.text);
    if (below && blocks.length === 1 && titleAbove) tight = true;
    if (!below || titleAbove) blocks.push({ ...line });
    else block.text += ` ${line.text}`;
  }
  return blocks;
}

function metaFields(meta: MetaBlock, newest: number | null, context: ReadContext): Partial<Draft> {
  const { authors, organisation, comments } = meta;
  if (meta.wrongAuthors) {
    context.issues.add(context.file, meta.line, {
      level: 'warning',
      what: 'a number of authors that cannot be one',
      mend: 'correct it; the paper was kept without it',
    });
  }
  return { authors, organisation, comments, ...dateFields(meta, newest, context) };
}

function dateFields(
  meta: MetaBlock,
  newest: number | null,
  context: ReadContext,
): { date: string | null; dateInferred: boolean } {
  const warn = (what: string, mend: string, example?: string) =>
    context.issues.add(context.file, meta.line, { level: 'warning', what, mend, ...(example ? { example } : {}) });
  const none = { date: null, dateInferred: false };
  if (meta.unreadDate !== null) {
    warn(
      'a date that is not understood',
      'write it as on the page (Oct 4, 2023); the paper was kept without it',
      meta.unreadDate,
    );
    return none;
  }
  if (meta.day === null) return none;
  const { year, month, day } = meta.day;
  if (year === null && context.visited === null && newest === null) {
    warn(
      'dates without a year, and no year anywhere on the page',
      'say on which day the page was visited: --visited YYYY-MM-DD',
    );
    return none;
  }
  const date =
    year !== null
      ? isoDay(year, month, day)
      : context.visited !== null
        ? lastSuchDay(month, day, context.visited)
        : isoDay(newest! + 1, month, day);
  if (date === null)
    warn('a date that does not exist', 'correct the day; the paper was kept without it', `${month}/${day}`);
  else if (year !== null && context.visited !== null && date > context.visited) {
    warn('a date after the day of the visit', 'check --visited: was the page visited later?', date);
  }
  return { date, dateInferred: date !== null && year === null };
}
