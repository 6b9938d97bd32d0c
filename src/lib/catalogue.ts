import { CONCEPT_TYPES, type ConceptType } from '../types.ts';
import { PapergraphError } from './errors.ts';
import { foldKey } from './fold.ts';
import { readPackageData } from './package.ts';
import { parseTsv } from './tsv.ts';

/** One phrase that names a concept. */
export interface CatalogueEntry {
  /** The phrase in its most common printed form. */
  phrase: string;
  type: ConceptType;
  /** The usual name of what the phrase names; the phrase itself where it is no alias. */
  canonical: string;
  /** True for an ordinary word, or a short form of several things, that needs more evidence than its letters. */
  ambiguous: boolean;
  /** Papers of the corpus behind the catalogue that hold the phrase; 0 where it was not counted. */
  papers: number;
  /** `judged`: read and judged by a person; `listed`: taken from a public list of names. */
  origin: 'judged' | 'listed';
}

/** What is known beforehand about phrases. Keys are `foldKey` of the phrase; of capitals that only look like a plural (PACS), their letters. */
export interface Catalogue {
  entries: Map<string, CatalogueEntry>;
  /** Phrases that were judged to name no concept; none of them is a key of `entries`. */
  notConcepts: Set<string>;
}

/**
 * Reads the catalogue in data/catalogue/. Judged phrases come first; of several phrases with one key the one in most papers wins; an
 * alias written down in aliases.tsv overrides what a phrase was judged to stand for; a listed name never overrides a judgement.
 * Read once a process; nobody changes it.
 * @throws PapergraphError naming the file and row where the data is damaged
 */
export function loadCatalogue(): Catalogue {
  loaded ??= readCatalogue();
  return loaded;
}

let loaded: Catalogue | null = null;

function readCatalogue(): Catalogue {
  const entries = new Map<string, CatalogueEntry>();
  for (const entry of readEntries('concepts.tsv', 'judged')) {
    const key = foldKey(entry.phrase);
    const known = entries.get(key);
    if (known && isOtherName(entry.phrase, known.phrase)) entries.set(entry.phrase.toLowerCase(), entry);
    else if (!known || known.papers < entry.papers) entries.set(key, entry);
  }
  for (const alias of readEntries('aliases.tsv', 'judged')) addAlias(entries, alias);
  const notConcepts = new Set<string>();
  for (const [phrase = ''] of parseTsv(readPackageData('catalogue/not-concepts.tsv'))) {
    const key = foldKey(phrase);
    if (!entries.has(key)) notConcepts.add(key);
  }
  for (const entry of readEntries('names.tsv', 'listed')) {
    const key = foldKey(entry.phrase);
    const known = entries.get(key);
    if (known && isOtherName(entry.phrase, known.phrase)) entries.set(entry.phrase.toLowerCase(), entry);
    else if (key !== '' && !known && !notConcepts.has(key)) entries.set(key, entry);
  }
  return { entries, notConcepts };
}

/** PACS is no plural of PAC: capitals that end in S are a name of their own, kept under their letters where their key is another's. */
const isOtherName = (phrase: string, known: string): boolean =>
  /^[\p{Lu}\d-]+\p{Lu}S$/u.test(phrase) && phrase.slice(0, -1).toLowerCase() === known.toLowerCase();

/** An alias keeps what was counted of its phrase; the name that it stands for becomes an entry where it is none yet. */
function addAlias(entries: Map<string, CatalogueEntry>, alias: CatalogueEntry): void {
  const key = foldKey(alias.phrase);
  const known = entries.get(key);
  entries.set(key, known ? { ...known, type: alias.type, canonical: alias.canonical } : alias);
  const canonical = foldKey(alias.canonical);
  if (!entries.has(canonical))
    entries.set(canonical, { ...alias, phrase: alias.canonical, ambiguous: false, papers: 0 });
}

function readEntries(file: string, origin: CatalogueEntry['origin']): CatalogueEntry[] {
  return parseTsv(readPackageData(`catalogue/${file}`)).map((row) => {
    const [phrase = '', type = '', canonical = '', ambiguous = '', papers = ''] = row;
    const known = CONCEPT_TYPES.find((t) => t === type);
    if (!known)
      throw new PapergraphError(`data/catalogue/${file}: row "${row.join(' | ')}": "${type}" is no type of concept`);
    return {
      phrase,
      type: known,
      canonical: canonical || phrase,
      ambiguous: ambiguous === 'yes',
      papers: Number(papers) || 0,
      origin,
    };
  });
}
