import { type Decoded, decodeLatex } from '../../lib/latex.ts';

/**
 * The tokens of one paper, title first, as parallel columns. Words are runs of letters and digits with inner signs ("Qwen2.5", "pass@1",
 * "C++"); every other visible sign, hyphens included, is a token of its own. Offsets are into the decoded text of the token's field.
 */
export interface PaperTokens {
  title: Decoded;
  abstract: Decoded;
  words: string[];
  start: Int32Array;
  end: Int32Array;
  /** 0 title, 1 abstract. */
  field: Uint8Array;
  /** Number of the sentence within the paper, from 0. */
  sentence: Int32Array;
  /** 1 where white space (or the start of the field) stands before the token. */
  spaced: Uint8Array;
}

/** Longest part of a field that is tagged: real abstracts have a tenth of it. */
const LONGEST_FIELD = 40_000;

/** The part of a field that is searched; it ends at a space, so that no word is cut. */
const wholeWords = (text: string): string =>
  text.length > LONGEST_FIELD ? text.slice(0, text.lastIndexOf(' ', LONGEST_FIELD) + 1) : text;
const ABBREVIATION = /^(?:vs|cf|al|resp|eqs?|figs?|secs?|approx|i\.e|e\.g|w\.r\.t|no|etc)$/i;

const WORD = 1;
const SPACE = 2;
const SIGN = 3;
/** Class of every UTF-16 code unit, filled on first use. Halves of surrogate pairs count as letters so that no pair is cut. */
const classes = new Uint8Array(65536);

function classOf(code: number): number {
  const known = classes[code]!;
  if (known !== 0) return known;
  const sign = String.fromCharCode(code);
  const found =
    (code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{M}\p{N}]/u.test(sign)
      ? WORD
      : /[\s\p{Cc}\p{Cf}]/u.test(sign)
        ? SPACE
        : SIGN;
  classes[code] = found;
  return found;
}

/** Tokens of a title and an abstract. Linear in their length; never throws. */
export function tokenizePaper(title: string, abstract: string): PaperTokens {
  const decoded = [decodeLatex(title), decodeLatex(abstract)] as const;
  const texts = [wholeWords(decoded[0].text), wholeWords(decoded[1].text)] as const;
  const words: string[] = [];
  const longest = texts[0].length + texts[1].length;
  if (columns.start.length < longest) columns = columnsFor(2 * longest);
  const sentence = addField(texts[0], 0, 0, words);
  addField(texts[1], 1, sentence, words);
  const n = words.length;
  return {
    title: decoded[0],
    abstract: decoded[1],
    words,
    start: columns.start.slice(0, n),
    end: columns.end.slice(0, n),
    field: columns.field.slice(0, n),
    sentence: columns.sentence.slice(0, n),
    spaced: columns.spaced.slice(0, n),
  };
}

const columnsFor = (tokens: number) => ({
  start: new Int32Array(tokens),
  end: new Int32Array(tokens),
  field: new Uint8Array(tokens),
  sentence: new Int32Array(tokens),
  spaced: new Uint8Array(tokens),
});

/** Columns of the paper in hand, copied when it is done: a token has at least one sign. */
let columns = columnsFor(4096);

/** Adds the tokens of a field to words and columns; gives the number of the next field's first sentence. */
function addField(text: string, field: number, firstSentence: number, words: string[]): number {
  let sentence = firstSentence;
  let spaced = 1;
  let ended = false;
  for (let at = 0; at < text.length; ) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === SPACE) {
      spaced = 1;
      at++;
      continue;
    }
    if (ended && spaced === 1 && opensSentence(text, at)) sentence++;
    const end = kind === WORD ? wordEnd(text, at) : at + (startsPossessive(text, at) ? 2 : 1);
    const word = text.slice(at, end);
    ended = endsSentence(word, ended, words);
    const n = words.length;
    words.push(word);
    columns.start[n] = at;
    columns.end[n] = end;
    columns.field[n] = field;
    columns.sentence[n] = sentence;
    columns.spaced[n] = spaced;
    spaced = 0;
    at = end;
  }
  return sentence + 1;
}

function endsSentence(word: string, ended: boolean, before: string[]): boolean {
  if (word === '?' || word === '!') return true;
  if (word === '.') return !ABBREVIATION.test(before.at(-1) ?? '');
  return ended && word.length === 1 && /[)\]"'”’]/.test(word);
}

const opensSentence = (text: string, at: number): boolean => !/\p{Ll}/u.test(text[at]!);

/** Where the word that starts at a place ends. */
function wordEnd(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (classOf(code) === WORD) continue;
    if (!joins(text, start, at)) break;
  }
  return suffixEnd(text, start, at);
}

/** Whether the sign at a place binds what stands before and after it into one word. */
function joins(text: string, start: number, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (Number.isNaN(next) || classOf(next) !== WORD) return false;
  switch (text[at]) {
    case '@':
    case '^':
    case '&':
      return true;
    case "'":
    case '’':
      return !startsPossessive(text, at);
    case '.':
      return !(at - start > 3 && /\p{Lu}/u.test(text[at + 1]!) && /\p{Ll}/u.test(text[at - 1]!));
    default:
      return false;
  }
}

/** "'s" at a place, and no more letters after it. */
function startsPossessive(text: string, at: number): boolean {
  const sign = text[at];
  if ((sign !== "'" && sign !== '’') || text[at + 1] !== 's') return false;
  const after = text.charCodeAt(at + 2);
  return Number.isNaN(after) || classOf(after) !== WORD;
}

/** Signs that close a word: "C++", "C#", "A*", "CoSTA*", and the class in "W[1]-hard". */
function suffixEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at - end < 2 && text[at] === '+') at++;
  if (at === end && isClosing(text, start, end)) at++;
  else if (
    end - start === 1 &&
    text[at] === '[' &&
    text[at + 2] === ']' &&
    /\p{Lu}[[][\p{L}\d]/u.test(text.slice(start, at + 2))
  )
    at += 3;
  const after = text.charCodeAt(at);
  return at > end && !Number.isNaN(after) && classOf(after) === WORD ? end : at;
}

/** Whether `#` or `*` at the end of a word belongs to it: after one or two letters, or a star after a capital where none stands before. */
function isClosing(text: string, start: number, end: number): boolean {
  if (text[end] !== '#' && text[end] !== '*') return false;
  return end - start <= 2 || (text[end] === '*' && text[start - 1] !== '*' && /\p{Lu}/u.test(text[end - 1]!));
}
