import { readPackageData } from '../lib/package.ts';
import { parseTsv } from '../lib/tsv.ts';

const ENDINGS = new Map(
  parseTsv(readPackageData('resolve/endings.tsv')).map(([ending = '', same = '', only = '']) => [
    ending,
    { same, only },
  ]),
);
const ENDING = new RegExp(`[\\s-](${[...ENDINGS.keys()].sort((a, b) => b.length - a.length).join('|')})$`, 'iu');

/** "PowerNorm" is power normalization; "L2 norm" and "spectral norm" are norms. */
const GLUED_NORM = /^(\p{Lu}\p{Ll}{2,})Norm$/u;

/**
 * A name of three or more words, or one that ends with "Norm", with its ending replaced by one that says the same: `deep linear neural network` → deep linear network.
 * @returns the other name, and whether it counts only where the catalogue does not know it (it would list an alias); null without such an ending
 */
export function sameEnding(text: string): { name: string; onlyUnknown: boolean } | null {
  const norm = GLUED_NORM.exec(text);
  if (norm) return { name: `${norm[1]!} normalization`, onlyUnknown: false };
  const found = text.length > 200 ? null : ENDING.exec(text);
  const start = found ? text.slice(0, found.index + 1) : '';
  if (!found || !/[\s-]\S/u.test(start)) return null;
  const { same, only } = ENDINGS.get(found[1]!.toLowerCase())!;
  return { name: start + same, onlyUnknown: only === 'unknown' };
}
