import { type Catalogue, loadCatalogue } from '../lib/catalogue.ts';
import { loadWords, type Words } from './words.ts';

/** What is known of names and words before a paper is read. */
export interface Knowledge {
  catalogue: Catalogue;
  words: Words;
}

export const loadKnowledge = (): Knowledge => ({ catalogue: loadCatalogue(), words: loadWords() });
