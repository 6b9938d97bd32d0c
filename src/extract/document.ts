import type { Decoded } from '../lib/latex.ts';
import type { Field } from '../types.ts';
import { type AcronymPair, findAcronyms } from './acronyms.ts';
import type { PaperTokens } from './tagger/tokenize.ts';
import { type Token, wordsOf } from './tokens.ts';

/** Title or abstract of a paper, ready to be read. All offsets but those of `toPrinted`'s result are into `text`, the decoded text. */
export interface FieldText {
  field: Field;
  text: string;
  toPrinted: Decoded['toPrinted'];
  tokens: Token[];
  acronyms: AcronymPair[];
}

/** Longer texts are no abstracts; what is behind this many characters is not searched for names. */
const LONGEST_TEXT = 200_000;

/** Title and abstract of a tokenized paper. */
export function fieldsOf(tokens: PaperTokens): FieldText[] {
  return (['title', 'abstract'] as const).map((field, number) => {
    const { text, toPrinted } = tokens[field];
    const searched = text.length > LONGEST_TEXT ? text.slice(0, text.lastIndexOf(' ', LONGEST_TEXT) + 1) : text;
    const acronyms = searched.includes('(') ? findAcronyms(searched) : [];
    return { field, text, toPrinted, tokens: wordsOf(tokens, number), acronyms };
  });
}

/** The tokens that a range of the text covers whole; null where it cuts a token in two or covers none. */
export function tokensOf(tokens: Token[], start: number, end: number): { from: number; to: number } | null {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const from = low;
  if (tokens[from - 1] && tokens[from - 1]!.end > start) return null;
  let to = from;
  while (to < tokens.length && tokens[to]!.end <= end) to++;
  if (to === from || (tokens[to] && tokens[to]!.start < end)) return null;
  return { from, to };
}

/** Folded key of a run of tokens: what `foldKey` makes of its text. */
export function keyOf(tokens: Token[], from: number, to: number): string {
  let key = tokens[from]!.key;
  for (let i = from + 1; i < to; i++) key += ` ${tokens[i]!.key}`;
  return key;
}
