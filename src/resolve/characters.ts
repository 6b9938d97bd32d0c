import { readPairs } from './data.ts';

const GREEK = readPairs('greek.tsv');
const TRADE_MARKS = /[™®©†‡]/g;
const QUOTES = /[\u2018\u2019\u201b\u02bc\u0060\u00b4]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/**
 * One spelling for characters that mean the same: compatibility forms and accents folded (Unicode NFKD), Greek letters spelled out,
 * `&` as "and", typographic dashes and quotes as ASCII. Case is kept.
 */
export function foldCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(TRADE_MARKS, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(QUOTES, "'")
    .replace(DASHES, '-')
    .replaceAll('∞', 'inf')
    .replaceAll('×', 'x')
    .replaceAll('∗', '*')
    .replace(/\s*&\s*/g, ' and ')
    .replace(/\p{Script=Greek}/gu, (letter) => GREEK.get(letter.toLowerCase()) ?? letter);
}
