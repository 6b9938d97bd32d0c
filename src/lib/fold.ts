const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const QUOTES = /[\u2018\u2019\u201b\u02bc]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201f]/g;
const SEPARATORS = /[-\s_/]+/g;
const EDGE = new Set(' .,:;()[]"\'');

/** One lower-case word without its plural s: `models` → `model`, but `loss` and `gas` stay. */
export function foldWord(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/**
 * The key under which two printed forms of one name meet: lower case, dashes, spaces, underscores and slashes alike, punctuation
 * at the edges gone, the plural s of every word stripped. Empty for text without letters, digits or symbols.
 */
export function foldKey(text: string): string {
  const spaced = text
    .toLowerCase()
    .replace(DASHES, '-')
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(SEPARATORS, ' ');
  let start = 0;
  let end = spaced.length;
  while (start < end && EDGE.has(spaced[start]!)) start++;
  while (end > start && EDGE.has(spaced[end - 1]!)) end--;
  const bare = spaced.slice(start, end);
  return bare.includes(' ') ? bare.split(' ').map(foldWord).join(' ') : foldWord(bare);
}
