/** Time zones: offsets as text, and what an IANA zone's clocks showed, from the host's own tables (Intl). */
import { CypherError } from '../errors.ts';
import { toEpochDay } from './calendar.ts';
import { SECONDS_PER_DAY } from './temporal.ts';

/** A bare offset (`zone` is null) or a named zone. */
export type Zone = { readonly offset: number; readonly zone: null } | { readonly zone: string };

export const UTC: Zone = { offset: 0, zone: null };

const OFFSET = /^([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/;
const MAX_OFFSET = 18 * 3600;

/** `Z`, `+01:00`, `-0830`, `+02`. */
export function parseOffset(text: string): Zone {
  if (text === 'Z' || text === 'z') return UTC;
  const [, sign, hours, minutes = '0', seconds = '0'] = OFFSET.exec(text)!;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (total > MAX_OFFSET || Number(minutes) > 59 || Number(seconds) > 59)
    throw new CypherError('ArgumentError', `Not an offset: ${text}; offsets run from -18:00 to +18:00`);
  return { offset: (sign === '-' ? -total : total) || 0, zone: null };
}

/** What `timezone` takes: `Z`, `+01:00`, `+01:00:30` or an IANA name. Throws an `ArgumentError` for anything else. */
export const zoneNamed = (text: string): Zone =>
  /^(Z|[+-]\d\d(:\d\d){0,2})$/i.test(text) ? parseOffset(text) : { zone: zoneName(text) };

/** `Z` for 0, else `+01:00`, with seconds only where there are any. */
export function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const two = parts.map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${two[0]}:${two[1]}${parts[2] ? `:${two[2]}` : ''}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

const names = new Map<string, string>();

/** The name as it is spelt in the tables; zone names are matched whatever their case, `_` may be a space. */
function zoneName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  try {
    if (!/^[A-Za-z]/.test(text)) throw new RangeError(text);
    const spelt = text.replaceAll(' ', '_');
    formatOf(spelt);
    // Aliases stay as they are written; only the case is put right.
    const name = spelt.includes('/')
      ? spelt.replace(/(^|[/_-])([a-z])/g, (_, before, letter) => before + letter.toUpperCase())
      : spelt.toUpperCase();
    names.set(text, name);
    return name;
  } catch {
    throw new CypherError(
      'ArgumentError',
      `Not a time zone: '${text}'; write an offset such as +01:00 or a name such as Europe/Paris`,
    );
  }
}

// Beyond what Date can hold the clocks follow the rules of the nearest year that it can.
const DATE_LIMIT = 8_639_000_000_000;

/** Offset in seconds that a zone had at an instant (seconds since 1970). */
export function offsetAt(zone: Zone, epochSeconds: number): number {
  if (zone.zone === null) return zone.offset;
  const seconds = Math.max(-DATE_LIMIT, Math.min(DATE_LIMIT, epochSeconds));
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(zone.zone).formatToParts(seconds * 1000)) part[type] = value;
  const year = part.era!.startsWith('B') ? 1 - Number(part.year) : Number(part.year);
  const days = toEpochDay(year, Number(part.month), Number(part.day));
  const time = Number(part.hour) * 3600 + Number(part.minute) * 60 + Number(part.second);
  return days * SECONDS_PER_DAY + time - seconds;
}

/**
 * The offset for what a clock shows (local seconds since 1970). In an overlap the earlier offset, or `preferred` if it is one of the two; in a
 * gap the offset after it, and `shift` says how many seconds the clock moves forward.
 */
export function offsetForLocal(
  zone: Zone,
  localSeconds: number,
  preferred?: number,
): { offset: number; shift: number } {
  if (zone.zone === null) return { offset: zone.offset, shift: 0 };
  const before = offsetAt(zone, localSeconds - 2 * SECONDS_PER_DAY);
  const after = offsetAt(zone, localSeconds + 2 * SECONDS_PER_DAY);
  const fits = [...new Set([before, after, ...(preferred === undefined ? [] : [preferred])])].filter(
    (offset) => offsetAt(zone, localSeconds - offset) === offset,
  );
  if (preferred !== undefined && fits.includes(preferred)) return { offset: preferred, shift: 0 };
  if (fits.length > 0) return { offset: fits[0]!, shift: 0 };
  return { offset: after, shift: after - before };
}
