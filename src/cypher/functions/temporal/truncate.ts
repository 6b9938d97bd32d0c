/** `date.truncate(unit, value, fields)` and its kin. */
import type { EvalContext } from '../../contract.ts';
import { CypherError } from '../../errors.ts';
import { fromEpochDay, quarterOf, toEpochDay, weekdayOf, weekOf, weekYearStart } from '../../values/calendar.ts';
import {
  DateValue,
  dayOf,
  type InstantValue,
  LocalDateTimeValue,
  LocalTimeValue,
  NANOS_PER_SECOND,
  nanosOf,
  offsetOf,
  TimeValue,
} from '../../values/temporal.ts';
import { atZone } from '../../values/temporal-add.ts';
import { temporalText } from '../../values/temporal-text.ts';
import { offsetAt } from '../../values/zone.ts';
import { defaultZone, type Kind, namedZone, requireDay, requireTime, zoneIn } from './build.ts';
import { checkKeys, dayFromFields, type Fields, hasDateFields, hasTimeFields, timeFromFields } from './fields.ts';

const DATE_UNITS: Readonly<Record<string, (day: number) => number>> = {
  millennium: (day) => yearStart(day, 1000),
  century: (day) => yearStart(day, 100),
  decade: (day) => yearStart(day, 10),
  year: (day) => yearStart(day, 1),
  weekyear: (day) => weekYearStart(weekOf(day).weekYear),
  quarter: (day) => {
    const { year, month } = fromEpochDay(day);
    return toEpochDay(year, quarterOf(month) * 3 - 2, 1);
  },
  month: (day) => {
    const { year, month } = fromEpochDay(day);
    return toEpochDay(year, month, 1);
  },
  week: (day) => day - weekdayOf(day) + 1,
  day: (day) => day,
};

// Toward year 0, as Neo4j rounds years.
const yearStart = (day: number, step: number): number =>
  toEpochDay(Math.trunc(fromEpochDay(day).year / step) * step, 1, 1);

const TIME_UNITS: Readonly<Record<string, number>> = {
  day: 86_400 * NANOS_PER_SECOND,
  hour: 3600 * NANOS_PER_SECOND,
  minute: 60 * NANOS_PER_SECOND,
  second: NANOS_PER_SECOND,
  millisecond: 1_000_000,
  microsecond: 1000,
};

const wrongUnit = (unit: string, why: string): CypherError =>
  new CypherError('TypeError', `Cannot truncate to '${unit.slice(0, 40)}': ${why}`);

const isUnit = (table: Readonly<Record<string, unknown>>, unit: string): boolean => Object.hasOwn(table, unit);

/** The start of the unit of time that `value` lies in, with single fields set anew. */
export function truncate(
  kind: Kind,
  unit: string,
  value: InstantValue,
  fields: Fields,
  context: EvalContext,
): InstantValue {
  const name = unit.toLowerCase();
  if (!isUnit(DATE_UNITS, name) && !isUnit(TIME_UNITS, name)) throw wrongUnit(unit, 'there is no such unit');
  const [withDate, withTime] = [!/^(local)?time$/.test(kind), kind !== 'date'];
  if (!isUnit(TIME_UNITS, name) && !withDate) throw wrongUnit(unit, 'the unit is too large for a time');
  if (!isUnit(DATE_UNITS, name) && !withTime) throw wrongUnit(unit, 'the unit is too small for a date');
  if (fields.size > 0) checkKeys(fields, withDate, withTime, /^(date)?time$/.test(kind) ? ['timezone'] : []);
  return assemble(kind, name, value, fields, context);
}

function assemble(kind: Kind, unit: string, value: InstantValue, fields: Fields, context: EvalContext): InstantValue {
  const day = kind === 'time' || kind === 'localtime' ? 0 : dayAt(unit, value, fields);
  if (kind === 'date') return new DateValue(day);
  const nanos = nanosAt(unit, value, fields);
  if (kind === 'localtime') return new LocalTimeValue(nanos);
  if (kind === 'localdatetime') return new LocalDateTimeValue(day, nanos);
  const zone = namedZone(fields);
  if (kind === 'time')
    return new TimeValue(nanos, zone ? offsetAt(zone, 0) : (offsetOf(value) ?? offsetAt(defaultZone(context), 0)));
  return atZone(
    day,
    nanos,
    zone ?? zoneIn(value) ?? defaultZone(context),
    zone ? undefined : (offsetOf(value) ?? undefined),
  );
}

function dayAt(unit: string, value: InstantValue, fields: Fields): number {
  const day = requireDay(value);
  const start = isUnit(DATE_UNITS, unit) ? DATE_UNITS[unit]!(day) : day;
  return hasDateFields(fields) ? dayFromFields(fields, start) : start;
}

function nanosAt(unit: string, value: InstantValue, fields: Fields): number {
  if (!isUnit(TIME_UNITS, unit)) return hasTimeFields(fields) ? timeFromFields(fields, 0) : 0;
  if (nanosOf(value) === null && (unit !== 'day' || dayOf(value) === null))
    throw new CypherError('TypeError', `Cannot truncate ${temporalText(value)} with a unit of time`);
  const nanos = unit === 'day' ? 0 : requireTime(value);
  const start = nanos - (nanos % TIME_UNITS[unit]!);
  // What is left of the second stays where the unit is finer than a second.
  return hasTimeFields(fields) ? timeFromFields(fields, start, start % NANOS_PER_SECOND) : start;
}
