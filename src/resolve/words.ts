import { readList, readPairs } from './data.ts';

const SINGULARS = readPairs('singulars.tsv');
const BRITISH = readPairs('british.tsv');
const BRITISH_OUR = new RegExp(`(${[...BRITISH.keys()].filter((word) => word.endsWith('our')).join('|')})`);
const BRITISH_ISE = new RegExp(`^(.*(?:${readList('british-ise.txt').join('|')}))is(e|ed|er|ing)$`);

/**
 * The singular of one word, its case kept: `policies` → `policy`, `LLMs` → `LLM`; `loss`, `bias` and `TTS` stay. A key needs only that both
 * numbers give one word, so rare plurals may come out odd.
 */
export function singular(word: string): string {
  if (word.length < 3 || !/s$|^[a-z]+[ai]$|children$/.test(word)) return word;
  const lower = word.toLowerCase();
  const irregular = SINGULARS.get(lower);
  if (irregular !== undefined) return irregular === lower ? word : word.charAt(0) + irregular.slice(1);
  if (!word.endsWith('s')) return word;
  if (/[\p{Lu}\d]s$/u.test(word)) return word.slice(0, -1);
  if (word.length < 4 || /(?:[su]|is)s$|is$/.test(word)) return word;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|sh|ch|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The American spelling of one lower-case word. */
export function american(word: string): string {
  const known = BRITISH.get(word);
  if (known !== undefined) return known;
  const plain = word.includes('our') ? word.replace(BRITISH_OUR, (stem) => BRITISH.get(stem)!) : word;
  // No American word but the likes of "improvisation" ends so; folding those too parts nothing.
  return plain.includes('is') ? plain.replace(/isation(al)?$/, 'ization$1').replace(BRITISH_ISE, '$1iz$2') : plain;
}
