/**
 * The temporal values, as numbers: days since 1970-01-01, nanoseconds of a day (below 8.64e13, exact in a double), offsets in seconds.
 * Not JavaScript's Temporal: Cypher's years run to ±999,999,999 and its offsets count seconds.
 */

/** `DATE`. */
export class DateValue {
  readonly epochDay: number;
  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }
}

/** `LOCAL TIME`. */
export class LocalTimeValue {
  readonly nanos: number;
  constructor(nanos: number) {
    this.nanos = nanos;
  }
}

/** `ZONED TIME`: a time of day and its offset from UTC in seconds. */
export class TimeValue {
  readonly nanos: number;
  readonly offset: number;
  constructor(nanos: number, offset: number) {
    this.nanos = nanos;
    this.offset = offset;
  }
}

/** `LOCAL DATETIME`. */
export class LocalDateTimeValue {
  readonly epochDay: number;
  readonly nanos: number;
  constructor(epochDay: number, nanos: number) {
    this.epochDay = epochDay;
    this.nanos = nanos;
  }
}

/** `ZONED DATETIME`: day and time as the clock there shows them, with the offset; `zone` is an IANA name, or null for a bare offset. */
export class DateTimeValue {
  readonly epochDay: number;
  readonly nanos: number;
  readonly offset: number;
  readonly zone: string | null;
  constructor(epochDay: number, nanos: number, offset: number, zone: string | null) {
    this.epochDay = epochDay;
    this.nanos = nanos;
    this.offset = offset;
    this.zone = zone;
  }
}

/** `DURATION`: months, days and seconds are kept apart (their lengths vary); `nanos` is 0 to 999,999,999, also where seconds are negative. */
export class DurationValue {
  readonly months: bigint;
  readonly days: bigint;
  readonly seconds: bigint;
  readonly nanos: number;
  constructor(months: bigint, days: bigint, seconds: bigint, nanos: number) {
    this.months = months;
    this.days = days;
    this.seconds = seconds;
    this.nanos = nanos;
  }
}

/** A value that names a point in time or a part of one. */
export type InstantValue = DateValue | LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue;
export type TemporalValue = InstantValue | DurationValue;

export const NANOS_PER_SECOND = 1_000_000_000;
export const SECONDS_PER_DAY = 86_400;
export const NANOS_PER_DAY = SECONDS_PER_DAY * NANOS_PER_SECOND;

export const isInstant = (value: unknown): value is InstantValue =>
  value instanceof DateValue ||
  value instanceof DateTimeValue ||
  value instanceof LocalDateTimeValue ||
  value instanceof LocalTimeValue ||
  value instanceof TimeValue;

export const isTemporal = (value: unknown): value is TemporalValue =>
  isInstant(value) || value instanceof DurationValue;

/** The day that a value names, or null where it has only a time. */
export const dayOf = (value: InstantValue): number | null => ('epochDay' in value ? value.epochDay : null);

/** The time of day that a value names, or null for a date. */
export const nanosOf = (value: InstantValue): number | null => ('nanos' in value ? value.nanos : null);

/** The offset of a value, or null where it is local. */
export const offsetOf = (value: InstantValue): number | null => ('offset' in value ? value.offset : null);

/** Seconds since 1970 of a zoned date and time, rounded down. */
export const epochSecondsOf = (value: DateTimeValue): number =>
  value.epochDay * SECONDS_PER_DAY + Math.floor(value.nanos / NANOS_PER_SECOND) - value.offset;
