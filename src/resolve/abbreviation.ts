import { readList } from './data.ts';

const FUNCTION_WORDS = new Set(readList('function-words.txt'));

/**
 * Whether the letters and digits of `short` stand in `long` in order, the first one at the beginning of a word (the test of Schwartz and
 * Hearst, "A simple algorithm for identifying abbreviation definitions", 2003). Linear in the lengths.
 */
export function abbreviates(short: string, long: string): boolean {
  const wanted = short
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=..)s$/, '');
  const text = long.toLowerCase();
  if (wanted === '' || wanted.length >= text.length) return false;
  let at = text.length;
  for (let i = wanted.length - 1; i >= 0; i--) {
    const letter = wanted[i]!;
    do at = at === 0 ? -1 : text.lastIndexOf(letter, at - 1);
    while (i === 0 && at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]!));
    if (at < 0) return false;
  }
  return true;
}

/** Words that carry the meaning of an expansion. */
const contentWords = (words: readonly string[]): string[] => words.filter((word) => !FUNCTION_WORDS.has(word));

/**
 * Whether a short form joins all content words of a name in order, each by its first letter or in full, at least two by their letter: BNN, binary
 * neural network; Diffusion-DRO, diffusion denoising ranking optimization. Coined names (TabICL for tabular ICL) mostly name something else
 * than what they allude to, so that longer beginnings do not count.
 * @param short a name key
 */
export function joinsInitials(short: string, words: readonly string[]): boolean {
  if (words.length < 2 || !words.some((word) => word[0] === short[0])) return false;
  if (numbersOf([short]) !== numbersOf(words)) return false;
  const content = contentWords(words);
  if (content.length < 2 || content.length > short.length || short.length >= content.join('').length) return false;
  // Ends of what has been read, with the number of single letters on the way there.
  let ends = new Map([[0, 0]]);
  for (const word of content) {
    const next = new Map<number, number>();
    for (const [at, letters] of ends) {
      if (short.startsWith(word, at)) next.set(at + word.length, letters);
      if (short[at] === word[0] && word.length > 1) next.set(at + 1, letters + 1);
    }
    ends = next;
  }
  return (ends.get(short.length) ?? 0) >= 2;
}

const numbersOf = (words: readonly string[]): string => (words.join(' ').match(/\d+(?:\.\d+)?/g) ?? []).join(' ');

/** Whether two words are forms of one: a long common beginning and short endings (`rank`, `ranked`; `model`, `modeling`). */
function formsOfOneWord(a: string, b: string): boolean {
  if (a === b) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  const rest = Math.max(a.length, b.length) - common;
  return common >= 5 ? rest <= 5 : common === 4 && common === Math.min(a.length, b.length) && rest <= 3;
}

/**
 * Whether two expansions *of the same acronym* are one: the content words of the shorter, up to their endings, stand in the longer in
 * order ("graph convolution network", "graph convolutional networks"; "large-scale language model", "large language model").
 * Different numbers never are.
 */
export function sameExpansion(a: readonly string[], b: readonly string[]): boolean {
  if (numbersOf(a) !== numbersOf(b)) return false;
  const [longer, shorter] =
    a.length >= b.length ? [contentWords(a), contentWords(b)] : [contentWords(b), contentWords(a)];
  if (shorter.length < Math.min(2, longer.length) || longer.length - shorter.length > 2) return false;
  let at = 0;
  for (const word of shorter) {
    while (at < longer.length && !formsOfOneWord(word, longer[at]!)) at++;
    if (at++ >= longer.length) return false;
  }
  return true;
}

/** Whether a definition keeps the numbers: a number at the end of the short form, or any in the long one, must stand in the other. */
export function keepsNumbers(short: string, long: string): boolean {
  const inLong: string[] = long.match(/\d+(?:\.\d+)?/g) ?? [];
  const inShort: string[] = short.match(/\d+(?:\.\d+)?/g) ?? [];
  const last = /\d+(?:\.\d+)?$/.exec(short)?.[0];
  return (last === undefined || inLong.includes(last)) && inLong.every((n) => inShort.includes(n));
}
