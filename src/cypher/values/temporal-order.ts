/** Which of two temporal values comes first. */
import {
  DateTimeValue,
  type DurationValue,
  epochSecondsOf,
  type InstantValue,
  NANOS_PER_SECOND,
  TimeValue,
} from './temporal.ts';

const sign = (value: number | bigint): number => (value < 0 ? -1 : value > 0 ? 1 : 0);

/** Compares two values of one kind: by the instant, then by the offset, then by the name of the zone. */
export function compareInstants<T extends InstantValue>(a: T, b: T): number {
  if (a instanceof DateTimeValue && b instanceof DateTimeValue) {
    return (
      sign(epochSecondsOf(a) - epochSecondsOf(b)) ||
      sign((a.nanos % NANOS_PER_SECOND) - (b.nanos % NANOS_PER_SECOND)) ||
      sign(a.offset - b.offset) ||
      sign(a.zone === b.zone ? 0 : (a.zone ?? '') < (b.zone ?? '') ? -1 : 1)
    );
  }
  if (a instanceof TimeValue && b instanceof TimeValue)
    return (
      sign(a.nanos - a.offset * NANOS_PER_SECOND - (b.nanos - b.offset * NANOS_PER_SECOND)) || sign(a.offset - b.offset)
    );
  const days = 'epochDay' in a && 'epochDay' in b ? a.epochDay - b.epochDay : 0;
  const nanos = 'nanos' in a && 'nanos' in b ? a.nanos - b.nanos : 0;
  return sign(days) || sign(nanos);
}

/** A month as Neo4j counts it where its length must be fixed: a twelfth of 365.2425 days. */
export const SECONDS_PER_MONTH = 2_629_746;

/** Durations for ORDER BY: by their average length, then by months, then by days. */
export function compareDurations(a: DurationValue, b: DurationValue): number {
  const length = (d: DurationValue): bigint => d.months * BigInt(SECONDS_PER_MONTH) + d.days * 86_400n + d.seconds;
  return sign(length(a) - length(b)) || sign(a.nanos - b.nanos) || sign(a.months - b.months) || sign(a.days - b.days);
}
