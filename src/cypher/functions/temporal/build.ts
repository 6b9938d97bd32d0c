/** The temporal constructors: from text, from a map of fields, from another temporal value, or from the clock. */
import type { EvalContext } from '../../contract.ts';
import { CypherError } from '../../errors.ts';
import {
  DateTimeValue,
  DateValue,
  dayOf,
  epochSecondsOf,
  type InstantValue,
  isInstant,
  LocalDateTimeValue,
  LocalTimeValue,
  NANOS_PER_SECOND,
  nanosOf,
  offsetOf,
  TimeValue,
} from '../../values/temporal.ts';
import { atZone, fromInstant, shiftTime, zoneOf } from '../../values/temporal-add.ts';
import { temporalText } from '../../values/temporal-text.ts';
import type { Value } from '../../values/value.ts';
import { offsetAt, UTC, type Zone, zoneNamed } from '../../values/zone.ts';
import { wrongArgument } from '../define.ts';
import { checkKeys, dayFromFields, type Fields, hasDateFields, hasTimeFields, timeFromFields } from './fields.ts';

export type Kind = 'date' | 'localtime' | 'time' | 'localdatetime' | 'datetime';

/** The instant of the query, as the clocks of a zone show it. */
export const clock = (context: EvalContext, zone: Zone): DateTimeValue => {
  const millis = Math.floor(context.now);
  const seconds = Math.floor(millis / 1000);
  return fromInstant(seconds, (millis - seconds * 1000) * 1_000_000, zone);
};

export const defaultZone = (context: EvalContext): Zone =>
  context.timeZone === 'UTC' ? UTC : zoneNamed(context.timeZone);

/** The day of a value, or a type error. */
export function requireDay(value: InstantValue): number {
  const day = dayOf(value);
  if (day === null) throw new CypherError('TypeError', `Cannot get the date of: ${temporalText(value)}`);
  return day;
}

/** The time of a value, or a type error. */
export function requireTime(value: InstantValue): number {
  const nanos = nanosOf(value);
  if (nanos === null) throw new CypherError('TypeError', `Cannot get the time of: ${temporalText(value)}`);
  return nanos;
}

/** The zone of a zoned value; null for a local one. */
export function zoneIn(value: InstantValue): Zone | null {
  if (value instanceof DateTimeValue) return zoneOf(value);
  return value instanceof TimeValue ? { offset: value.offset, zone: null } : null;
}

/** Another temporal value turned into a kind, as `date(datetime)` does. */
export function convert(kind: Kind, value: InstantValue, zone: Zone): InstantValue {
  switch (kind) {
    case 'date':
      return new DateValue(requireDay(value));
    case 'localtime':
      return new LocalTimeValue(requireTime(value));
    case 'time':
      return new TimeValue(requireTime(value), offsetOf(value) ?? offsetAt(zone, 0));
    case 'localdatetime':
      return new LocalDateTimeValue(requireDay(value), requireTime(value));
    default:
      return value instanceof DateTimeValue ? value : atZone(requireDay(value), requireTime(value), zone);
  }
}

const SELECTORS: Readonly<Record<Kind, readonly string[]>> = {
  date: ['date', 'datetime', 'timezone'],
  localtime: ['time', 'timezone'],
  time: ['time', 'timezone'],
  localdatetime: ['date', 'time', 'datetime', 'timezone'],
  datetime: ['date', 'time', 'datetime', 'timezone', 'epochSeconds', 'epochMillis'],
};

function selected(fields: Fields, key: string): InstantValue | null {
  const value = fields.get(key) ?? null;
  if (value === null || isInstant(value)) return value;
  throw wrongArgument(key, 'a temporal value', value);
}

/** The zone named in the fields, or null. */
export function namedZone(fields: Fields): Zone | null {
  const value = fields.get('timezone') ?? null;
  if (value === null) return null;
  if (typeof value === 'string') return zoneNamed(value);
  throw wrongArgument('timezone', 'a string', value);
}

function fromEpoch(fields: Fields, zone: Zone): DateTimeValue | null {
  const [seconds, millis] = [fields.get('epochSeconds') ?? null, fields.get('epochMillis') ?? null];
  if (typeof seconds === 'bigint') return fromInstant(Number(seconds), 0, zone);
  if (typeof millis !== 'bigint') return null;
  const whole = Number(millis);
  const rest = ((whole % 1000) + 1000) % 1000;
  return fromInstant((whole - rest) / 1000, rest * 1_000_000, zone);
}

