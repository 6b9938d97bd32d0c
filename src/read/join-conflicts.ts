import { slug } from '../lib/text.ts';
import type { Paper } from '../types.ts';
import type { Facts } from './join-fields.ts';

/** Pages print the day of the reader's time zone. */
const SAME_DAY = 1;
/** Where the authors agree: from submission to its listing, over a weekend. */
const SAME_WEEK = 7;
const DAY = 86_400_000;

/**
 * True where two records of one title cannot be the same paper: different authors (another number, or fewer than half of the
 * names shared) or different days. Days may differ by one, by a week where both name the authors; an inferred year is not
 * compared. What a record does not tell is in no conflict.
 */
export function inConflict(a: Facts, b: Facts): boolean {
  const agree = authorsAgree(a.authors, b.authors);
  if (agree === false) return true;
  if (a.date === null || b.date === null) return false;
  const apart =
    a.dateInferred || b.dateInferred
      ? daysApartInYear(a.date, b.date)
      : Math.abs(Date.parse(a.date) - Date.parse(b.date)) / DAY;
  return apart > (agree === true ? SAME_WEEK : SAME_DAY);
}

/** Null where one does not tell. */
function authorsAgree(a: Paper['authors'], b: Paper['authors']): boolean | null {
  if (a === null || b === null) return null;
  if (typeof a === 'number' || typeof b === 'number') return countOf(a) === countOf(b);
  const names = familyNames(a);
  const others = familyNames(b);
  let shared = 0;
  for (const name of names) if (others.has(name)) shared += 1;
  return shared * 2 >= Math.min(names.size, others.size);
}

const countOf = (authors: string[] | number): number => (typeof authors === 'number' ? authors : authors.length);

/** Kept while the list lives: papers of one title are compared with many others. */
const knownNames = new WeakMap<string[], Set<string>>();

/** Folded family names: what stands before a comma, else the last word. */
function familyNames(authors: string[]): Set<string> {
  const known = knownNames.get(authors);
  if (known) return known;
  const family = (name: string): string =>
    name.includes(',') ? name.split(',', 1)[0]! : name.slice(name.lastIndexOf(' ') + 1);
  const names = new Set(authors.map((name) => slug(family(name))));
  knownNames.set(authors, names);
  return names;
}

/** Days between two days of the year, the shorter way round. */
function daysApartInYear(a: string, b: string): number {
  const dayOfYear = (date: string): number => Date.parse(`2000${date.slice(4)}`) / DAY;
  const apart = Math.abs(dayOfYear(a) - dayOfYear(b));
  return Math.min(apart, 366 - apart);
}
