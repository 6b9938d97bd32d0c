/** The proleptic Gregorian calendar over day numbers (0 = 1970-01-01), exact for years to ±999,999,999. */
import { CypherError } from '../errors.ts';

const MAX_YEAR = 999_999_999;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const ERA_DAYS = 146_097;

/** Day number of a date that exists. Algorithm: H. Hinnant, "chrono-compatible low-level date algorithms". */
export function toEpochDay(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA_DAYS + dayOfEra - 719_468;
}

/** The date of a day number; the inverse of {@link toEpochDay}. */
export function fromEpochDay(epochDay: number): CivilDate {
  const z = epochDay + 719_468;
  const era = Math.floor(z / ERA_DAYS);
  const dayOfEra = z - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted + (shifted < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;

/** 1 (Monday) to 7. */
export const weekdayOf = (epochDay: number): number => ((((epochDay + 3) % 7) + 7) % 7) + 1;

/** 1 to 366. */
export const ordinalDayOf = (epochDay: number): number => epochDay - toEpochDay(fromEpochDay(epochDay).year, 1, 1) + 1;

export const quarterOf = (month: number): number => Math.floor((month + 2) / 3);

/** First day of week 1 of a week year (ISO 8601): the week with January 4. */
export const weekYearStart = (weekYear: number): number => {
  const fourth = toEpochDay(weekYear, 1, 4);
  return fourth - weekdayOf(fourth) + 1;
};

/** Week year and week (1 to 53), ISO 8601. */
export function weekOf(epochDay: number): { weekYear: number; week: number } {
  const { year } = fromEpochDay(epochDay - weekdayOf(epochDay) + 4);
  return { weekYear: year, week: Math.floor((epochDay - weekYearStart(year)) / 7) + 1 };
}

/** The days of a quarter: number of its first day, and how many there are. */
export function quarterSpan(year: number, quarter: number): { first: number; days: number } {
  const first = toEpochDay(year, quarter * 3 - 2, 1);
  const next = quarter === 4 ? toEpochDay(year + 1, 1, 1) : toEpochDay(year, quarter * 3 + 1, 1);
  return { first, days: next - first };
}

/** Moves a day by whole months; a day that the month lacks becomes its last one. */
export function addMonths(epochDay: number, months: number): number {
  if (months === 0) return epochDay;
  const { year, month, day } = fromEpochDay(epochDay);
  const total = year * 12 + month - 1 + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  return checkedDay(toEpochDay(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))));
}

const FIRST_DAY = toEpochDay(-MAX_YEAR, 1, 1);
const LAST_DAY = toEpochDay(MAX_YEAR, 12, 31);

/** The day itself, if its year is within range. */
export function checkedDay(epochDay: number): number {
  if (epochDay >= FIRST_DAY && epochDay <= LAST_DAY) return epochDay;
  throw new CypherError('ArithmeticError', `The date is out of range: years run from -${MAX_YEAR} to ${MAX_YEAR}`);
}
