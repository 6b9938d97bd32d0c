import { el } from '../dom.ts';
import { plural, readableDay } from '../text.ts';

/** More bars than this are too thin to read: years in place of months. */
const MOST_BARS = 36;

/** How many papers in each month, or year where the months would be many; every one between the first and the last has its place. */
export function periodsOf(dates: readonly (string | null)[]): { period: string; papers: number }[] {
  const known = dates.filter((date): date is string => /^\d{4}-\d\d/.test(date ?? '')).sort();
  if (known.length === 0) return [];
  const month = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
  const [first, last] = [month(known[0]!), month(known.at(-1)!)];
  const byMonth = last - first < MOST_BARS;
  const place = (date: string) => (byMonth ? month(date) - first : Number(date.slice(0, 4)) - Math.floor(first / 12));
  const papers = new Array<number>(place(known.at(-1)!) + 1).fill(0);
  for (const date of known) papers[place(date)]! += 1;
  const name = (at: number) => {
    if (!byMonth) return String(Math.floor(first / 12) + at);
    return `${Math.floor((first + at) / 12)}-${String(((first + at) % 12) + 1).padStart(2, '0')}`;
  };
  return papers.map((n, at) => ({ period: name(at), papers: n }));
}

/** Papers over time as a row of bars; nothing where they are of one month. */
export function dateBars(dates: readonly (string | null)[]): HTMLElement | null {
  const periods = periodsOf(dates);
  if (periods.length < 2) return null;
  const most = Math.max(...periods.map(({ papers }) => papers));
  const top = periods.find(({ papers }) => papers === most)!;
  const bars = periods.map(({ period, papers }) => {
    const bar = el('span', { attrs: { title: `${readableDay(period)}: ${plural(papers, 'paper')}` } });
    bar.style.height = `${papers === 0 ? 0 : Math.max(8, (100 * papers) / most)}%`;
    return bar;
  });
  const [from, to] = [periods[0]!.period, periods.at(-1)!.period];
  const said = `From ${readableDay(from)} to ${readableDay(to)}, most in ${readableDay(top.period)}: ${plural(most, 'paper')}`;
  return el(
    'div',
    { class: 'date-bars', attrs: { role: 'img', 'aria-label': said } },
    el('div', { class: 'bars' }, ...bars),
    el('div', { class: 'ends quiet' }, el('span', {}, readableDay(from)), el('span', {}, readableDay(to))),
  );
}
