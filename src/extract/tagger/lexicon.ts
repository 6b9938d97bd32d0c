import type { Catalogue } from '../../lib/catalogue.ts';
import { CONCEPT_TYPES } from '../../types.ts';
import { filterOf, HashIndex, type KeyFilter, mix } from './hash.ts';
import { readTable } from './statistics.ts';
import { tokenizePaper } from './tokenize.ts';
import type { WordInfo } from './vocabulary.ts';

/** Longest phrase, in words, that is looked up. */
export const LONGEST_PHRASE = 8;

/** What the catalogue says of a phrase, as one number: 0 nothing, 1 judged no concept, else a type with two marks. */
export const NO_CONCEPT = 1;
const FIRST_TYPE = 2;

/** Parts of a catalogue code of 2 or more. */
export const typeOfCode = (code: number): number => (code - FIRST_TYPE) % 5;
export const isListed = (code: number): boolean => code >= FIRST_TYPE + 10;
export const isAmbiguous = (code: number): boolean =>
  code >= FIRST_TYPE && Math.floor((code - FIRST_TYPE) / 5) % 2 === 1;

/** Phrases by the hash of their folded words: the catalogue, and frozen statistics of the corpus. */
export class Lexicon {
  private readonly index: HashIndex;
  private readonly codes: Uint8Array;
  private readonly cased: Uint8Array;
  private readonly phraseIndex: HashIndex;
  private readonly columns: Uint8Array[];
  private readonly filter: KeyFilter;

  /** @param phrases a table of `writeTable`: papers (logarithm 0–15), then the columns of `TagRates` */
  constructor(catalogue: Catalogue, phrases: Uint8Array, wordOf: (text: string) => WordInfo) {
    const keys: number[] = [];
    const codes: number[] = [];
    const cased: number[] = [];
    for (const entry of catalogue.entries.values()) {
      const marks = (entry.ambiguous ? 5 : 0) + (entry.origin === 'listed' ? 10 : 0);
      keys.push(phraseHash(entry.phrase, wordOf));
      codes.push(FIRST_TYPE + CONCEPT_TYPES.indexOf(entry.type) + marks);
      cased.push(/\p{Lu}/u.test(entry.phrase) ? 1 : 0);
    }
    for (const phrase of catalogue.notConcepts) {
      keys.push(phraseHash(phrase, wordOf));
      codes.push(NO_CONCEPT);
      cased.push(0);
    }
    this.index = new HashIndex(Int32Array.from(keys));
    this.codes = Uint8Array.from(codes);
    this.cased = Uint8Array.from(cased);
    const table = readTable(phrases);
    this.phraseIndex = table.index;
    this.columns = table.columns;
    this.filter = filterOf(Int32Array.from([...keys, ...table.keys]), 16);
  }

  /** False only where neither catalogue nor corpus table knows the phrase: one test in place of two for most runs of words. */
  mayHold(hash: number): boolean {
    const { bits, wordShift, bitShift } = this.filter;
    return ((bits[hash >>> wordShift]! >>> ((hash >>> bitShift) & 31)) & 1) === 1;
  }
  /** Row in the catalogue, or -1. */
  entry(hash: number): number {
    return this.index.get(hash);
  }
  code(row: number): number {
    return row < 0 ? 0 : this.codes[row]!;
  }
  /** Whether the catalogue prints the phrase with a capital. */
  isCased(row: number): boolean {
    return row >= 0 && this.cased[row] === 1;
  }
  /** Row in the corpus table, or -1. */
  phrase(hash: number): number {
    return this.phraseIndex.get(hash);
  }
  /** Papers of the corpus that hold the phrase, as a logarithm 0–15. */
  papers(row: number): number {
    return row < 0 ? 0 : this.columns[0]![row]!;
  }
  /** A column of the corpus table beyond the papers, 0–255; 0 where the phrase is unknown. */
  column(row: number, column: number): number {
    return row < 0 ? 0 : this.columns[1 + column]![row]!;
  }
}

/** Hash of a phrase by its folded words; joiners between them do not count. Grows word by word: `extendPhrase(hash, word)`. */
function phraseHash(text: string, wordOf: (text: string) => WordInfo): number {
  let hash = 0;
  for (const word of tokenizePaper(text, '').words) {
    const info = wordOf(word);
    if (!info.isJoiner) hash = extendPhrase(hash, info.fold);
  }
  return hash;
}

/** Hash of a phrase with one more word; 0 is the empty phrase. */
export const extendPhrase = (hash: number, fold: number): number => (hash === 0 ? fold : mix(hash, fold));
