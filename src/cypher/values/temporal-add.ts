/** A temporal value plus a duration. */
import { addMonths, checkedDay } from './calendar.ts';
import {
  DateTimeValue,
  DateValue,
  type DurationValue,
  epochSecondsOf,
  type InstantValue,
  LocalDateTimeValue,
  LocalTimeValue,
  NANOS_PER_DAY,
  NANOS_PER_SECOND,
  SECONDS_PER_DAY,
  TimeValue,
} from './temporal.ts';
import { offsetAt, offsetForLocal, type Zone } from './zone.ts';

/** Days and nanoseconds of a day plus seconds and nanoseconds: the day and the time that come out. */
export function shiftTime(
  epochDay: number,
  nanos: number,
  seconds: bigint,
  more: number,
): { epochDay: number; nanos: number } {
  const wholeDays = seconds / BigInt(SECONDS_PER_DAY);
  const rest = Number(seconds - wholeDays * BigInt(SECONDS_PER_DAY));
  const total = nanos + rest * NANOS_PER_SECOND + more;
  const carry = Math.floor(total / NANOS_PER_DAY);
  return { epochDay: epochDay + Number(wholeDays) + carry, nanos: total - carry * NANOS_PER_DAY };
}

/** The zone of a value, for further calculation. */
export const zoneOf = (value: DateTimeValue): Zone =>
  value.zone === null ? { offset: value.offset, zone: null } : { zone: value.zone };

/** A zoned value from what the clock shows; a time that the zone skips moves forward. */
export function atZone(epochDay: number, nanos: number, zone: Zone, preferred?: number): DateTimeValue {
  const local = epochDay * SECONDS_PER_DAY + Math.floor(nanos / NANOS_PER_SECOND);
  const { offset, shift } = offsetForLocal(zone, local, preferred);
  const shifted = shiftTime(epochDay, nanos, BigInt(shift), 0);
  return new DateTimeValue(checkedDay(shifted.epochDay), shifted.nanos, offset, zone.zone);
}

/** A zoned value from an instant: seconds since 1970 and nanoseconds of the second. */
export function fromInstant(epochSeconds: number, nanos: number, zone: Zone): DateTimeValue {
  const offset = offsetAt(zone, epochSeconds);
  const local = epochSeconds + offset;
  const epochDay = Math.floor(local / SECONDS_PER_DAY);
  const time = (local - epochDay * SECONDS_PER_DAY) * NANOS_PER_SECOND + nanos;
  return new DateTimeValue(checkedDay(epochDay), time, offset, zone.zone);
}

/** Months first, then days, then the rest, as Neo4j adds them. Dates take whole days of the time, times of day take no days. */
export function addToInstant(value: InstantValue, by: DurationValue): InstantValue {
  const { months, days, seconds, nanos } = by;
  if (value instanceof LocalTimeValue) return new LocalTimeValue(shiftTime(0, value.nanos, seconds, nanos).nanos);
  if (value instanceof TimeValue) return new TimeValue(shiftTime(0, value.nanos, seconds, nanos).nanos, value.offset);
  const day = checkedDay(addMonths(value.epochDay, Number(months)) + Number(days));
  if (value instanceof DateValue) return new DateValue(checkedDay(day + Number(seconds / BigInt(SECONDS_PER_DAY))));
  if (value instanceof LocalDateTimeValue) {
    const moved = shiftTime(day, value.nanos, seconds, nanos);
    return new LocalDateTimeValue(checkedDay(moved.epochDay), moved.nanos);
  }
  // Days follow the calendar of the zone, hours the true time.
  const onDay = day === value.epochDay ? value : atZone(day, value.nanos, zoneOf(value), value.offset);
  if (seconds === 0n && nanos === 0) return onDay;
  const total = (onDay.nanos % NANOS_PER_SECOND) + nanos;
  const carry = Math.floor(total / NANOS_PER_SECOND);
  return fromInstant(epochSecondsOf(onDay) + Number(seconds) + carry, total - carry * NANOS_PER_SECOND, zoneOf(value));
}
