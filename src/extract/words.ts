import two from 'compromise/two';
import { foldWord } from '../lib/fold.ts';
import { readPackageData } from '../lib/package.ts';

/** Word lists of data/extract/words.json, in lower case, each word also folded as `Token.key` is. */
export interface Words {
  /** Never begin or end a name that is known by its looks alone. */
  functionWords: Set<string>;
  /** Begin a description, never a name: "our method". */
  possessives: Set<string>;
  /** Parts of a text, venues, institutions, places, hardware, units: capitals without a concept. */
  noiseWords: Set<string>;
  /** Symbols of the chemical elements, as printed. */
  elements: Set<string>;
  /** Names of LaTeX commands that lost their backslash: "mathcalO". */
  latexRests: Set<string>;
  /** compromise's lexicon: word to its first tag ("Noun", "PastTense", "Country", "FirstName" …). */
  tagOf(word: string): string | undefined;
}

/** Reads the word lists. */
export function loadWords(): Words {
  const lists = JSON.parse(readPackageData('extract/words.json')) as Record<string, string>;
  const set = (name: string): Set<string> =>
    new Set((lists[name] ?? '').split(' ').flatMap((word) => [word, foldWord(word)]));
  const lexicon = (two.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
  return {
    functionWords: set('functionWords'),
    possessives: set('possessives'),
    noiseWords: set('noiseWords'),
    elements: set('elements'),
    latexRests: set('latexRests'),
    tagOf(word) {
      const tag = Object.hasOwn(lexicon, word) ? lexicon[word] : undefined;
      return Array.isArray(tag) ? tag[0] : tag;
    },
  };
}
