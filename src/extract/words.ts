import two from 'compromise/two';
import { readPackageData } from '../lib/package.ts';

/** Word lists of data/extract/words.json, in lower case. */
export interface Words {
  /** Never begin or end a name that is known by its looks alone. */
  functionWords: Set<string>;
  /** Begin a description, never a name: "our method". */
  possessives: Set<string>;
  /** Parts of a text, venues, institutions, places, hardware: capitals without a concept. */
  noiseWords: Set<string>;
  /** compromise's lexicon: word to its first tag ("Noun", "PastTense", "Country", "FirstName" …). */
  tagOf(word: string): string | undefined;
}

/** Reads the word lists. */
export function loadWords(): Words {
  const lists = JSON.parse(readPackageData('extract/words.json')) as Record<string, string>;
  const set = (name: string): Set<string> => new Set((lists[name] ?? '').split(' '));
  const lexicon = (two.model() as { one: { lexicon: Record<string, string | string[]> } }).one.lexicon;
  return {
    functionWords: set('functionWords'),
    possessives: set('possessives'),
    noiseWords: set('noiseWords'),
    tagOf(word) {
      const tag = Object.hasOwn(lexicon, word) ? lexicon[word] : undefined;
      return Array.isArray(tag) ? tag[0] : tag;
    },
  };
}
