import nlp from 'compromise/one';
import { foldWord } from '../lib/fold.ts';

/** What stands between a token and the one before it: a space, a joiner (`-`, `_`, `/`) without spaces, or anything that ends a phrase. */
type Gap = 'space' | 'hyphen' | 'slash' | 'break';

/** One piece of a word: hyphens, underscores and slashes part pieces. Offsets are into the decoded text. */
export interface Token {
  text: string;
  /** Folded for look-ups: lower case, plural s gone. */
  key: string;
  start: number;
  end: number;
  gap: Gap;
  /** Number of its sentence, from 0. */
  sentence: number;
  /** Whether it is the first of its sentence. */
  initial: boolean;
}

interface Term {
  text: string;
  pre: string;
  post: string;
}

/** compromise's tokenizer without its views, caches and tags: on abstracts twice as fast as `nlp.tokenize`. */
const { splitSentences, splitTerms, splitWhitespace } = (
  nlp.methods() as {
    one: {
      tokenize: {
        splitSentences(text: string, world: unknown): string[];
        splitTerms(text: string, model: unknown): string[];
        splitWhitespace(text: string, model: unknown): Term;
      };
    };
  }
).one.tokenize;
const world = nlp.world();
const model = nlp.model();

/** compromise's sentence splitter takes quadratic time on text such as ". . . ."; abstracts are far below this length. */
const LONGEST_BLOCK = 4000;
const ABBREVIATION = /(?:^|[\s(])(?:vs|cf|al|resp|eqs?|figs?|secs?|approx|i\.e|e\.g|w\.r\.t|no|etc)\.\s*$/i;
const PIECE = /[^-\s_/\u2010-\u2015\u2212]+/g;
const SUFFIX_SIGN = /[+#*]/;
const POSSESSIVE = /['’]s?$/;
const EDGE = /^[^\p{L}\p{N}$@#%&\u2100-\u23ff]+|[^\p{L}\p{M}\p{N}+#*%\])²³⁰-⁹\u2100-\u23ff]+$/gu;

/** The tokens of a text, in order. Linear in its length; never throws. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let sentence = -1;
  let carriesOn = false;
  for (const block of blocks(text)) {
    let at = block.start;
    if (at > 0 && !/\s/.test(text[at - 1]!)) carriesOn = true;
    for (const part of splitSentences(text.slice(block.start, block.end), world)) {
      const from = Math.min(at, block.end);
      const to = Math.min(block.end, from + part.length);
      if (!carriesOn || sentence < 0) sentence++;
      addSentence(text, from, to, sentence, tokens);
      carriesOn = ABBREVIATION.test(text.slice(Math.max(from, to - 12), to));
      at = to;
    }
  }
  return tokens;
}

function* blocks(text: string): Generator<{ start: number; end: number }> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + LONGEST_BLOCK);
    if (end < text.length) {
      const space = text.lastIndexOf(' ', end);
      if (space > start + LONGEST_BLOCK / 2) end = space + 1;
    }
    yield { start, end };
    start = end;
  }
}

function addSentence(text: string, from: number, to: number, sentence: number, tokens: Token[]): void {
  let at = from;
  for (const raw of splitTerms(text.slice(from, to), model)) {
    const term = splitWhitespace(raw, model);
    // compromise prints some signs anew ("—" as "-"), so a term is looked up in the text, and counted where it is not found.
    const found = text.slice(at, at + raw.length).indexOf(term.text);
    const start = Math.min(to, at + (found >= 0 ? found : term.pre.length));
    let end = Math.min(to, start + term.text.length);
    while (end < to && SUFFIX_SIGN.test(text[end]!)) end++;
    at = Math.min(to, Math.max(end, at + raw.length));
    addPieces(text, start, end, sentence, tokens);
  }
}

function addPieces(text: string, start: number, end: number, sentence: number, tokens: Token[]): void {
  for (const match of text.slice(start, end).matchAll(PIECE)) {
    const bare = match[0].replace(EDGE, '').replace(POSSESSIVE, '');
    if (bare === '') continue;
    const from = start + match.index + match[0].indexOf(bare);
    const last = tokens.at(-1);
    const initial = last?.sentence !== sentence;
    tokens.push({
      text: bare,
      key: foldWord(bare.toLowerCase()),
      start: from,
      end: from + bare.length,
      gap: initial ? 'break' : gapOf(text.slice(last.end, from)),
      sentence,
      initial,
    });
  }
}

function gapOf(between: string): Gap {
  if (between === ' ') return 'space';
  // One word of thousands of signs that stood in two blocks.
  if (between === '') return 'hyphen';
  if (/^[-_\u2010-\u2013\u2212]$/.test(between)) return 'hyphen';
  if (between === '/') return 'slash';
  return /^[\s]+$/.test(between) ? 'space' : 'break';
}
