/** `2024-03`, and every day of that month, as a number of months that grows with time; 0 for what is no date. */
export function monthNumber(date: string | null): number {
  const [year, month] = (date ?? '').split('-').map(Number);
  return year !== undefined && month !== undefined && month <= 12 ? year * 12 + month : 0;
}

/** The month of a number: `YYYY-MM`. */
export function monthText(number: number): string {
  const year = Math.floor((number - 1) / 12);
  return `${String(year).padStart(4, '0')}-${String(number - year * 12).padStart(2, '0')}`;
}
