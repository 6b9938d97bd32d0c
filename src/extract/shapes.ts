import type { Token } from './tokens.ts';
import type { Words } from './words.ts';

/** "ε-greedy", "β-VAE": a name only with what follows its hyphen. */
const GREEK_LETTER = /^[\u0370-\u03ffℓ]$/;
const CAPITAL = /\p{Lu}/u;

/** Looks like a name wherever it stands: an inner capital, several capitals, or a letter and a digit together. */
export function isNameLike(text: string): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (letters.length < 2) return /^(?:[A-Z]\*|C\+\+|[CJFR]#)$/.test(text);
  if (/^\d+(?:st|nd|rd|th|x|k|m|b|s|d|%)?$/i.test(letters)) return false;
  return /.\p{Lu}/u.test(letters) || (/\d/.test(letters) && /\p{L}/u.test(letters) && !/^\d+\p{Ll}+$/u.test(letters));
}

/** Begins with a capital: a name in running text, nothing in a title or at the start of a sentence. */
export const isCapitalised = (text: string): boolean => CAPITAL.test(text.charAt(0));

/** A version or size after a name: "2", "3.5", "7B", "v2", "XL"; not a result such as "84.4". */
const isVersion = (token: Token, words: Words): boolean =>
  /^(?:v?\d+[a-zA-Z]{0,2}|v?\d{1,2}(?:\.\d){1,2}[a-zA-Z]?)$/.test(token.text) &&
  !/^[2-9]\d\.|^1[3-9]\./.test(token.text)
    ? true
    : isCapitalised(token.text) && words.versionWords.has(token.key);

/**
 * Runs of tokens that look like names: CamelCase, acronyms, letters with digits, capitals inside a sentence, each with the capitalised
 * words around it and the version after it. Every run comes with its parts that look like names alone.
 * @param titleCase whether most words of the text are capitalised, so that a capital says nothing
 */
export function nameShapes(tokens: Token[], words: Words, titleCase: boolean): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  const strong = tokens.map(
    ({ text }, i) =>
      (isNameLike(text) && !words.functionWords.has(text.toLowerCase())) ||
      (GREEK_LETTER.test(text) && tokens[i + 1]?.gap === 'hyphen'),
  );
  const weak = tokens.map(
    (token, i) =>
      strong[i] ||
      (!titleCase && !token.initial && isCapitalised(token.text) && !words.functionWords.has(token.text.toLowerCase())),
  );
  for (let from = 0; from < tokens.length; from++) {
    if (tokens[from]!.gap === 'hyphen') continue;
    let to = wordEnd(tokens, from);
    if (!anyIn(weak, from, to)) continue;
    runs.push({ from, to });
    // Names of several words: capitals in a row, "Mixture of Experts", then a version; "-based" ends them.
    while (to < tokens.length && to - from < 8 && goesOn(tokens, to) && !isDerived(tokens, to, words)) {
      const next = wordEnd(tokens, to);
      const linked = words.linkingWords.has(tokens[to]!.text) && tokens[to + 1]?.gap === 'space' && weak[to + 1];
      if (anyIn(weak, to, next) || isVersion(tokens[to]!, words)) to = next;
      else if (linked) to = wordEnd(tokens, to + 1);
      else break;
      runs.push({ from, to });
    }
  }
  return runs.filter((run) => anyIn(weak, run.from, run.to));
}

/** Token after the hyphenated word that a token belongs to. */
function wordEnd(tokens: Token[], at: number): number {
  let to = at + 1;
  while (to < tokens.length && tokens[to]!.gap === 'hyphen') to++;
  return to;
}

const goesOn = (tokens: Token[], at: number): boolean => tokens[at]!.gap === 'space' || tokens[at]!.gap === 'slash';

/** Whether the word before a token ends like "LoRA-based". */
const isDerived = (tokens: Token[], at: number, words: Words): boolean =>
  tokens[at - 1]!.gap === 'hyphen' && words.wordsAfterHyphen.has(tokens[at - 1]!.text);

function anyIn(flags: (boolean | undefined)[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (flags[i]) return true;
  return false;
}
