/** Temporal values from ISO 8601 text: calendar, week, quarter and ordinal dates, times with and without colons, offsets and zones. */
import { CypherError } from '../errors.ts';
import { checkedDay, daysInMonth, isLeapYear, quarterSpan, toEpochDay, weekYearStart } from './calendar.ts';
import {
  type DateTimeValue,
  DateValue,
  LocalDateTimeValue,
  LocalTimeValue,
  NANOS_PER_SECOND,
  TimeValue,
} from './temporal.ts';
import { atZone } from './temporal-add.ts';
import { offsetAt, parseOffset, type Zone, zoneNamed } from './zone.ts';

// A year with a sign may be longer than four digits, and then only dashes tell where it ends.
const YEAR = '(?<year>[+-]\\d{1,9}(?=$|-|T)|\\d{4})';
const DATE = new RegExp(
  `^${YEAR}(?:-(?:(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?|W(?<week>\\d{1,2})(?:-(?<weekday>\\d))?|Q(?<quarter>\\d)(?:-(?<quarterDay>\\d{1,2}))?|(?<ordinal>\\d{3}))` +
    '|(?<month2>\\d{2})(?<day2>\\d{2})?|W(?<week2>\\d{2})(?<weekday2>\\d)?|Q(?<quarter2>\\d)(?<quarterDay2>\\d{2})?|(?<ordinal2>\\d{3}))?$',
);
const TIME =
  /^(?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?|(\d\d)(\d\d)(?:(\d\d)(?:[.,](\d{1,9}))?)?)$/;
const ZONE = /(?<offset>Z|[+-]\d{1,2}(?::?\d{2}(?::?\d{2})?)?)?(?:\[(?<name>[^\]+-][^\]]*)\])?$/i;

const unreadable = (kind: string, text: string): CypherError =>
  new CypherError('ArgumentError', `Text cannot be parsed to a ${kind}: "${text.slice(0, 60)}"`);

const invalid = (what: string): CypherError => new CypherError('ArgumentError', `Invalid value: ${what}`);

/** Day number of a calendar date; an error where there is no such date. */
export function dayFromCalendar(year: number, month: number, day: number): number {
  if (month < 1 || month > 12) throw invalid(`month ${month} is not in 1 to 12`);
  if (day < 1 || day > daysInMonth(year, month)) throw invalid(`${year}-${month} has no day ${day}`);
  return checkedDay(toEpochDay(year, month, day));
}

/** Day number from ISO week year, week and weekday. */
export function dayFromWeek(weekYear: number, week: number, weekday: number): number {
  // Week 53 of a year that has 52 is the first one of the next, as in Neo4j.
  if (week < 1 || week > 53) throw invalid(`week ${week} is not in 1 to 53`);
  if (weekday < 1 || weekday > 7) throw invalid(`day of week ${weekday} is not in 1 to 7`);
  return checkedDay(weekYearStart(weekYear) + (week - 1) * 7 + weekday - 1);
}

/** Day number from the quarter and the day in it. */
export function dayFromQuarter(year: number, quarter: number, dayOfQuarter: number): number {
  if (quarter < 1 || quarter > 4) throw invalid(`quarter ${quarter} is not in 1 to 4`);
  const { first, days } = quarterSpan(year, quarter);
  if (dayOfQuarter < 1 || dayOfQuarter > days)
    throw invalid(`quarter ${quarter} of ${year} has no day ${dayOfQuarter}`);
  return checkedDay(first + dayOfQuarter - 1);
}

/** Day number from the day of the year. */
export function dayFromOrdinal(year: number, ordinalDay: number): number {
  if (ordinalDay < 1 || ordinalDay > (isLeapYear(year) ? 366 : 365))
    throw invalid(`year ${year} has no day ${ordinalDay}`);
  return checkedDay(toEpochDay(year, 1, 1) + ordinalDay - 1);
}

