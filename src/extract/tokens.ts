import { foldWord } from '../lib/fold.ts';
import type { PaperTokens } from './tagger/tokenize.ts';

/** What stands between a word and the one before it: nothing but a hyphen, or anything else. */
type Gap = 'hyphen' | 'other';

/** A word of a field; signs and joiners between words are none. Offsets are into the decoded text. */
export interface Token {
  text: string;
  /** Folded for look-ups: lower case, plural s gone. */
  key: string;
  start: number;
  end: number;
  gap: Gap;
}

const MOST_KEYS = 100_000;
const HYPHEN = /^[-_\u2010-\u2015\u2212]$/;
const keys = new Map<string, string>();

/** Folded form of a word, worked out once. */
function keyOf(text: string): string {
  let key = keys.get(text);
  if (key === undefined) {
    key = /[\p{L}\p{N}]/u.test(text) && !/^['’]s$/.test(text) ? foldWord(text.toLowerCase()) : '';
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(text, key);
  }
  return key;
}

/** The words of a field (0 title, 1 abstract), in order. */
export function wordsOf({ words, start, end, field }: PaperTokens, wanted: number): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < words.length; i++) {
    if (field[i] !== wanted) continue;
    const key = keyOf(words[i]!);
    if (key === '') continue;
    const joined = out.length > 0 && start[i]! - out.at(-1)!.end === 1 && HYPHEN.test(words[i - 1]!);
    out.push({ text: words[i]!, key, start: start[i]!, end: end[i]!, gap: joined ? 'hyphen' : 'other' });
  }
  return out;
}
