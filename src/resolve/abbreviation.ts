import { readList } from './data.ts';

const FUNCTION_WORDS = new Set(readList('function-words.txt'));
/** Words that make another thing of what they stand before: self-supervised fine-tuning is no supervised fine-tuning. */
const CONTRAST_WORDS = new Set(readList('contrast-words.txt'));

/**
 * Whether the letters and digits of `short` stand in `long` in order, the first one at the beginning of a word (the test of Schwartz and
 * Hearst, "A simple algorithm for identifying abbreviation definitions", 2003). Linear in the lengths.
 */
export function abbreviates(short: string, long: string): boolean {
  const wanted = short
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=..)s$/, '');
  const text = spellNumbers(long.toLowerCase(), wanted);
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

/** "to" and "for" as the digits that acronyms make of them (T2I, text-to-image), where the short form has such a digit. */
function spellNumbers(long: string, short: string): string {
  if (!/\p{L}[24]/u.test(short)) return long;
  return long.replace(/(?<=[\s-])(?:to|for)(?=[\s-])/g, (word) => (word === 'to' ? '2' : '4'));
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

/** "L^3" as LLL, "T$^2$PO" as TTPO, "M2" as MM: a small number says how often its letter is meant. */
const repeatLetters = (short: string): string =>
  short
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .replace(/(\p{L})([2-4])/gu, (_, letter: string, times: string) => letter.repeat(Number(times)));

const LONGEST_SPELLED = 12;

/**
 * Whether a short form is made of beginnings of a name's words in order, from its first content word on, all but a third of its content words
 * taking part (one may always be left out): MoFaNeRF, morphable facial neural radiance field. Weaker than `joinsInitials`: to be believed only
 * where both stand side by side.
 */
export function spellsOut(short: string, words: readonly string[]): boolean {
  const letters = repeatLetters(short);
  const content = contentWords(words);
  if (letters.length < 3 || letters.length > LONGEST_SPELLED || content.length < 2 || words.length > LONGEST_SPELLED)
    return false;
  if (letters.length >= content.join('').length || words.includes(letters)) return false;
  const mayLack = Math.max(1, Math.floor(content.length / 3));
  // Ends of what has been read, with the number of content words left out on the way there.
  let ends = new Map([[0, 0]]);
  for (const word of words) {
    const isSilent = FUNCTION_WORDS.has(word);
    const next = new Map<number, number>();
    const reach = (at: number, lacking: number) => next.set(at, Math.min(lacking, next.get(at) ?? lacking));
    for (const [at, lacking] of ends) {
      if (at > 0 || isSilent) reach(at, lacking + (isSilent ? 0 : 1));
      for (let n = 1; n <= word.length && letters[at + n - 1] === word[n - 1]; n++) reach(at + n, lacking);
    }
    ends = next;
  }
  return (ends.get(letters.length) ?? Number.POSITIVE_INFINITY) <= mayLack;
}

const numbersOf = (words: readonly string[]): string => (words.join(' ').match(/\d+(?:\.\d+)?/g) ?? []).join(' ');

/** Whether two words of letters alone are forms of one: a long common beginning and short endings (`rank`, `ranked`; `model`, `modeling`). */
function formsOfOneWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (!/^\p{L}+$/u.test(a + b)) return false;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  let common = 0;
  while (common < shorter.length && shorter[common] === longer[common]) common++;
  const rest = longer.length - common;
  if (common >= 5) return rest <= 5;
  if (common < shorter.length) return false;
  if (common === 4) return rest <= 3;
  return common === 3 && (longer === `${shorter}ing` || longer === `${shorter}${shorter[2]}ing`);
}

/**
 * Whether two expansions *of the same acronym* are one: the content words of the shorter, up to their endings, stand in the longer in
 * order ("graph convolution network", "graph convolutional networks"; "large-scale language model", "large language model").
 * Different numbers never are, nor what a contrast word (self-, semi-, offline) tells apart.
 */
export function sameExpansion(a: readonly string[], b: readonly string[]): boolean {
  if (numbersOf(a) !== numbersOf(b)) return false;
  const [longer, shorter] =
    a.length >= b.length ? [contentWords(a), contentWords(b)] : [contentWords(b), contentWords(a)];
  if (shorter.length < Math.min(2, longer.length) || longer.length - shorter.length > 2) return false;
  const extra: string[] = [];
  let at = 0;
  for (const word of shorter) {
    while (at < longer.length && !formsOfOneWord(word, longer[at]!)) extra.push(longer[at++]!);
    if (at++ >= longer.length) return false;
  }
  return ![...extra, ...longer.slice(at)].some((word) => CONTRAST_WORDS.has(word));
}

/** A detector is not detection. */
const namesDoer = (word: string): boolean => /(?:er|or)$/.test(word);

/** Whether two names have the same content words in the same order, up to their endings ("class activation map", "class activation mapping"). */
export function sameWords(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [contentWords(a), contentWords(b)];
  return (
    one.length > 1 &&
    one.length === other.length &&
    numbersOf(a) === numbersOf(b) &&
    namesDoer(one.at(-1)!) === namesDoer(other.at(-1)!) &&
    one.every((word, i) => formsOfOneWord(word, other[i]!))
  );
}

/** Whether a definition keeps the numbers: a number at the end of the short form, or any in the long one, must stand in the other. */
export function keepsNumbers(short: string, long: string): boolean {
  const inLong: string[] = long.match(/\d+(?:\.\d+)?/g) ?? [];
  const inShort: string[] = short.match(/\d+(?:\.\d+)?/g) ?? [];
  const last = /\d+(?:\.\d+)?$/.exec(short)?.[0];
  return (last === undefined || inLong.includes(last)) && inLong.every((n) => inShort.includes(n));
}
