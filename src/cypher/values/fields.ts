/** Parts of temporal values by name: `date.year`, `datetime.epochMillis`, `duration.minutesOfHour`. */
import { CypherError } from '../errors.ts';
import { fromEpochDay, ordinalDayOf, quarterOf, quarterSpan, weekdayOf, weekOf } from './calendar.ts';
import {
  DateTimeValue,
  DurationValue,
  dayOf,
  epochSecondsOf,
  type InstantValue,
  NANOS_PER_SECOND,
  nanosOf,
  offsetOf,
  type TemporalValue,
} from './temporal.ts';
import { offsetText } from './zone.ts';

const DATE_FIELDS: Readonly<Record<string, (day: number) => number>> = {
  year: (day) => fromEpochDay(day).year,
  quarter: (day) => quarterOf(fromEpochDay(day).month),
  month: (day) => fromEpochDay(day).month,
  week: (day) => weekOf(day).week,
  weekYear: (day) => weekOf(day).weekYear,
  day: (day) => fromEpochDay(day).day,
  ordinalDay: ordinalDayOf,
  weekDay: weekdayOf,
  dayOfWeek: weekdayOf,
  dayOfQuarter: dayOfQuarterOf,
};

/** 1 to 92. */
function dayOfQuarterOf(day: number): number {
  const { year, month } = fromEpochDay(day);
  return day - quarterSpan(year, quarterOf(month)).first + 1;
}

const TIME_FIELDS: Readonly<Record<string, (nanos: number) => number>> = {
  hour: (nanos) => Math.floor(nanos / (3600 * NANOS_PER_SECOND)),
  minute: (nanos) => Math.floor(nanos / (60 * NANOS_PER_SECOND)) % 60,
  second: (nanos) => Math.floor(nanos / NANOS_PER_SECOND) % 60,
  millisecond: (nanos) => Math.floor((nanos % NANOS_PER_SECOND) / 1_000_000),
  microsecond: (nanos) => Math.floor((nanos % NANOS_PER_SECOND) / 1000),
  nanosecond: (nanos) => nanos % NANOS_PER_SECOND,
};

const ZONE_FIELDS = new Set(['timezone', 'offset', 'offsetMinutes', 'offsetSeconds', 'epochSeconds', 'epochMillis']);

type Duration = { months: bigint; days: bigint; seconds: bigint; nanos: bigint };

const THOUSAND = 1000n;
const MILLION = 1_000_000n;
const BILLION = 1_000_000_000n;

const DURATION_FIELDS: Readonly<Record<string, (d: Duration) => bigint>> = {
  years: (d) => d.months / 12n,
  quarters: (d) => d.months / 3n,
  months: (d) => d.months,
  weeks: (d) => d.days / 7n,
  days: (d) => d.days,
  hours: (d) => d.seconds / 3600n,
  minutes: (d) => d.seconds / 60n,
  seconds: (d) => d.seconds,
  milliseconds: (d) => d.seconds * THOUSAND + d.nanos / MILLION,
  microseconds: (d) => d.seconds * MILLION + d.nanos / THOUSAND,
  nanoseconds: (d) => d.seconds * BILLION + d.nanos,
  quartersOfYear: (d) => (d.months / 3n) % 4n,
  monthsOfQuarter: (d) => d.months % 3n,
  monthsOfYear: (d) => d.months % 12n,
  daysOfWeek: (d) => d.days % 7n,
  minutesOfHour: (d) => (d.seconds / 60n) % 60n,
  secondsOfMinute: (d) => d.seconds % 60n,
  millisecondsOfSecond: (d) => d.nanos / MILLION,
  microsecondsOfSecond: (d) => d.nanos / THOUSAND,
  nanosecondsOfSecond: (d) => d.nanos,
};

const noSuchField = (key: string): CypherError => new CypherError('TypeError', `No such field: ${key}`);

/** One part of a temporal value: an integer, or a string for `timezone` and `offset`. Throws a `TypeError` for parts it does not have. */
export function temporalField(value: TemporalValue, key: string): bigint | string {
  if (value instanceof DurationValue) {
    if (!Object.hasOwn(DURATION_FIELDS, key)) throw noSuchField(key);
    return DURATION_FIELDS[key]!({ ...value, nanos: BigInt(value.nanos) });
  }
  if (Object.hasOwn(DATE_FIELDS, key)) return BigInt(DATE_FIELDS[key]!(required(dayOf(value), key)));
  if (Object.hasOwn(TIME_FIELDS, key)) return BigInt(TIME_FIELDS[key]!(required(nanosOf(value), key)));
  if (ZONE_FIELDS.has(key)) return zoneField(value, key);
  throw noSuchField(key);
}

function required(part: number | null, key: string): number {
  if (part === null) throw new CypherError('TypeError', `Unsupported field: ${key}; the value has no such part`);
  return part;
}

function zoneField(value: InstantValue, key: string): bigint | string {
  const offset = required(offsetOf(value), key);
  const instant = value instanceof DateTimeValue ? value : null;
  switch (key) {
    case 'timezone':
      return instant?.zone ?? offsetText(offset);
    case 'offset':
      return offsetText(offset);
    case 'offsetMinutes':
      return BigInt(Math.trunc(offset / 60));
    case 'offsetSeconds':
      return BigInt(offset);
    case 'epochSeconds':
      return BigInt(required(instant && epochSecondsOf(instant), key));
    default: {
      const seconds = BigInt(required(instant && epochSecondsOf(instant), key));
      return seconds * THOUSAND + BigInt(TIME_FIELDS.millisecond!(instant!.nanos));
    }
  }
}
