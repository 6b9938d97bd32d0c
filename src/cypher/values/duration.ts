/** Durations: made, normalised, added, scaled. Fractions of months and days become the average length of their parts, as in Neo4j. */
import { CypherError } from '../errors.ts';
import { DurationValue, NANOS_PER_DAY, NANOS_PER_SECOND } from './temporal.ts';
import { SECONDS_PER_MONTH } from './temporal-order.ts';

const BILLION = BigInt(NANOS_PER_SECOND);
const LIMIT = 2n ** 63n;

function checked(value: bigint): bigint {
  if (value < LIMIT && value >= -LIMIT) return value;
  throw new CypherError('ArithmeticError', 'The duration is out of range: each part is an integer of 64 bits');
}

/** A duration of whole parts; nanoseconds of any number and sign are carried over to the seconds. */
export function duration(months: bigint, days: bigint, seconds: bigint, nanos: bigint): DurationValue {
  const rest = ((nanos % BILLION) + BILLION) % BILLION;
  const carried = seconds + (nanos - rest) / BILLION;
  return new DurationValue(checked(months), checked(days), checked(carried), Number(rest));
}

/** The whole part as a bigint; an error where it is no number of 64 bits. */
function whole(value: number): bigint {
  const truncated = Math.trunc(value);
  if (!Number.isFinite(truncated)) throw new CypherError('ArithmeticError', 'The duration is out of range');
  return BigInt(truncated);
}

/** A duration of parts with fractions. */
export function approximateDuration(months: number, days: number, seconds: number, nanos: number): DurationValue {
  const wholeMonths = whole(months);
  const monthNanos = SECONDS_PER_MONTH * NANOS_PER_SECOND;
  const allDays = days + (monthNanos * months - monthNanos * Number(wholeMonths)) / NANOS_PER_DAY;
  const wholeDays = whole(allDays);
  const fromDays = NANOS_PER_DAY * allDays - NANOS_PER_DAY * Number(wholeDays);
  const wholeSeconds = whole(seconds);
  const fromSeconds = NANOS_PER_SECOND * seconds - NANOS_PER_SECOND * Number(wholeSeconds);
  return duration(wholeMonths, wholeDays, wholeSeconds, whole(nanos + fromDays + fromSeconds));
}

export const addDurations = (a: DurationValue, b: DurationValue): DurationValue =>
  duration(a.months + b.months, a.days + b.days, a.seconds + b.seconds, BigInt(a.nanos + b.nanos));

export const negateDuration = (a: DurationValue): DurationValue =>
  duration(-a.months, -a.days, -a.seconds, -BigInt(a.nanos));

/** A duration times a number. */
export function scaleDuration(a: DurationValue, factor: number): DurationValue {
  if (Number.isInteger(factor) && Number.isSafeInteger(factor)) {
    const times = BigInt(factor);
    return duration(a.months * times, a.days * times, a.seconds * times, BigInt(a.nanos) * times);
  }
  return approximateDuration(
    Number(a.months) * factor,
    Number(a.days) * factor,
    Number(a.seconds) * factor,
    a.nanos * factor,
  );
}
