// Marks that turn the direction of what follows: harmless inside an isolated element, not on a canvas or in a window title.
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text for a canvas, an attribute or a window title: without direction marks, cut at `limit` characters. */
export function plainLabel(text: string, limit = 200): string {
  const plain = text.replace(BIDI, '');
  return plain.length <= limit ? plain : `${cutWhole(plain, limit - 1).trimEnd()}…`;
}

/** The first `length` code units, never half a character. */
function cutWhole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

const grouped = new Intl.NumberFormat('en');
/** `41210` → `41,210`. */
export const count = (n: number): string => grouped.format(n);

/** `1 paper`, `2 papers`. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** `0.314` → `31%`; a share that is there never shows as 0. */
export const percent = (share: number): string => (share > 0 && share < 0.005 ? '<1%' : `${Math.round(share * 100)}%`);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2024-02-05` → `5 Feb 2024`, `2024-02` → `Feb 2024`; anything else as it is. */
export function readableDay(day: string | null): string {
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(day ?? '');
  if (!parts) return day ?? '';
  const [, year, month, date] = parts;
  return `${date ? `${Number(date)} ` : ''}${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** `2024-02` → `Feb 2024`. */
export const readableMonth = (month: string): string => `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** The address if it is one that may be linked to; nothing else (`javascript:`, `data:` …) becomes a link. */
export function webAddress(url: string | null): string | null {
  if (!url) return null;
  try {
    const { protocol, href } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? href : null;
  } catch {
    return null;
  }
}
