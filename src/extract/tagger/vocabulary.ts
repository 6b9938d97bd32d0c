import { foldWord } from '../../lib/fold.ts';
import { hashText } from './hash.ts';
import type { WordStatistics } from './statistics.ts';

/** What is known about a word by itself: hashes of its forms for features, and corpus statistics. */
export interface WordInfo {
  /** Number of the word in its vocabulary, from 0; never given twice. */
  number: number;
  text: string;
  lower: string;
  /** Hash of the printed form. */
  word: number;
  /** Hash of the lower-case form. */
  low: number;
  /** Hash of the lower-case form without plural s: words of phrases are compared by it. */
  fold: number;
  shape: number;
  shortShape: number;
  /** Hashes of the first 1–4 and the last 1–4 letters (lower case). */
  prefixes: [number, number, number, number];
  suffixes: [number, number, number, number];
  /** Word clusters at three granularities; 0 where the word is in none. */
  coarse: number;
  middle: number;
  fine: number;
  /** Papers that hold the word, as a logarithm 0–15; 0 where there are fewer than the table keeps. */
  frequency: number;
  /** Share printed with a capital inside sentences, in eighths 0–8; 9 where unknown. */
  capitals: number;
  /** A letter or digit is in it. */
  isWord: boolean;
  /** Its letters folded for look-ups in the catalogue: lower case, plural s gone; '' of a sign, a joiner or a possessive ending. */
  key: string;
  /** `-`, `/`, `_` and dashes: phrases are compared without them. */
  isJoiner: boolean;
  isStop: boolean;
  hasUpper: boolean;
  hasDigit: boolean;
  /** Upper case beyond its first letter, or letters and digits mixed. */
  isNamelike: boolean;
}

const LARGEST = 200_000;
/** Words that are found without a look into the map, a power of two. */
const AT_HAND = 1 << 15;

/** Words by their printed form, each analysed once. */
export class Vocabulary {
  private readonly known = new Map<string, WordInfo>();
  /** The last word met of those that share a place. */
  private readonly atHand = new Array<WordInfo | null>(AT_HAND).fill(null);
  private count = 0;
  private readonly statistics: WordStatistics;
  private readonly stopWords: Set<string>;

  constructor(statistics: WordStatistics, stopWords: Set<string>) {
    this.statistics = statistics;
    this.stopWords = stopWords;
  }

  get(text: string): WordInfo {
    const place = placeOf(text);
    const near = this.atHand[place];
    if (near?.text === text) return near;
    const info = this.known.get(text) ?? this.add(text);
    this.atHand[place] = info;
    return info;
  }

  private add(text: string): WordInfo {
    if (this.known.size >= LARGEST) {
      this.known.clear();
      this.atHand.fill(null);
    }
    const info = this.analyse(text);
    this.known.set(text, info);
    return info;
  }

  private analyse(text: string): WordInfo {
    const lower = text.toLowerCase();
    const folded = foldWord(lower);
    const low = hashText(lower);
    const row = this.statistics.row(low);
    const ends = (n: number): [number, number] => [hashText(`${lower.slice(0, n)}<`), hashText(`>${lower.slice(-n)}`)];
    const affixes = [ends(1), ends(2), ends(3), ends(4)] as const;
    const shape = shapeOf(text);
    const isWord = /[\p{L}\p{N}]/u.test(text);
    return {
      number: this.count++,
      text,
      lower,
      word: hashText(text),
      low,
      fold: hashText(folded),
      shape: hashText(shape.slice(0, 12)),
      shortShape: hashText(shape.replace(/(.)\1+/g, '$1').slice(0, 8)),
      prefixes: [affixes[0][0], affixes[1][0], affixes[2][0], affixes[3][0]],
      suffixes: [affixes[0][1], affixes[1][1], affixes[2][1], affixes[3][1]],
      coarse: this.statistics.coarse(row),
      middle: this.statistics.middle(row),
      fine: this.statistics.fine(row),
      frequency: this.statistics.frequency(row),
      capitals: this.statistics.capitals(row),
      isWord,
      key: isWord && text !== "'s" && text !== '’s' ? folded : '',
      isJoiner: /^[-/_\u2010-\u2015\u2212]$/.test(text),
      isStop: this.stopWords.has(folded),
      hasUpper: /\p{Lu}/u.test(text),
      hasDigit: /\d/.test(text),
      isNamelike: /.\p{Lu}|\p{L}\p{N}|\p{N}\p{L}/u.test(text),
    };
  }
}

function placeOf(text: string): number {
  let h = text.length;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h ^ (h >>> 15)) & (AT_HAND - 1);
}

/** Letters by case, digits and other signs: "GPT-4o" → "XXX-dx". */
function shapeOf(text: string): string {
  return text
    .slice(0, 40)
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{N}/gu, 'd')
    .replace(/[^Xd.'’@^&+#*$%()[\]{}:;,!?"=<>/_-]/gu, 'x');
}
