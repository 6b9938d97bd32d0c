import type { TokenRange } from './document.ts';
import type { Token } from './tokens.ts';

/** Looks like a name wherever it stands: an inner capital, several capitals, or a letter and a digit together. */
export function isNameLike(text: string): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < 2) return /^(?:[A-Z]\*|C\+\+|[CJFR]#)$/.test(text);
  if (/^\d+(?:st|nd|rd|th|x|k|m|b|s|d|%)?$/i.test(letters)) return false;
  return /.\p{Lu}/u.test(letters) || (/\d/.test(letters) && /\p{L}/u.test(letters) && !/^\d+\p{Ll}+$/u.test(letters));
}

/** Looks of a run of tokens: where it stands (title, initial, middle) and what its words look like. */
export function shapeOf(tokens: Token[], place: TokenRange): string {
  const run = tokens.slice(place.from, place.to);
  const signs = run.map(({ text }) => {
    if (isNameLike(text)) return /\d/.test(text) ? 'D' : /\p{Ll}\p{Lu}/u.test(text) ? 'M' : 'U';
    return /^[\d.]+$/.test(text) ? '9' : /\p{Lu}/u.test(text.charAt(0)) ? 'C' : 'l';
  });
  const where = place.field === 0 ? 't' : run[0]!.initial ? 'i' : 'm';
  return `${where}${signs.join('').replace(/(.)\1+/g, '$1+')}`;
}
