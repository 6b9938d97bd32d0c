import { findAcronyms } from '../acronyms.ts';
import { extendPhrase, type Lexicon, LONGEST_PHRASE } from './lexicon.ts';
import { type PaperTokens, tokenizePaper } from './tokenize.ts';
import type { Vocabulary, WordInfo } from './vocabulary.ts';

/** A run of tokens, end exclusive. */
export interface TokenRange {
  start: number;
  end: number;
}

/** A phrase that the catalogue or the corpus table knows. */
export interface PhraseMatch extends TokenRange {
  /** Words, joiners not counted. */
  length: number;
  /** Row in the catalogue or in the corpus table. */
  row: number;
}

/** A paper as the tagger sees it: tokens, what is known of each word, and what the whole paper and the lists say of them. */
export interface PaperView {
  tokens: PaperTokens;
  words: WordInfo[];
  /** Place of each token in its sentence. */
  place: Int32Array;
  /** How often the folded word stands in the paper; how often with a capital inside a sentence of the abstract. */
  count: Int32Array;
  capitalCount: Int32Array;
  /** Whether the folded word stands in the title. */
  inTitle: Uint8Array;
  acronyms: { short: TokenRange; long: TokenRange }[];
  /** All catalogue matches by start, then length; all matches of the corpus table likewise. */
  known: PhraseMatch[];
  frequent: PhraseMatch[];
}

export function viewPaper(title: string, abstract: string, vocabulary: Vocabulary, lexicon: Lexicon): PaperView {
  const tokens = tokenizePaper(title, abstract);
  const n = tokens.words.length;
  const words: WordInfo[] = new Array(n);
  const place = new Int32Array(n);
  const counts = new Map<number, { all: number; capital: number; title: number }>();
  for (let i = 0; i < n; i++) {
    const info = vocabulary.get(tokens.words[i]!);
    words[i] = info;
    const inSentence = i > 0 && tokens.sentence[i] === tokens.sentence[i - 1];
    place[i] = inSentence ? place[i - 1]! + 1 : 0;
    let c = counts.get(info.fold);
    if (!c) {
      c = { all: 0, capital: 0, title: 0 };
      counts.set(info.fold, c);
    }
    c.all++;
    if (tokens.field[i] === 0) c.title = 1;
    else if (inSentence && info.hasUpper) c.capital++;
  }
  const count = new Int32Array(n);
  const capitalCount = new Int32Array(n);
  const inTitle = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const c = counts.get(words[i]!.fold)!;
    count[i] = c.all;
    capitalCount[i] = c.capital;
    inTitle[i] = c.title;
  }
  const view = { tokens, words, place, count, capitalCount, inTitle, acronyms: acronymsOf(tokens) };
  return { ...view, ...matchPhrases(view, lexicon) };
}

function acronymsOf(tokens: PaperTokens): PaperView['acronyms'] {
  const found: PaperView['acronyms'] = [];
  let from = 0;
  for (const [field, text] of [tokens.title.text, tokens.abstract.text].entries()) {
    let to = from;
    while (to < tokens.words.length && tokens.field[to] === field) to++;
    if (text.includes('('))
      for (const { short, long } of findAcronyms(text)) {
        const pair = { short: tokensIn(tokens, from, to, short), long: tokensIn(tokens, from, to, long) };
        if (pair.short.end > pair.short.start && pair.long.end > pair.long.start) found.push(pair);
      }
    from = to;
  }
  return found;
}

function tokensIn(tokens: PaperTokens, from: number, to: number, range: TokenRange): TokenRange {
  let start = from;
  while (start < to && tokens.start[start]! < range.start) start++;
  let end = start;
  while (end < to && tokens.end[end]! <= range.end) end++;
  return { start, end };
}

function matchPhrases(
  view: Pick<PaperView, 'words' | 'tokens'>,
  lexicon: Lexicon,
): Pick<PaperView, 'known' | 'frequent'> {
  const known: PhraseMatch[] = [];
  const frequent: PhraseMatch[] = [];
  const n = view.words.length;
  const { sentence } = view.tokens;
  for (let start = 0; start < n; start++) {
    if (!view.words[start]!.isWord) continue;
    let hash = 0;
    let length = 0;
    for (let at = start; at < n && length < LONGEST_PHRASE && sentence[at] === sentence[start]; at++) {
      const word = view.words[at]!;
      if (word.isJoiner) continue;
      if (!word.isWord) break;
      hash = extendPhrase(hash, word.fold);
      length++;
      if (!lexicon.mayHold(hash)) continue;
      const entry = lexicon.entry(hash);
      if (entry >= 0) known.push({ start, end: at + 1, length, row: entry });
      const phrase = lexicon.phrase(hash);
      if (phrase >= 0) frequent.push({ start, end: at + 1, length, row: phrase });
    }
  }
  return { known, frequent };
}

/** The decoded text of a range. */
export function printedForm({ tokens }: PaperView, { start, end }: TokenRange): string {
  const text = tokens.field[start] === 0 ? tokens.title.text : tokens.abstract.text;
  return text.slice(tokens.start[start]!, tokens.end[end - 1]!);
}
