/** `duration.between` and its kin. */
import { addMonths, fromEpochDay } from '../../values/calendar.ts';
import { duration } from '../../values/duration.ts';
import {
  type DateTimeValue,
  type DurationValue,
  dayOf,
  epochSecondsOf,
  type InstantValue,
  NANOS_PER_SECOND,
  nanosOf,
  offsetOf,
} from '../../values/temporal.ts';
import { atZone, fromInstant, zoneOf } from '../../values/temporal-add.ts';
import { UTC, type Zone } from '../../values/zone.ts';
import { zoneIn } from './build.ts';

export type Measure = 'between' | 'inMonths' | 'inDays' | 'inSeconds';

/** The time from one value to another. Without two dates only the times count, without two zones only what the clocks show. */
export function between(measure: Measure, from: InstantValue, to: InstantValue): DurationValue {
  if (dayOf(from) === null || dayOf(to) === null) {
    const seconds = measure === 'between' || measure === 'inSeconds';
    return duration(0n, 0n, 0n, seconds ? BigInt(utcNanos(to, from) - utcNanos(from, to)) : 0n);
  }
  const zone = zoneIn(from) ?? zoneIn(to) ?? UTC;
  return betweenDates(measure, placed(from, zone), placed(to, zone));
}

/** Nanoseconds of the day, in UTC where both values have an offset. */
function utcNanos(value: InstantValue, other: InstantValue): number {
  const offset = offsetOf(other) === null ? 0 : (offsetOf(value) ?? 0);
  return (nanosOf(value) ?? 0) - offset * NANOS_PER_SECOND;
}

/** A value with a date in a zone: the same instant, or what the clock shows where it has no zone of its own. */
function placed(value: InstantValue, zone: Zone): DateTimeValue {
  const shown = atZone(dayOf(value)!, nanosOf(value) ?? 0, zoneIn(value) ?? zone, offsetOf(value) ?? undefined);
  if (zoneIn(value) === null) return shown;
  return fromInstant(epochSecondsOf(shown), shown.nanos % NANOS_PER_SECOND, zone);
}

function betweenDates(measure: Measure, from: DateTimeValue, to: DateTimeValue): DurationValue {
  const whole = measure === 'between' || measure === 'inMonths';
  const months = whole ? monthsUntil(from, to) : 0;
  if (measure === 'inMonths') return duration(BigInt(months), 0n, 0n, 0n);
  const afterMonths = moved(from, addMonths(from.epochDay, months));
  const days = measure === 'inSeconds' ? 0 : lastDay(afterMonths, to) - afterMonths.epochDay;
  if (measure === 'inDays') return duration(0n, BigInt(days), 0n, 0n);
  const start = moved(afterMonths, afterMonths.epochDay + days);
  const seconds = exactSeconds(to) - exactSeconds(start);
  const nanos = BigInt((to.nanos % NANOS_PER_SECOND) - (start.nanos % NANOS_PER_SECOND));
  return duration(BigInt(months), BigInt(days), seconds, nanos);
}

/** Seconds since 1970 as an integer: years to ±999,999,999 are beyond what a double counts in seconds. */
const exactSeconds = (value: DateTimeValue): bigint =>
  BigInt(value.epochDay) * 86_400n + BigInt(Math.floor(value.nanos / NANOS_PER_SECOND) - value.offset);

const moved = (value: DateTimeValue, day: number): DateTimeValue =>
  day === value.epochDay ? value : atZone(day, value.nanos, zoneOf(value), value.offset);

/** The last day that is reached in whole days. */
function lastDay(from: DateTimeValue, to: DateTimeValue): number {
  if (to.epochDay > from.epochDay && to.nanos < from.nanos) return to.epochDay - 1;
  if (to.epochDay < from.epochDay && to.nanos > from.nanos) return to.epochDay + 1;
  return to.epochDay;
}

function monthsUntil(from: DateTimeValue, to: DateTimeValue): number {
  // Months and days in one number, so that a month counts only when its day is reached.
  const packed = (epochDay: number): number => {
    const { year, month, day } = fromEpochDay(epochDay);
    return (year * 12 + month - 1) * 32 + day;
  };
  return Math.trunc((packed(lastDay(from, to)) - packed(from.epochDay)) / 32) + 0;
}
