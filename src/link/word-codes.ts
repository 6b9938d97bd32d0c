import { readWord, scanWords } from './words.ts';

/** A text by its parts; what the title holds counts twice. */
export interface Text {
  title: string;
  abstract: string;
}

/** The words of all texts, by number in the order in which they first occur. */
interface WordList {
  stems: string[];
  /** The shortest printed form of each, the first in the alphabet among equals. */
  shortest: string[];
  filler: boolean[];
}

/** Texts as numbers of words. */
export interface CodedTexts {
  list: WordList;
  /** Words of all texts together. */
  total: number;
  /** The words of one text: their numbers, `~number` (negative) where a word cannot form a phrase with the one before. */
  codesOf(text: number): Int32Array;
  /** The same for a text that is none of these; words that are in none of these are left out. */
  encode(text: Text): Int32Array;
}

/** Reads all texts into numbers. */
export function codeTexts(texts: readonly Text[]): CodedTexts {
  const list: WordList = { stems: [], shortest: [], filler: [] };
  const numbers = new Map<string, number>();
  /** Numbers by printed form, −1 for what does not count: most words occur often, and looking one up is quicker than reading it. */
  const met = new Map<string, number>();
  const meet = (printed: string): number => {
    const word = readWord(printed);
    if (!word) return -1;
    let number = numbers.get(word.stem);
    if (number === undefined) {
      number = list.stems.push(word.stem) - 1;
      numbers.set(word.stem, number);
      list.shortest.push(printed);
      list.filler.push(word.filler);
    } else if (isShorter(printed, list.shortest[number]!)) list.shortest[number] = printed;
    return number;
  };
  const learn = (printed: string): number => {
    let number = met.get(printed);
    if (number === undefined) {
      number = meet(printed);
      met.set(printed, number);
    }
    return number;
  };
  const recall = (printed: string): number => {
    const word = readWord(printed);
    return word ? (numbers.get(word.stem) ?? UNKNOWN) : -1;
  };

  let codes = new Int32Array(1 << 16);
  let total = 0;
  const put = (code: number): void => {
    if (total === codes.length) codes = grown(codes);
    codes[total++] = code;
  };
  const starts = new Int32Array(texts.length + 1);
  texts.forEach(({ title, abstract }, i) => {
    const start = total;
    encodePart(title, learn, list.filler, put);
    const end = total;
    for (let at = start; at < end; at++) put(codes[at]!);
    encodePart(abstract, learn, list.filler, put);
    starts[i + 1] = total;
  });
  return {
    list,
    total,
    codesOf: (text) => codes.subarray(starts[text], starts[text + 1]),
    encode({ title, abstract }) {
      const head: number[] = [];
      encodePart(title, recall, list.filler, (code) => head.push(code));
      const body: number[] = [];
      encodePart(abstract, recall, list.filler, (code) => body.push(code));
      return Int32Array.from([...head, ...head, ...body]);
    },
  };
}

const UNKNOWN = -2;

function encodePart(
  text: string,
  numberOf: (printed: string) => number,
  filler: readonly boolean[],
  put: (code: number) => void,
): void {
  /** Whether the word before counts, and only a space or a hyphen can part a phrase of both. */
  let open = false;
  scanWords(text, (printed, gap) => {
    const number = numberOf(printed);
    if (number < 0) {
      open = false;
      return;
    }
    const joins = open && !filler[number] && (gap === ' ' || gap === '-');
    put(joins ? number : ~number);
    open = !filler[number];
  });
}

const isShorter = (a: string, b: string): boolean => a.length < b.length || (a.length === b.length && a < b);

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
