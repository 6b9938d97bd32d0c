import { PapergraphError } from '../lib/errors.ts';
import { readPackageData } from '../lib/package.ts';
import { parseTsv } from '../lib/tsv.ts';
import { nameKey, nameWords } from './name-key.ts';

/** What an acronym stands for in nearly all papers that define it. */
export interface UsualExpansion {
  key: string;
  words: string[];
  papers: number;
}

/** A usual expansion counts like this many papers of the corpus: no chance definition outweighs it, a corpus that means something else does. */
const LEAST_WEIGHT = 5;
const MOST_WEIGHT = 10;

/**
 * Usual expansions by the key of the acronym, counted in a large body of abstracts; without acronyms that are listed elsewhere, where people
 * have judged.
 * @throws PapergraphError naming the row that is damaged
 */
export function loadUsualExpansions(isListed: (key: string) => boolean): Map<string, UsualExpansion> {
  const found = new Map<string, UsualExpansion>();
  for (const row of parseTsv(readPackageData('resolve/acronyms.tsv'))) {
    const [short = '', long = '', papers = ''] = row;
    if (short === '' || long === '' || !/^[1-9]\d*$/.test(papers))
      throw new PapergraphError(
        `data/resolve/acronyms.tsv: row "${row.join(' | ')}" is damaged: it needs acronym, expansion and a number of papers`,
      );
    const key = nameKey(short);
    if (isListed(key)) continue;
    const weight = Math.max(LEAST_WEIGHT, Math.min(Number(papers), MOST_WEIGHT));
    found.set(key, { key: nameKey(long), words: nameWords(long), papers: weight });
  }
  return found;
}
