import { foldWord } from '../lib/fold.ts';
import { readPackageData } from '../lib/package.ts';

/** What a printed word counts as. */
export interface Word {
  /** Lower case, without plural s: what two forms of a word have in common. */
  stem: string;
  /** Filler of abstracts ("propose", "results"): it counts for a little, is in no phrase, and is no reason where there is a better one. */
  filler: boolean;
}

const LETTER = /\p{L}/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;
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

/** Calls `visit` with every run of letters and digits of a text, lower case, and the single character between it and the one before, or ''. */
export function scanWords(text: string, visit: (printed: string, gap: string) => void): void {
  const folded = text.slice(0, LONGEST_TEXT).normalize('NFKC').toLowerCase();
  let start = -1;
  let end = -1;
  for (let at = 0; at <= folded.length; ) {
    const code = at < folded.length ? folded.codePointAt(at)! : 0;
    if (isWordPart(code)) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      visit(folded.slice(start, at), start === end + 1 ? folded[end]! : '');
      end = at;
      start = -1;
    }
    at += code > 0xffff ? 2 : 1;
  }
}

const isWordPart = (code: number): boolean =>
  code < 128
    ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
    : LETTER_OR_NUMBER.test(String.fromCodePoint(code));

/** What a run of letters and digits counts as; null for function words, numbers, single letters and what is too long for a word. */
export function readWord(printed: string): Word | null {
  const { dropped, filler } = stopWords();
  if (printed.length < 2 || printed.length > LONGEST || !LETTER.test(printed) || dropped.has(printed)) return null;
  const stem = foldWord(printed);
  return dropped.has(stem) ? null : { stem, filler: filler.has(stem) };
}

/** Stems of the words of a text that count, in order. */
export function stemsOf(text: string): string[] {
  const stems: string[] = [];
  scanWords(text, (printed) => {
    const word = readWord(printed);
    if (word) stems.push(word.stem);
  });
  return stems;
}
