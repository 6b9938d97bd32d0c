import { foldWord } from '../lib/fold.ts';
import { readPackageData } from '../lib/package.ts';

/** A word of a text that may say what the text is about. */
export interface Word {
  /** Lower case, without plural s: what two forms of a word have in common. */
  stem: string;
  /** Lower case, as printed. */
  printed: string;
  /** Filler of abstracts ("propose", "results"): it counts for a little, is in no phrase, and is no reason where there is a better one. */
  filler: boolean;
  /** True where only a space or a hyphen lies between it and the word before, so that the two may be a phrase. */
  joined: boolean;
}

const RUN = /[\p{L}\p{N}]+/gu;
const LETTER = /\p{L}/u;
const LONGEST = 40;
/** No abstract is longer; what lies behind is not read, so that one broken record cannot fill the memory. */
const LONGEST_TEXT = 200_000;

interface StopWords {
  dropped: Set<string>;
  /** Stems. */
  filler: Set<string>;
}

let known: StopWords | undefined;

/** The two groups of data/stopwords.txt: a comment begins the second one. */
function stopWords(): StopWords {
  if (known) return known;
  const lines = readPackageData('stopwords.txt').split(/\r?\n/);
  const second = lines.findIndex((line) => line.startsWith('# Filler'));
  const wordsOf = (group: string[]): Set<string> =>
    new Set(group.filter((line) => !line.startsWith('#')).flatMap((line) => line.split(' ').filter((w) => w !== '')));
  known = {
    dropped: wordsOf(lines.slice(0, second)),
    filler: new Set([...wordsOf(lines.slice(second))].map(foldWord)),
  };
  return known;
}

/** The words of a text in order, without function words, numbers and single letters. */
export function contentWords(text: string): Word[] {
  const { dropped, filler } = stopWords();
  const folded = text.slice(0, LONGEST_TEXT).normalize('NFKC').toLowerCase();
  const words: Word[] = [];
  let end = -1;
  for (const match of folded.matchAll(RUN)) {
    const printed = match[0];
    if (printed.length < 2 || printed.length > LONGEST || !LETTER.test(printed) || dropped.has(printed)) continue;
    const stem = foldWord(printed);
    if (dropped.has(stem)) continue;
    const gap = match.index === end + 1 ? folded[end] : '';
    words.push({ stem, printed, filler: filler.has(stem), joined: gap === ' ' || gap === '-' });
    end = match.index + printed.length;
  }
  return words;
}
