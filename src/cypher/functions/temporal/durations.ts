/** Durations from a map of parts. */
import { CypherError } from '../../errors.ts';
import { approximateDuration, duration } from '../../values/duration.ts';
import type { DurationValue } from '../../values/temporal.ts';
import { isNumber } from '../../values/value.ts';
import { wrongArgument } from '../define.ts';
import type { Fields } from './fields.ts';

type Unit = readonly [of: 'months' | 'days' | 'seconds' | 'nanos', times: number];

const UNITS: Readonly<Record<string, Unit>> = {
  years: ['months', 12],
  months: ['months', 1],
  weeks: ['days', 7],
  days: ['days', 1],
  hours: ['seconds', 3600],
  minutes: ['seconds', 60],
  seconds: ['seconds', 1],
  milliseconds: ['nanos', 1_000_000],
  microseconds: ['nanos', 1000],
  nanoseconds: ['nanos', 1],
};

/** `duration({months: 1, days: 14.5})`. */
export function durationFromFields(fields: Fields): DurationValue {
  if (fields.size === 0) throw new CypherError('ArgumentError', 'At least one temporal unit must be specified.');
  const whole = { months: 0n, days: 0n, seconds: 0n, nanos: 0n };
  const fractions = { months: 0, days: 0, seconds: 0, nanos: 0 };
  let exact = true;
  for (const [key, value] of fields) {
    if (!Object.hasOwn(UNITS, key)) throw new CypherError('ArgumentError', `Unknown field: ${key}`);
    const [of, times] = UNITS[key]!;
    if (!isNumber(value)) throw wrongArgument(key, 'a number', value);
    fractions[of] += Number(value) * times;
    if (typeof value === 'bigint') whole[of] += value * BigInt(times);
    else exact = false;
  }
  if (exact) return duration(whole.months, whole.days, whole.seconds, whole.nanos);
  return approximateDuration(fractions.months, fractions.days, fractions.seconds, fractions.nanos);
}
