const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const MONTH_FIRST = new RegExp(
  `^${MONTH}\\s+(\\d{1,2})(?:\\s*,\\s*(\\d{4})|\\s+((?:19|20)\\d\\d))?(?![\\d,])(.*)$`,
  'i',
);
const DAY_FIRST = new RegExp(`^(\\d{1,2})\\.?\\s+${MONTH},?\\s+(\\d{4})(?!\\d)(.*)$`, 'i');
const NUMERIC = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/;

/** A day as printed; the year may be left out. `rest` is what follows it. */
export interface PrintedDay {
  year: number | null;
  month: number;
  day: number;
  rest: string;
}

/** Reads a day at the beginning of a text: `Nov 24`, `Oct 4, 2023`, `4 October 2023`, `2023-10-04…`. It need not exist. */
export function parseDay(text: string): PrintedDay | null {
  const first = MONTH_FIRST.exec(text);
  if (first) {
    const year = first[3] ?? first[4];
    return { year: year ? Number(year) : null, month: monthOf(first[1]!), day: Number(first[2]), rest: first[5]! };
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    return { year: Number(numeric[1]), month: Number(numeric[3]), day: Number(numeric[4]), rest: numeric[5]! };
  }
  const last = DAY_FIRST.exec(text);
  if (last) return { year: Number(last[3]), month: monthOf(last[2]!), day: Number(last[1]), rest: last[4]! };
  return null;
}

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** The ISO day, or null where the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** The most recent such day not after the visit; null where the calendar has none (Feb 30). */
export function lastSuchDay(month: number, day: number, visited: string): string | null {
  const year = Number(visited.slice(0, 4));
  // Feb 29 may be eight years away (1896 to 1904).
  for (let back = 0; back <= 8; back++) {
    const found = isoDay(year - back, month, day);
    if (found && found <= visited) return found;
  }
  return null;
}
