import { loadCatalogue } from '../lib/catalogue.ts';
import { readPackageData } from '../lib/packagedata.ts';
import { parseTsv } from '../lib/tsv.ts';
import { extendReach, type Knowledge, type Tally } from './candidates.ts';
import { loadWords } from './words.ts';

/** A word that ends this many judged names is a head word. */
const NAMES_OF_A_HEAD = 4;

/** Reads catalogue and word lists and puts them beside the tallies of labelled papers. */
export function loadKnowledge(tallies: Map<string, Tally>): Knowledge {
  const catalogue = loadCatalogue();
  const names = new Map<string, number>();
  for (const [key, entry] of catalogue.entries) {
    const at = key.lastIndexOf(' ');
    if (at > 0 && entry.origin === 'judged') names.set(key.slice(at + 1), (names.get(key.slice(at + 1)) ?? 0) + 1);
  }
  const heads = new Set([...names].filter(([, n]) => n >= NAMES_OF_A_HEAD).map(([word]) => word));
  const reach = new Map<string, number>();
  for (const phrases of [catalogue.entries, tallies])
    for (const key of phrases.keys()) {
      const keys = key.split(' ');
      extendReach(reach, keys[0]!, keys.length);
    }
  return { catalogue, tallies, reach, heads, words: loadWords() };
}

/** Reads the tallies that train/proposer.ts made. */
export function loadTallies(): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const [key = '', seen = '', ...labelled] of parseTsv(readPackageData('extract/tallies.tsv')))
    tallies.set(key, { seen: Number(seen), labelled: labelled.map(Number) });
  return tallies;
}
