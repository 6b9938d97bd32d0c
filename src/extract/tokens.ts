import type { PaperView, TokenRange } from './tagger/paperview.ts';

/** What stands between a word and the one before it: nothing but a hyphen, or anything else. */
type Gap = 'hyphen' | 'other';

/** A word of a name; signs and joiners between words are none. */
export interface Token {
  text: string;
  /** Folded for look-ups: lower case, plural s gone. */
  key: string;
  gap: Gap;
}

const HYPHEN = /^[-_\u2010-\u2015\u2212]$/;

/** The words of a run of tokens, in order. */
export function wordsOf({ words, tokens }: Pick<PaperView, 'words' | 'tokens'>, { start, end }: TokenRange): Token[] {
  const out: Token[] = [];
  let lastEnd = -1;
  for (let i = start; i < end; i++) {
    const { text, key } = words[i]!;
    if (key === '') continue;
    const joined = lastEnd >= 0 && tokens.start[i]! - lastEnd === 1 && HYPHEN.test(words[i - 1]!.text);
    out.push({ text, key, gap: joined ? 'hyphen' : 'other' });
    lastEnd = tokens.end[i]!;
  }
  return out;
}

/** Folded key of a run of words: what `foldKey` makes of its text. */
export function keyOf(words: Token[]): string {
  let key = words[0]!.key;
  for (let i = 1; i < words.length; i++) key += ` ${words[i]!.key}`;
  return key;
}
