import { foldCharacters } from './characters.ts';
import { foldVersions } from './versions.ts';
import { american, singular } from './words.ts';

// A word is a run of letters and digits; dots between digits and the symbols that tell names apart (C++, C#, A*, pass@1, pass^k) belong to it.
const WORD = /(?:[\p{L}\p{N}+#*@%]|\.(?=\d)(?<=\d\.)|\^(?=\p{L}))+/gu;
const POSSESSIVE = /'s(?![\p{L}\d])/gu;

/** The words of a name in lower case, American spelling, singular, with versions and characters folded. */
export function nameWords(text: string): string[] {
  let folded = foldVersions(foldCharacters(text)).replace(POSSESSIVE, '').replaceAll("'", '');
  // A heading in capitals says nothing about case: without this its plurals would look like acronyms.
  if (/[A-Z]{5}/.test(folded) && folded.includes(' ') && !/[a-z]/.test(folded)) folded = folded.toLowerCase();
  return (folded.match(WORD) ?? []).map((word) => american(singular(word).toLowerCase()));
}

/** Joins words without a separator, except between two digits: `Llama 3-8B` must not become `Llama 38B`. */
export function joinWords(words: readonly string[]): string {
  let key = '';
  for (const word of words) key += /\d$/.test(key) && /^\d/.test(word) ? ` ${word}` : word;
  return key;
}

/**
 * The key under which all spellings of one name meet: blind to case, hyphens, spaces, plural, `&` and "and", Greek letters, British
 * spelling and the spelling of versions and years; numbers, sizes and affixes always tell names apart. Empty only for blank text.
 */
export function nameKey(text: string): string {
  return joinWords(nameWords(text)) || text.toWellFormed().trim().toLowerCase();
}
