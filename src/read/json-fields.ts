import { isoDay, parseDay } from './dates.ts';

/** What a JSON value gave for a field, and what was wrong with it (a fixed phrase, so that equal ones fold). */
export interface Reading<T> {
  value: T;
  wrong?: string;
}

/** A JSON object. Fields are looked up by their own names only, so that `__proto__` and the like are inert. */
export type JsonRecord = Record<string, unknown>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of the named fields that is there and not null. */
export function pick(records: JsonRecord[], names: readonly string[]): unknown {
  for (const name of names) {
    for (const record of records) {
      if (Object.hasOwn(record, name) && record[name] !== null && record[name] !== undefined) return record[name];
    }
  }
  return undefined;
}

/** Text; a list of strings is paragraphs, a number its digits. */
export function readText(value: unknown, field: string): Reading<string> {
  if (value === undefined) return { value: '' };
  if (typeof value === 'string') return { value };
  if (typeof value === 'number') return { value: String(value), wrong: `${field} is a number` };
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return { value: value.join(' ') };
  return { value: '', wrong: `${field} is not text` };
}

/** A day: ISO (a time after it is dropped), as printed on pages, or a Unix time in seconds or milliseconds. */
export function readDate(value: unknown): Reading<string | null> {
  if (value === undefined || value === '') return { value: null };
  if (typeof value === 'number') return readUnixTime(value);
  if (typeof value !== 'string') return { value: null, wrong: 'date is neither text nor a number' };
  const day = parseDay(value.trim().slice(0, 100));
  if (!day || !/^(?:$|[T\s,;])/.test(day.rest)) {
    const partly = /^\d{4}(?:-\d{2})?$/.test(value.trim());
    return { value: null, wrong: partly ? 'date without a day' : 'date that is not understood' };
  }
  if (day.year === null) return { value: null, wrong: 'date without a year' };
  const date = isoDay(day.year, day.month, day.day);
  return date === null ? { value: null, wrong: 'date that does not exist' } : { value: date };
}

function readUnixTime(value: number): Reading<string | null> {
  if (Number.isInteger(value) && value >= 1000 && value <= 9999) return { value: null, wrong: 'date without a day' };
  // Seconds until the year 5138, milliseconds from 1973 on.
  const time = new Date(Math.abs(value) < 1e11 ? value * 1000 : value);
  const year = time.getUTCFullYear();
  if (!(year >= 1900 && year <= 2200)) return { value: null, wrong: 'date that is not understood' };
  return { value: time.toISOString().slice(0, 10) };
}

/** Names: a list of strings or of objects with a name, one string with all of them, or their number. */
export function readAuthors(value: unknown): Reading<string[] | number | null> {
  if (value === undefined || value === '') return { value: null };
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0
      ? { value }
      : { value: null, wrong: 'number of authors is no count' };
  }
  if (typeof value === 'string') return { value: splitNames(value) };
  if (!Array.isArray(value)) {
    const name = nameOf(value);
    return name === null ? { value: null, wrong: 'authors is no list' } : { value: [name] };
  }
  const names = value.map(nameOf);
  const known = names.filter((name): name is string => name !== null && name !== '');
  const authors = known.length > 0 ? known : null;
  return names.includes(null) ? { value: authors, wrong: 'authors without a name' } : { value: authors };
}

/** A name that is a string or an object. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return null;
  const whole = pick([value], ['name', 'fullname', 'fullName', 'full_name', 'displayName', 'display_name']);
  if (typeof whole === 'string') return whole;
  const parts = [
    pick([value], ['given', 'first', 'firstName', 'first_name']),
    pick([value], ['family', 'last', 'lastName', 'last_name']),
  ];
  const said = parts.filter((part) => typeof part === 'string');
  if (said.length > 0) return said.join(' ');
  const inner = pick([value], ['author', 'user']);
  return isRecord(inner) && !Object.hasOwn(inner, 'author') && !Object.hasOwn(inner, 'user') ? nameOf(inner) : null;
}

/** `A; B`, `A, B and C`, BibTeX's `Last, First and Last, First`. */
function splitNames(text: string): string[] | null {
  const clean = (names: string[]): string[] | null => {
    const known = names.map((name) => name.trim()).filter((name) => name !== '');
    return known.length > 0 ? known : null;
  };
  if (text.includes(';')) return clean(text.split(';'));
  const joined = text.split(/,?\s+and\s+|\s+&\s+/i);
  const commas = (name: string): number => name.split(',').length - 1;
  if (joined.length > 1 && joined.every((name) => commas(name) === 1)) return clean(joined);
  if (joined.length === 1 && /^\s*\S+,\s*\S+\s*$/.test(text)) return clean([text]);
  return clean(joined.flatMap((name) => name.split(',')));
}

/** Number of comments. Text that is no number is another thing of the same name (arXiv's `comments`: "12 pages"). */
export function readCount(value: unknown): Reading<number | null> {
  if (value === undefined || (typeof value === 'string' && !/^\s*-?\d+\s*$/.test(value))) return { value: null };
  const count = typeof value === 'string' ? Number(value) : value;
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) return { value: count };
  return { value: null, wrong: 'number of comments is no count' };
}

/** A web address; anything but http and https is refused, since the map makes a link of it. */
export function readUrl(value: unknown): Reading<string | null> {
  if (value === undefined || value === '') return { value: null };
  if (typeof value !== 'string') return { value: null, wrong: 'url is not text' };
  const text = value.trim();
  if (!/^https?:\/\//i.test(text) || text.length > 2000 || !URL.canParse(text))
    return { value: null, wrong: 'url is no web address' };
  return { value: text };
}
