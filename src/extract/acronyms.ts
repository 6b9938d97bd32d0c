/** A range of a text, end exclusive. */
interface Range {
  start: number;
  end: number;
}

export interface AcronymPair {
  short: Range;
  long: Range;
}

const PARENTHESIS = /\(([^()]{2,150})\)/g;
const WORD = /[^\s]+/g;
/** How far before a parenthesis its long form may begin: ten words of fifteen letters. */
const REACH = 160;

/**
 * Acronyms that a text defines in parentheses, in either direction: "Low-Rank Adaptation (LoRA)" and "LoRA (Low-Rank Adaptation)".
 * After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003).
 */
export function findAcronyms(text: string): AcronymPair[] {
  const pairs: AcronymPair[] = [];
  for (const match of text.matchAll(PARENTHESIS)) {
    const open = match.index;
    const inside = firstPart(text, open + 1, open + 1 + match[1]!.length);
    const before = trimEnd(text, Math.max(0, open - REACH), open);
    const pair = longBefore(text, inside, before) ?? longInside(text, inside, before);
    if (pair) pairs.push(pair);
  }
  return pairs;
}

/** What stands in a parenthesis up to its first comma or semicolon: "(LoRA, for short)". */
function firstPart(text: string, start: number, end: number): Range {
  const cut = text.slice(start, end).search(/[,;:]/);
  return trim(text, start, cut < 0 ? end : start + cut);
}

function longBefore(text: string, short: Range, before: Range): AcronymPair | null {
  const acronym = text.slice(short.start, short.end);
  if (!isAcronym(acronym)) return null;
  const letters = [...acronym].length;
  const clause = lastClause(text, before);
  const words = [...text.slice(clause.start, clause.end).matchAll(WORD)];
  const reach = words.slice(-Math.min(letters + 5, letters * 2));
  if (reach.length === 0) return null;
  return pairOf(text, short, { start: clause.start + reach[0]!.index, end: clause.end });
}

function longInside(text: string, inside: Range, before: Range): AcronymPair | null {
  const word = /[^\s(]+$/.exec(text.slice(before.start, before.end));
  if (!word || !/\s/.test(text.slice(inside.start, inside.end))) return null;
  const short = { start: before.start + word.index, end: before.end };
  if (!isAcronym(text.slice(short.start, short.end))) return null;
  const pair = pairOf(text, short, inside);
  // In this direction nothing marks where the long form begins but the parenthesis itself.
  return pair && pair.long.start === inside.start ? pair : null;
}

/** Two to twelve signs, one or two words, a capital and no sentence in it. */
function isAcronym(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 12 &&
    /^[\p{L}\p{N}]/u.test(text) &&
    /\p{Lu}/u.test(text) &&
    !/\s\S*\s|[.=<>%"]/.test(text)
  );
}

function pairOf(text: string, short: Range, reach: Range): AcronymPair | null {
  const acronym = text.slice(short.start, short.end).replace(/(?<=\p{Lu})s$/u, '');
  const candidate = text.slice(reach.start, reach.end);
  const at = startOfLong(acronym, candidate);
  if (at < 0) return null;
  const long = { start: reach.start + at, end: reach.end };
  const form = text.slice(long.start, long.end);
  if (form.length <= acronym.length + 1 || form.split(/[\s-]+/).includes(acronym)) return null;
  return { short, long };
}

/** Where the long form of an acronym begins in the words before it: initials first, then any letters. -1: nowhere. */
function startOfLong(acronym: string, candidate: string): number {
  let at = matchInitials(acronym, candidate);
  if (at < 0) at = matchFromRight(acronym, candidate, /\s/);
  if (at < 0) at = matchFromRight(acronym, candidate, /[^\p{L}\p{N}]/u);
  // Never half a word: "Multi-Modal Large Language Models (MLLM)" begins with "Multi".
  while (at > 0 && /[-\u2010-\u2013\p{L}\p{N}]/u.test(candidate[at - 1]!)) at--;
  return at;
}

/** "Self-Supervised Learning" for SSL: the last words, hyphens parting words, begin with exactly the letters. */
function matchInitials(acronym: string, candidate: string): number {
  const letters = [...acronym.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  const words = [...candidate.matchAll(/[\p{L}\p{N}]+/gu)].slice(-letters.length);
  if (words.length < letters.length || words.length < 2) return -1;
  return words.every((word, i) => word[0].toLowerCase().startsWith(letters[i]!)) ? words[0]!.index : -1;
}

/** Schwartz and Hearst's match: letters of the acronym from the right, the first of them after a border sign. -1: none. */
function matchFromRight(acronym: string, candidate: string, border: RegExp): number {
  const signs = acronym.toLowerCase();
  const text = candidate.toLowerCase();
  let at = text.length - 1;
  for (let s = signs.length - 1; s >= 0; s--) {
    const sign = signs[s]!;
    if (!/[\p{L}\p{N}]/u.test(sign)) continue;
    while (at >= 0 && (text[at] !== sign || (s === 0 && at > 0 && !border.test(text[at - 1]!)))) at--;
    if (at < 0) return -1;
    if (s > 0) at--;
  }
  return at;
}

/** The part of a range after its last sentence or clause mark. */
function lastClause(text: string, range: Range): Range {
  const part = text.slice(range.start, range.end);
  const cut = Math.max(...[', ', '. ', '; ', ': ', '? ', '! ', ') ', ' — '].map((mark) => part.lastIndexOf(mark)));
  return cut < 0 ? range : trim(text, range.start + cut + 1, range.end);
}

function trimEnd(text: string, start: number, end: number): Range {
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

function trim(text: string, start: number, end: number): Range {
  while (start < end && /[\s,;:.)?!—"'“”]/.test(text[start]!)) start++;
  while (end > start && /[\s"'“”]/.test(text[end - 1]!)) end--;
  return { start, end };
}
