import { PapergraphError } from '../lib/errors.ts';
import { readPackageData } from '../lib/package.ts';
import { parseTsv } from '../lib/tsv.ts';
import { CONCEPT_TYPES, type ConceptType } from '../types.ts';
import { nameKey } from './name-key.ts';

/** One of several things that share a name. */
export interface Homonym {
  /** The shared name as printed. */
  name: string;
  /** Canonical name of this meaning; also what its id is made of. */
  canonical: string;
  type: ConceptType;
  /** Papers' worth of prior belief in this meaning where a paper says nothing. */
  prior: number;
  /** Lower-case beginnings of words that speak for this meaning. */
  cues: string[];
}

/**
 * Names that are known to mean several things, by key.
 * @throws PapergraphError naming the row that is damaged
 */
export function loadHomonyms(): Map<string, Homonym[]> {
  const homonyms = new Map<string, Homonym[]>();
  for (const row of parseTsv(readPackageData('catalogue/homonyms.tsv'))) {
    const [name = '', canonical = '', kind = '', prior = '', cues = ''] = row;
    const type = CONCEPT_TYPES.find((t) => t === kind);
    if (!type || name === '' || canonical === '' || !/^\d+$/.test(prior))
      throw new PapergraphError(
        `data/catalogue/homonyms.tsv: row "${row.join(' | ')}" is damaged: it needs name, canonical, type, prior and cues`,
      );
    const key = nameKey(name);
    const homonym = { name, canonical, type, prior: Number(prior), cues: cues.split(' ').filter(Boolean) };
    homonyms.set(key, [...(homonyms.get(key) ?? []), homonym]);
  }
  return homonyms;
}