/** A value of a kind from a map of fields. */
function fromFields(kind: Kind, fields: Fields, context: EvalContext): InstantValue {
  const [withDate, withTime] = [!/^(local)?time$/.test(kind), kind !== 'date'];
  checkKeys(fields, withDate, withTime, SELECTORS[kind]);
  const target = namedZone(fields);
  if (fields.size === 1 && target) return convert(kind, clock(context, target), target);
  if (target && kind !== 'datetime' && kind !== 'time')
    throw new CypherError('TypeError', 'Cannot assign time zone if also assigning other fields.');
  const zone = target ?? defaultZone(context);
  const whole =
    kind === 'datetime' ? (fromEpoch(fields, zone) ?? selected(fields, 'datetime')) : selected(fields, 'datetime');
  const dateFrom = selected(fields, 'date') ?? whole;
  const timeFrom = selected(fields, 'time') ?? whole;
  const day = withDate ? dayFor(fields, dateFrom, timeFrom !== null) : 0;
  if (kind === 'date') return new DateValue(day);
  const nanos = timeFor(fields, timeFrom, withDate);
  if (kind === 'localtime') return new LocalTimeValue(nanos);
  if (kind === 'localdatetime') return new LocalDateTimeValue(day, nanos);
  const source = timeFrom && zoneIn(timeFrom);
  if (kind === 'time') return zonedTime(nanos, source, target, zone);
  return zonedDateTime(day, nanos, source, target, zone);
}

function dayFor(fields: Fields, from: InstantValue | null, timed: boolean): number {
  if (hasDateFields(fields) || !from) {
    // A time at hand needs the whole date spelt out.
    if (!from && (timed || hasTimeFields(fields))) requireWholeDate(fields);
    return dayFromFields(fields, from && requireDay(from));
  }
  return requireDay(from);
}

function requireWholeDate(fields: Fields): void {
  const has = (key: string): boolean => fields.has(key);
  if (!has('year')) throw new CypherError('ArgumentError', 'year must be specified');
  const finest = [
    ['week', 'dayOfWeek'],
    ['quarter', 'dayOfQuarter'],
    ['month', 'day'],
  ].find(([larger]) => has(larger!));
  if (has('ordinalDay') || (finest && has(finest[1]!))) return;
  throw new CypherError('ArgumentError', `${finest ? finest[1] : 'month'} must be specified`);
}

function timeFor(fields: Fields, from: InstantValue | null, withDate: boolean): number {
  const base = from ? requireTime(from) : null;
  if (hasTimeFields(fields)) return timeFromFields(fields, base);
  if (base === null && !withDate) return timeFromFields(fields, null);
  return base ?? 0;
}

/** What the clock of `source` shows, moved to the target zone. */
function zonedTime(nanos: number, source: Zone | null, target: Zone | null, zone: Zone): TimeValue {
  const from = source === null ? null : offsetAt(source, 0);
  const to = offsetAt(target ?? zone, 0);
  if (from === null) return new TimeValue(nanos, to);
  if (target === null) return new TimeValue(nanos, from);
  return new TimeValue(shiftTime(0, nanos, BigInt(to - from), 0).nanos, to);
}

function zonedDateTime(
  day: number,
  nanos: number,
  source: Zone | null,
  target: Zone | null,
  zone: Zone,
): DateTimeValue {
  const shown = atZone(day, nanos, source ?? zone);
  return source && target ? fromInstant(epochSecondsOf(shown), nanos % NANOS_PER_SECOND, target) : shown;
}

/** The argument of a constructor that is no text, or null where it is none that can be used. */
export function fromValue(kind: Kind, value: Value, context: EvalContext): InstantValue | null {
  if (isInstant(value)) {
    const zone = defaultZone(context);
    if (kind === 'datetime' && (dayOf(value) === null || nanosOf(value) === null))
      throw new CypherError('TypeError', `Cannot select datetime from: ${temporalText(value)}`);
    return convert(kind, value, zone);
  }
  return value instanceof Map ? fromFields(kind, value, context) : null;
}
