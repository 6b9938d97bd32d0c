import { readPackageData } from '../lib/package.ts';
import type { Role } from '../types.ts';
import { keyOf } from './document.ts';
import { type Token, tokenize } from './tokens.ts';

/** Phrases that show what a paper does with the name after them, as in data/extract/cues.json. */
export interface Cues {
  kinds: { kind: string; role: Role }[];
  /** Folded key of a phrase to its printed form, by number of its kind. */
  phrases: Map<string, { kind: number; text: string }[]>;
  /** Tokens of the longest phrase. */
  longest: number;
  /** Words after which a cue no longer speaks of the name: "we propose a model *for* …". */
  blocking: Set<string>;
  /** Who acts in a paper's name: "we", "paper". */
  agents: Set<string>;
  /** May stand between "we" and its verb; so may every word in "-ly". */
  adverbs: Set<string>;
  /** Before a name they tell whose it is: "our", "existing", "called". */
  marks: Set<string>;
  /** Tell in a title how a name stands to the rest: "via", "of". */
  prepositions: Set<string>;
  /** Kinds of papers by words of their titles; the first that fits counts. */
  titles: { kind: string; words: Set<string> }[];
}

/** The nearest cue before a token in its sentence. `end` is the token after the cue. */
export interface CueBefore {
  text: string;
  end: number;
}

/** Reads the cue phrases. */
export function loadCues(): Cues {
  const data = JSON.parse(readPackageData('extract/cues.json')) as {
    cues: { kind: string; role: Role; phrases: string }[];
    titles: { kind: string; words: string }[];
  } & Record<'blocking' | 'agents' | 'adverbs' | 'marks' | 'prepositions', string>;
  const set = (words: string): Set<string> => new Set(words.split(' '));
  const cues: Cues = {
    kinds: data.cues,
    phrases: new Map(),
    longest: 1,
    blocking: set(data.blocking),
    agents: set(data.agents),
    adverbs: set(data.adverbs),
    marks: set(data.marks),
    prepositions: set(data.prepositions),
    titles: data.titles.map(({ kind, words }) => ({ kind, words: set(words) })),
  };
  data.cues.forEach(({ phrases }, kind) => {
    for (const text of phrases.split('; ')) {
      const tokens = tokenize(text);
      const key = keyOf(tokens, 0, tokens.length);
      cues.phrases.set(key, [...(cues.phrases.get(key) ?? []), { kind, text }]);
      cues.longest = Math.max(cues.longest, tokens.length);
    }
  });
  return cues;
}

/** For every token and kind the nearest cue that ends at or before it in the same sentence; one entry more for the end of the text. */
export function cuesBefore(tokens: Token[], cues: Cues): (CueBefore | null)[][] {
  const rows = Array.from({ length: tokens.length + 1 }, () => cues.kinds.map((): CueBefore | null => null));
  for (let from = 0; from < tokens.length; from++) {
    let key = '';
    for (let to = from + 1; to <= tokens.length && to - from <= cues.longest; to++) {
      if (to - from > 1 && tokens[to - 1]!.gap === 'break') break;
      key = to - from === 1 ? tokens[from]!.key : `${key} ${tokens[to - 1]!.key}`;
      for (const { kind, text } of cues.phrases.get(key) ?? []) {
        // Of cues that end at one place the longest counts, which is met first: "we evaluate on" before "on".
        rows[to]![kind] ??= { text, end: to };
      }
    }
  }
  for (let at = 0; at < tokens.length; at++)
    for (let k = 0; k < cues.kinds.length; k++)
      rows[at]![k] = tokens[at]!.initial ? null : (rows[at]![k] ?? rows[at - 1]?.[k] ?? null);
  return rows;
}

/** How far a cue stands before a token, in words; "blocked" where a word between them takes it elsewhere. */
export function nearness(cue: CueBefore, at: number, tokens: Token[], { blocking }: Cues): string {
  for (let i = cue.end; i < at; i++) if (blocking.has(tokens[i]!.text)) return 'blocked';
  const distance = at - cue.end;
  return distance === 0 ? 'next' : distance < 4 ? 'near' : distance < 9 ? 'far' : 'remote';
}
