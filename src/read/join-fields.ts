import { compareStrings } from '../lib/text.ts';
import type { Paper } from '../types.ts';

/** What a record tells, without its ids and where it was printed. */
export type Facts = Pick<
  Paper,
  'title' | 'abstract' | 'date' | 'dateInferred' | 'authors' | 'organisation' | 'comments' | 'url'
>;

/**
 * Joins what two records tell, field by field. Each field is the greater of the two in a total order of its values (fuller
 * first, ties by content), so that any number of records can be joined in any order and grouping with one outcome.
 */
export function joinFacts(a: Facts, b: Facts): Facts {
  const dated = laterOf(a, b, compareDates);
  return {
    title: laterOf(a.title, b.title, compareTexts),
    abstract: laterOf(a.abstract, b.abstract, compareTexts),
    date: dated.date,
    dateInferred: dated.dateInferred,
    authors: laterOf(a.authors, b.authors, compareAuthors),
    organisation: laterOf(a.organisation, b.organisation, orNull(compareTexts)),
    comments: laterOf(
      a.comments,
      b.comments,
      orNull((x: number, y: number) => x - y),
    ),
    url: laterOf(a.url, b.url, orNull(compareUrls)),
  };
}

type Order<T> = (a: T, b: T) => number;

const laterOf = <T>(a: T, b: T, order: Order<T>): T => (order(a, b) >= 0 ? a : b);

/** Null below everything. */
const orNull =
  <T>(order: Order<T>): Order<T | null> =>
  (a, b) =>
    a === null || b === null ? Number(a !== null) - Number(b !== null) : order(a, b);

/** Longer text tells more; of equal length the one that sorts first. */
const compareTexts: Order<string> = (a, b) => a.length - b.length || compareStrings(b, a);

/** A printed year beats an inferred one. Of two printed days the earlier; of two inferred the later, since a page's newest year is a lower bound. */
function compareDates(a: Facts, b: Facts): number {
  const rank = (facts: Facts): number => (facts.date === null ? 0 : facts.dateInferred ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  const byDay = compareStrings(a.date ?? '', b.date ?? '');
  return rank(a) === 2 ? -byDay : byDay;
}

/** Names beat their number; more names beat fewer. */
function compareAuthors(a: Facts['authors'], b: Facts['authors']): number {
  const rank = (authors: Facts['authors']): number => (authors === null ? 0 : typeof authors === 'number' ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length - b.length || compareStrings(JSON.stringify(b), JSON.stringify(a));
  }
  return Number(a ?? 0) - Number(b ?? 0);
}

/** arXiv's page of a paper, then its DOI, then any other address. */
function compareUrls(a: string, b: string): number {
  const rank = (url: string): number =>
    /^https?:\/\/arxiv\.org\/abs\//.test(url) ? 2 : /^https?:\/\/doi\.org\//.test(url) ? 1 : 0;
  return rank(a) - rank(b) || compareStrings(b, a);
}
