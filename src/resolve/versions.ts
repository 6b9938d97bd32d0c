import { readList } from './data.ts';

const SERIES = readList('year-series.txt')
  .sort((a, b) => b.length - a.length)
  .join('|');
const SERIES_YEAR = new RegExp(`^(${SERIES})[ '-]{0,2}(\\d\\d)(?![\\p{L}\\d.])`, 'iu');
const APOSTROPHE_YEAR = /(\p{L}) ?'(\d\d)(?![\p{L}\d])/gu;
const SPACED_VERSION = /(?<=[\p{L}\d][ _-])v\.? ?(\d+(?:\.\d+)*)(?![\p{L}\d])/giu;
const GLUED_VERSION = /(?<=\p{Ll})V(\d+(?:\.\d+)*)(?![\p{L}\d])|(?<=\p{Lu})v(\d+(?:\.\d+)*)(?![\p{L}\d])/gu;
// "dinov2" is DINO v2 and "MoCov2" MoCo v2; "conv2" is a convolution, "Nov2024" a month.
const LOWER_VERSION = /(?<=\p{Ll}{3}|\p{Lu}\p{L}{1,9})(?<![Cc]on)v(\d{1,3}(?:\.\d+)*)(?![\p{L}\d])/gu;
// "wav2vec 2.0" is wav2vec 2.
const ZERO_MINOR = /(?<![\d.])([1-9]\d?)\.0(?![\p{L}\d.])/gu;
const THOUSANDS = /(\d),(\d{3})(?!\d)/g;

const year = (digits: string): string => (Number(digits) < 50 ? `20${digits}` : `19${digits}`);

/**
 * One spelling for versions and years: `SQuAD v2.0`, `SQuADv2` and `SQuAD 2.0` as "SQuAD 2", `AIME'24` and `AIME24` as "AIME 2024", `21,000`
 * as "21000". Expects folded characters.
 */
export function foldVersions(text: string): string {
  if (!/\d/.test(text)) return text;
  return text
    .replace(SERIES_YEAR, (_, name: string, digits: string) => `${name} ${year(digits)}`)
    .replace(APOSTROPHE_YEAR, (_, letter: string, digits: string) => `${letter} ${year(digits)}`)
    .replace(SPACED_VERSION, '$1')
    .replace(GLUED_VERSION, '$1$2')
    .replace(LOWER_VERSION, '$1')
    .replace(ZERO_MINOR, '$1')
    .replace(THOUSANDS, '$1$2');
}