function readDate(text: string): number | null {
  const parts = DATE.exec(text)?.groups;
  if (!parts) return null;
  const read = (name: string): number | null => {
    const found = parts[name] ?? parts[`${name}2`];
    return found === undefined ? null : Number(found);
  };
  const year = Number(parts.year);
  const [week, quarter, ordinal] = [read('week'), read('quarter'), read('ordinal')];
  if (week !== null) return dayFromWeek(year, week, read('weekday') ?? 1);
  if (quarter !== null) return dayFromQuarter(year, quarter, read('quarterDay') ?? 1);
  if (ordinal !== null) return dayFromOrdinal(year, ordinal);
  return dayFromCalendar(year, read('month') ?? 1, read('day') ?? 1);
}

/** Nanoseconds of a day from its parts; an error where one is out of range. */
export function nanosFromParts(hour: number, minute: number, second: number, nanos: number): number {
  if (hour < 0 || hour > 23) throw invalid(`hour ${hour} is not in 0 to 23`);
  if (minute < 0 || minute > 59) throw invalid(`minute ${minute} is not in 0 to 59`);
  if (second < 0 || second > 59) throw invalid(`second ${second} is not in 0 to 59`);
  return ((hour * 60 + minute) * 60 + second) * NANOS_PER_SECOND + nanos;
}

function readTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const part = (i: number): string | undefined => match[i] ?? match[i + 4];
  const [hour, minute, second, fraction] = [part(1), part(2) ?? 0, part(3) ?? 0, part(4) ?? ''];
  return nanosFromParts(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(9, '0')));
}

/** Splits a zone off the end of a text; null where there is none. */
function splitZone(text: string): { rest: string; offset: Zone | null; name: Zone | null } {
  const match = ZONE.exec(text)!;
  const { offset, name } = match.groups as { offset?: string; name?: string };
  return {
    rest: text.slice(0, match.index),
    offset: offset === undefined ? null : parseOffset(offset),
    name: name === undefined ? null : zoneNamed(name),
  };
}

/** `2015-07-21`, `20150721`, `2015-07`, `2015-W30-2`, `2015-Q2-60`, `2015-202`, `2015`. */
export function parseDate(text: string): DateValue {
  const day = readDate(text);
  if (day === null) throw unreadable('Date', text);
  return new DateValue(day);
}

/** `21:40:32.142`, `214032`, `21:40`, `21`. */
export function parseLocalTime(text: string): LocalTimeValue {
  const nanos = readTime(text.replace(/^T/i, ''));
  if (nanos === null) throw unreadable('LocalTime', text);
  return new LocalTimeValue(nanos);
}

/** A time with an offset; without one the given one counts. A named zone has no offset without a date and is refused. */
export function parseTime(text: string, defaultOffset: number): TimeValue {
  const { rest, offset, name } = splitZone(text.replace(/^T/i, ''));
  const nanos = readTime(rest);
  if (nanos === null) throw unreadable('Time', text);
  if (name?.zone) throw invalid(`the zone ${name.zone} in a time without a date; write its offset, such as +01:00`);
  return new TimeValue(nanos, offset ? offsetAt(offset, 0) : defaultOffset);
}

function readDateTime(text: string): { day: number; nanos: number } | null {
  const split = text.search(/T/i);
  const day = readDate(split < 0 ? text : text.slice(0, split));
  const nanos = split < 0 ? 0 : readTime(text.slice(split + 1));
  return day === null || nanos === null ? null : { day, nanos };
}

/** A date, `T` and a time; a date alone is its midnight. */
export function parseLocalDateTime(text: string): LocalDateTimeValue {
  const parts = readDateTime(text);
  if (!parts) throw unreadable('LocalDateTime', text);
  return new LocalDateTimeValue(parts.day, parts.nanos);
}

/** A date and time with an offset, a zone in brackets or both; without any the given zone counts, without a time midnight. */
export function parseDateTime(text: string, zone: Zone): DateTimeValue {
  const { rest, offset, name } = /T/i.test(text) ? splitZone(text) : { rest: text, offset: null, name: null };
  const parts = readDateTime(rest);
  if (!parts) throw unreadable('DateTime', text);
  const made = atZone(parts.day, parts.nanos, name ?? offset ?? zone, offset ? offsetAt(offset, 0) : undefined);
  if (offset && made.offset !== offsetAt(offset, 0))
    throw invalid(`zone and offset do not match in ${text.slice(0, 60)}`);
  return made;
}
