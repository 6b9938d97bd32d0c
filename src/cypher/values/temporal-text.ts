/** Temporal values as text: ISO 8601 as Neo4j's `toString()` prints it, and the shorter form without needless seconds. */
import { fromEpochDay } from './calendar.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  NANOS_PER_SECOND,
  type TemporalValue,
  TimeValue,
} from './temporal.ts';
import { offsetText } from './zone.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `1984-10-11`; years beyond four digits carry a sign. */
function dateText(epochDay: number): string {
  const { year, month, day } = fromEpochDay(epochDay);
  const size = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : year > 9999 ? '+' : ''}${size}-${two(month)}-${two(day)}`;
}

/** @param brief leave out seconds that are 0, and write fractions in groups of three digits */
function timeText(nanos: number, brief: boolean): string {
  const seconds = Math.floor(nanos / NANOS_PER_SECOND);
  const fraction = nanos - seconds * NANOS_PER_SECOND;
  const minutes = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  if (brief && seconds % 60 === 0 && fraction === 0) return minutes;
  const text = `${minutes}:${two(seconds % 60)}`;
  if (fraction === 0) return text;
  const digits = String(fraction).padStart(9, '0');
  const shown = brief ? digits.replace(/(000){1,2}$/, '') : digits.replace(/0+$/, '');
  return `${text}.${shown}`;
}

/** `P1Y2M3DT4H5M6.7S`. */
function durationText({ months, days, seconds, nanos }: DurationValue): string {
  const part = (value: bigint, unit: string): string => (value === 0n ? '' : `${value}${unit}`);
  const date = part(months / 12n, 'Y') + part(months % 12n, 'M') + part(days, 'D');
  const negative = seconds < 0n && nanos > 0;
  const whole = negative ? seconds + 1n : seconds;
  const rest = whole % 60n;
  const fraction = negative ? NANOS_PER_SECOND - nanos : nanos;
  let time = part(whole / 3600n, 'H') + part((whole / 60n) % 60n, 'M');
  if (rest !== 0n || fraction !== 0) {
    const sign = negative && rest === 0n ? '-' : '';
    time += `${sign}${rest}${fraction ? `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}` : ''}S`;
  }
  return date || time ? `P${date}${time && `T${time}`}` : 'PT0S';
}

/**
 * A temporal value as ISO 8601 text.
 * @param brief without seconds that are 0
 */
export function temporalText(value: TemporalValue, brief = false): string {
  if (value instanceof DurationValue) return durationText(value);
  if (value instanceof DateValue) return dateText(value.epochDay);
  const time = timeText(value.nanos, brief);
  if (value instanceof TimeValue) return time + offsetText(value.offset);
  if (value instanceof DateTimeValue) {
    const zone = value.zone === null ? '' : `[${value.zone}]`;
    return `${dateText(value.epochDay)}T${time}${offsetText(value.offset)}${zone}`;
  }
  return value instanceof LocalDateTimeValue ? `${dateText(value.epochDay)}T${time}` : time;
}
