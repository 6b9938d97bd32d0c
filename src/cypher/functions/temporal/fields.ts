/** Days and times put together from the map that a constructor such as `date({year: 1984, week: 10})` takes. */
import { CypherError } from '../../errors.ts';
import { addMonths, daysInMonth, fromEpochDay, quarterOf, weekdayOf, weekOf } from '../../values/calendar.ts';
import { valueText } from '../../values/index.ts';
import { NANOS_PER_SECOND } from '../../values/temporal.ts';
import {
  dayFromCalendar,
  dayFromOrdinal,
  dayFromQuarter,
  dayFromWeek,
  nanosFromParts,
} from '../../values/temporal-parse.ts';
import type { Value } from '../../values/value.ts';

export type Fields = ReadonlyMap<string, Value>;

const DATE_KEYS = ['year', 'month', 'day', 'week', 'dayOfWeek', 'quarter', 'dayOfQuarter', 'ordinalDay'] as const;
const TIME_KEYS = ['hour', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'] as const;
type DateKey = (typeof DATE_KEYS)[number];
type TimeKey = (typeof TIME_KEYS)[number];

const failed = (message: string): CypherError => new CypherError('ArgumentError', message);

/** One field as a number; undefined where it is missing. A null counts as the smallest value, as in Neo4j. */
function read(fields: Fields, key: DateKey | TimeKey): number | undefined {
  const value = fields.get(key);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'bigint') throw failed(`${key} must be an integer value, but was ${valueText(value)}`);
  return Number(value);
}

export const hasDateFields = (fields: Fields): boolean => DATE_KEYS.some((key) => fields.has(key));
export const hasTimeFields = (fields: Fields): boolean => TIME_KEYS.some((key) => fields.has(key));

/** Throws unless all keys are among the known ones: date parts, time parts and `others`. */
export function checkKeys(fields: Fields, date: boolean, time: boolean, others: readonly string[]): void {
  for (const key of fields.keys()) {
    const isDate = (DATE_KEYS as readonly string[]).includes(key);
    const isTime = (TIME_KEYS as readonly string[]).includes(key);
    if ((isDate && date) || (isTime && time) || others.includes(key)) continue;
    if (isDate || isTime) throw new CypherError('TypeError', `Not supported: ${key}`);
    throw failed(`No such field: ${key}`);
  }
  if (fields.size === 0) throw failed('At least one temporal unit must be specified.');
}

type Given = Partial<Record<DateKey, number>>;

/** Refuses fields of another way of naming a day: a week goes with a day of the week only. */
function only(given: Given, kind: string, allowed: readonly DateKey[]): void {
  const wrong = DATE_KEYS.find((key) => given[key] !== undefined && !allowed.includes(key));
  if (wrong) throw new CypherError('TypeError', `Cannot assign ${wrong} to ${kind} date.`);
}

/**
 * Day number from the date fields.
 * @param base the day that fills in what is missing; without one, a year is needed and all larger fields before a smaller one
 */
export function dayFromFields(fields: Fields, base: number | null): number {
  const given: Given = {};
  for (const key of DATE_KEYS) {
    const value = read(fields, key);
    if (value !== undefined) given[key] = value;
  }
  if (base === null && given.year === undefined && !fields.has('year')) throw failed('year must be specified');
  if (given.week !== undefined || given.dayOfWeek !== undefined) return weekDay(given, base);
  if (given.quarter !== undefined || given.dayOfQuarter !== undefined) return quarterDay(given, base);
  if (given.ordinalDay !== undefined) {
    only(given, 'ordinal', ['year', 'ordinalDay']);
    return dayFromOrdinal(given.year ?? fromEpochDay(base!).year, given.ordinalDay);
  }
  return calendarDay(given, base);
}

function weekDay(given: Given, base: number | null): number {
  only(given, 'week', ['year', 'week', 'dayOfWeek']);
  if (base === null && given.week === undefined) throw failed('dayOfWeek cannot be specified without week');
  const of = base === null ? null : weekOf(base);
  return dayFromWeek(
    given.year ?? of?.weekYear ?? 0,
    given.week ?? of!.week,
    given.dayOfWeek ?? (base === null ? 1 : weekdayOf(base)),
  );
}

function quarterDay(given: Given, base: number | null): number {
  only(given, 'quarter', ['year', 'quarter', 'dayOfQuarter']);
  if (base === null && given.quarter === undefined) throw failed('dayOfQuarter cannot be specified without quarter');
  if (base === null) return dayFromQuarter(given.year ?? 0, given.quarter!, given.dayOfQuarter ?? 1);
  const { year, month } = fromEpochDay(base);
  const quarter = given.quarter ?? quarterOf(month);
  if (given.dayOfQuarter !== undefined) return dayFromQuarter(given.year ?? year, quarter, given.dayOfQuarter);
  dayFromQuarter(given.year ?? year, quarter, 1);
  // Month and day keep their place in the quarter.
  const moved = ((given.year ?? year) - year) * 12 + (quarter - quarterOf(month)) * 3;
  return addMonths(base, moved);
}

function calendarDay(given: Given, base: number | null): number {
  if (base === null) {
    if (given.day !== undefined && given.month === undefined) throw failed('day cannot be specified without month');
    return dayFromCalendar(given.year ?? 0, given.month ?? 1, given.day ?? 1);
  }
  const of = fromEpochDay(base);
  const year = given.year ?? of.year;
  const month = given.month ?? of.month;
  const day = given.day ?? Math.min(of.day, month >= 1 && month <= 12 ? daysInMonth(year, month) : 31);
  return dayFromCalendar(year, month, day);
}

/**
 * Nanoseconds of the day from the time fields.
 * @param base the time that fills in what is missing; null: an hour is needed and all larger fields before a smaller one
 * @param kept nanoseconds of the second that smaller fields are added to
 */
export function timeFromFields(fields: Fields, base: number | null, kept = 0): number {
  const [hour, minute, second] = [read(fields, 'hour'), read(fields, 'minute'), read(fields, 'second')];
  const below = subsecond(fields);
  if (base === null) {
    if (hour === undefined) throw failed('hour must be specified');
    if (minute === undefined && second !== undefined) throw failed('second cannot be specified without minute');
    if (second === undefined && below !== null)
      throw failed(`subsecond cannot be specified without ${minute === undefined ? 'minute' : 'second'}`);
  }
  const whole = Math.floor((base ?? 0) / NANOS_PER_SECOND);
  const nanos = below === null ? (base ?? 0) % NANOS_PER_SECOND : kept + below;
  return nanosFromParts(
    hour ?? Math.floor(whole / 3600),
    minute ?? Math.floor(whole / 60) % 60,
    second ?? whole % 60,
    nanos,
  );
}

function subsecond(fields: Fields): number | null {
  const milli = read(fields, 'millisecond');
  const micro = read(fields, 'microsecond');
  const nano = read(fields, 'nanosecond');
  if (milli === undefined && micro === undefined && nano === undefined) return null;
  const within = (name: string, value: number | undefined, limit: number): number => {
    if (value !== undefined && (value < 0 || value >= limit)) throw failed(`Invalid value for ${name}: ${value}`);
    return value ?? 0;
  };
  return (
    within('Millisecond', milli, 1000) * 1_000_000 +
    within('Microsecond', micro, milli === undefined ? 1_000_000 : 1000) * 1000 +
    within('Nanosecond', nano, micro !== undefined ? 1000 : milli !== undefined ? 1_000_000 : NANOS_PER_SECOND)
  );
}
