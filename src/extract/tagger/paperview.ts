import { type AcronymPair, acronymsOf } from '../acronyms.ts';
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
  /** Acronyms that title and abstract define, in offsets into their decoded texts; and in tokens, where they are whole ones. */
  definitions: { title: AcronymPair[]; abstract: AcronymPair[] };
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
  for (let i = 0; i < n; i++) {
    words[i] = vocabulary.get(tokens.words[i]!);
    place[i] = i > 0 && tokens.sentence[i] === tokens.sentence[i - 1] ? place[i - 1]! + 1 : 0;
  }
  const { count, capitalCount, inTitle } = countWords(words, place, tokens.field);
  const definitions = { title: acronymsOf(tokens.title.text), abstract: acronymsOf(tokens.abstract.text) };
  const acronyms = inTokens(tokens, definitions);
  const { known, frequent } = matchPhrases(words, tokens, lexicon);
  return { tokens, words, place, count, capitalCount, inTitle, definitions, acronyms, known, frequent };
}

/** Folded words of the paper in hand by open addressing: hash (0 where a place is free), and what is counted of it. */
let folds = {
  hashes: new Int32Array(1024),
  count: new Int32Array(1024),
  capitals: new Int32Array(1024),
  title: new Uint8Array(1024),
};

function emptyFolds(words: number): typeof folds {
  const size = folds.hashes.length;
  if (size < 2 * words) {
    const larger = 2 ** Math.ceil(Math.log2(4 * words));
    folds = {
      hashes: new Int32Array(larger),
      count: new Int32Array(larger),
      capitals: new Int32Array(larger),
      title: new Uint8Array(larger),
    };
  } else for (const column of Object.values(folds)) column.fill(0);
  return folds;
}

function countWords(
  words: WordInfo[],
  place: Int32Array,
  field: Uint8Array,
): Pick<PaperView, 'count' | 'capitalCount' | 'inTitle'> {
  const n = words.length;
  const { hashes, count, capitals, title } = emptyFolds(n);
  const mask = hashes.length - 1;
  const where = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const { fold, hasUpper } = words[i]!;
    let at = fold & mask;
    while (hashes[at] !== fold && hashes[at] !== 0) at = (at + 1) & mask;
    hashes[at] = fold;
    where[i] = at;
    count[at]!++;
    if (field[i] === 0) title[at] = 1;
    else if (hasUpper && place[i]! > 0) capitals[at]!++;
  }
  const found = { count: new Int32Array(n), capitalCount: new Int32Array(n), inTitle: new Uint8Array(n) };
  for (let i = 0; i < n; i++) {
    found.count[i] = count[where[i]!]!;
    found.capitalCount[i] = capitals[where[i]!]!;
    found.inTitle[i] = title[where[i]!]!;
  }
  return found;
}

function inTokens(tokens: PaperTokens, definitions: PaperView['definitions']): PaperView['acronyms'] {
  const found: PaperView['acronyms'] = [];
  let from = 0;
  for (const [field, pairs] of [definitions.title, definitions.abstract].entries()) {
    let to = from;
    while (to < tokens.words.length && tokens.field[to] === field) to++;
    for (const { short, long } of pairs) {
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

function matchPhrases(words: WordInfo[], tokens: PaperTokens, lexicon: Lexicon): Pick<PaperView, 'known' | 'frequent'> {
  const known: PhraseMatch[] = [];
  const frequent: PhraseMatch[] = [];
  const n = words.length;
  const { sentence } = tokens;
  /** Hashes of the folded words; 0 for joiners. */
  const folds = new Int32Array(n);
  /** For every token the first one from there on with which no phrase goes on: a sign or the next sentence. */
  const stops = new Int32Array(n);
  for (let i = n - 1, stop = n; i >= 0; i--) {
    const { isJoiner, isWord, fold } = words[i]!;
    if (i + 1 < n && sentence[i + 1] !== sentence[i]) stop = i + 1;
    if (!isWord && !isJoiner) stop = i;
    stops[i] = stop;
    folds[i] = isJoiner ? 0 : fold;
  }
  for (let start = 0; start < n; start++) {
    if (!words[start]!.isWord) continue;
    const stop = stops[start]!;
    let hash = 0;
    let length = 0;
    for (let at = start; at < stop && length < LONGEST_PHRASE; at++) {
      if (folds[at] === 0) continue;
      hash = extendPhrase(hash, folds[at]!);
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
