import { foldWord } from '../lib/fold.ts';
import { readPackageData } from '../lib/package.ts';

/** A word of a text that may say what the text is about. */
export interface Word {
  /** Lower case, without plural s: what two forms of a word have in common. */
  stem: string;
  /** Lower case, as printed. */
  printed: string;
  /** True where only a space or a hyphen lies between it and the word before, so that the two may be a phrase. */
  joined: boolean;
}

const RUN = /[\p{L}\p{N}]+/gu;
const LETTER = /\p{L}/u;
const LONGEST = 40;
/** No abstract is longer; what lies behind is not read, so that one broken record cannot fill the memory. */
const LONGEST_TEXT = 200_000;

let stopwords: Set<string> | undefined;

function stopwordSet(): Set<string> {
  stopwords ??= new Set(
    readPackageData('stopwords.txt')
      .split(/\r?\n/)
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(' '))
      .filter((word) => word !== ''),
  );
  return stopwords;
}

/** The words of a text in order, without stop words, numbers and single letters. */
export function contentWords(text: string): Word[] {
  const stop = stopwordSet();
  const folded = text.slice(0, LONGEST_TEXT).normalize('NFKC').toLowerCase();
  const words: Word[] = [];
  let end = -1;
  for (const match of folded.matchAll(RUN)) {
    const printed = match[0];
    const stem = foldWord(printed);
    if (printed.length < 2 || printed.length > LONGEST || !LETTER.test(printed) || stop.has(printed) || stop.has(stem))
      continue;
    const gap = match.index === end + 1 ? folded[end] : '';
    words.push({ stem, printed, joined: gap === ' ' || gap === '-' });
    end = match.index + printed.length;
  }
  return words;
}
