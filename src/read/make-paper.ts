import { foldText } from '../lib/text.ts';
import type { Paper } from '../types.ts';
import type { Draft, ReadContext } from './format.ts';
import { arxivId, doiOf, titleId, urlOf } from './paper-ids.ts';

/** Longer than any title or abstract; beyond it a field is something else (a whole book, a broken file). */
const MAX_TITLE = 1000;
const MAX_ABSTRACT = 100_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SUSPECT = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufffd-\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;
/** What folding would change, or might; most text has none, and the test is faster than folding. */
const UNFOLDED = /[^ -~]| {2}|^ | $/;

/**
 * Makes a paper of a draft: folds its text, finds its id, derives its address.
 * @returns null, after a report, where the draft has no title
 */
export function makePaper(draft: Draft, context: ReadContext): Paper | null {
  const title = draft.title.length > MAX_ABSTRACT ? draft.title : cleanText(draft.title, draft.line, context);
  if (title === '' || title.length > MAX_TITLE) {
    const what = title === '' ? 'a record without a title' : 'a title of more than 1,000 characters';
    context.issues.add(context.file, draft.line, {
      level: 'error',
      what,
      mend: 'give every record a title; this one was left out',
    });
    return null;
  }
  const ids = draft.ids.map((id) => foldText(id)).filter((id) => id !== '');
  const named = draft.url === null ? ids : [...ids, draft.url];
  const arxiv = named.map(arxivId).filter((id) => id !== null);
  const dois = named.map(doiOf).filter((id) => id !== null);
  const own = ids.filter((id) => arxivId(id) === null && doiOf(id) === null);
  const id = arxiv[0] ?? dois[0] ?? titleId(title);
  return {
    id,
    title,
    abstract: cleanAbstract(draft, context),
    date: draft.date,
    authors: Array.isArray(draft.authors) ? namesOf(draft.authors) : draft.authors,
    organisation: cleanText(draft.organisation ?? '', draft.line, context) || null,
    comments: draft.comments,
    url: draft.url ?? urlOf([...arxiv, ...dois]),
    dateInferred: draft.dateInferred && draft.date !== null,
    aliases: [...new Set([...arxiv, ...dois, ...own])].filter((alias) => alias !== id).sort(),
    sources: draft.sources ?? [{ file: context.file, line: draft.line }],
  };
}

function namesOf(authors: string[]): string[] | null {
  const names = authors.map(foldText).filter((name) => name !== '');
  return names.length > 0 ? names : null;
}

function cleanAbstract(draft: Draft, context: ReadContext): string {
  if (draft.abstract.length <= MAX_ABSTRACT) return cleanText(draft.abstract, draft.line, context);
  context.issues.add(context.file, draft.line, {
    level: 'warning',
    what: 'an abstract of more than 100,000 characters',
    mend: 'give abstracts, not whole documents; the paper was kept without it',
  });
  return '';
}

function cleanText(text: string, line: number, context: ReadContext): string {
  if (SUSPECT.test(text)) reportDamage(text, line, context);
  return UNFOLDED.test(text) ? foldText(text) : text;
}

function reportDamage(text: string, line: number, context: ReadContext): void {
  const warn = (what: string, mend: string) => context.issues.add(context.file, line, { level: 'warning', what, mend });
  if (CONTROL.test(text)) warn('control characters in the text', 'none needed: they were left out');
  if (!text.isWellFormed()) warn('half characters (lone surrogates) in the text', 'export the text again as UTF-8');
  if (text.includes('\ufffd')) warn('characters that were damaged before (U+FFFD)', 'export the text again as UTF-8');
}
