/** Durations from text: `P1Y2M3DT4H5M6.7S` with signs and fractions anywhere, or `P2012-02-02T14:37:21.545`. */
import { CypherError } from '../errors.ts';
import { approximateDuration, duration } from './duration.ts';
import type { DurationValue } from './temporal.ts';

const NUMBER = '([-+]?\\d+(?:[.,]\\d+)?)';
const UNITS = new RegExp(
  `^([-+]?)P(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?(T(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER.replace('\\d+(', '\\d*(')}S)?)?$`,
  'i',
);
const DATE_LIKE =
  /^([-+]?)P(\d{4})(?:-?(\d{2})-?(\d{2})|-?(\d{3}))(?:T(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?$/i;

const WHOLE = /^[-+]?\d*$/;

/** @throws CypherError an `ArgumentError` for any other text */
export function parseDuration(text: string): DurationValue {
  const trimmed = text.trim();
  const units = UNITS.exec(trimmed);
  if (units?.slice(2).some((part) => part && !/^T$/i.test(part))) return fromUnits(units);
  const dated = DATE_LIKE.exec(trimmed);
  if (dated) return fromDate(dated);
  throw new CypherError('ArgumentError', `Text cannot be parsed to a Duration: "${text.slice(0, 60)}"`);
}

function fromUnits(match: RegExpExecArray): DurationValue {
  const [, sign, years, months, weeks, days, , hours, minutes, seconds] = match;
  const parts = [years, months, weeks, days, hours, minutes];
  if (parts.every((part) => part === undefined || WHOLE.test(part))) {
    const factor = sign === '-' ? -1n : 1n;
    const read = (part: string | undefined): bigint => factor * BigInt(part?.replace('+', '') ?? 0);
    const [whole, fraction = ''] = (seconds ?? '0').replace(',', '.').split('.') as [string, string?];
    const nanos = BigInt(fraction.slice(0, 9).padEnd(9, '0')) * (whole.startsWith('-') ? -1n : 1n);
    return duration(
      read(years) * 12n + read(months),
      read(weeks) * 7n + read(days),
      read(hours) * 3600n + read(minutes) * 60n + read(/\d/.test(whole) ? whole : '0'),
      factor * nanos,
    );
  }
  const factor = sign === '-' ? -1 : 1;
  const read = (part: string | undefined): number => factor * Number(part?.replace(',', '.') ?? 0);
  return approximateDuration(
    read(years) * 12 + read(months),
    read(weeks) * 7 + read(days),
    read(hours) * 3600 + read(minutes) * 60 + read(seconds),
    0,
  );
}

function fromDate(match: RegExpExecArray): DurationValue {
  const [, sign, years, months = '0', days, ordinal, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const factor = sign === '-' ? -1n : 1n;
  return duration(
    factor * (BigInt(years!) * 12n + BigInt(months)),
    factor * BigInt(days ?? ordinal!),
    factor * (BigInt(hours) * 3600n + BigInt(minutes) * 60n + BigInt(seconds)),
    factor * BigInt(fraction.padEnd(9, '0')),
  );
}
