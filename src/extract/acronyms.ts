import { CALLED, endOfLong, longByInitials, longOf } from './acronymletters.ts';

/** A range of a text, end exclusive. */
interface Range {
  start: number;
  end: number;
}

export interface AcronymPair {
  short: Range;
  long: Range;
}

const PARENTHESIS = /\(([^()]{2,150})\)|\[([^()[\]]{2,40})\]/g;
const WORD = /[^\s]+/g;
/** How far from its acronym a long form may reach: ten words of fifteen letters. */
const REACH = 160;
/** What may stand between a short form and its long form outside of parentheses. */
const JOINT = /[,:=—–-] |(?:stands|standing|short) for /g;
const BEFORE_JOINT = /(?:,? (?:which |that )?| )$/;
const AFTER_COMMA = new RegExp(`(?:which we )?(?:(?:${CALLED}) )?["“]?`, 'y');
/** What may stand before a long form and is no part of it. */
const ARTICLE = /(?:(?:an?|the|our) )?(?:(?:new|novel) )?["“]?/y;
/** Lists ("DD1, DD2 does") hold no long form. */
const NO_LONG = /^(?:(?!\S*\p{Ll}{3})\S*\p{Lu}\S?[\p{Lu}\d]|[\p{L}\p{N}]{1,2}(?![\p{L}\p{N}-]))/u;
/** A title that says what is done: "ExVideo: Extending Video …". */
const DONE = /^(?:\p{L}+ing\s(?:(?:an?|the)\s)?\S+$|\p{Ll}+ing\s)/u;
const OPENING = new RegExp(`^(?:i\\.e\\.?|w/o|which stands for|stands for|${CALLED})[,:]?\\s+`, 'i');
const CLOSING = /,?\s+(?:for|in)\s+short$/i;

/** Longer texts are no abstracts; what is behind this many characters is not searched. */
const LONGEST_TEXT = 200_000;

/** Acronyms of a title or an abstract, see `findAcronyms`; none where it has no parenthesis at all. */
export function acronymsOf(text: string): AcronymPair[] {
  if (!text.includes('(')) return [];
  return findAcronyms(text.length > LONGEST_TEXT ? text.slice(0, text.lastIndexOf(' ', LONGEST_TEXT) + 1) : text);
}

/**
 * Acronyms that a text defines: in brackets, in either direction ("Low-Rank Adaptation (LoRA)", "LoRA (Low-Rank Adaptation)"), after
 * Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003); and beside a colon, a
 * comma or words like "short for", where the letters must fit word by word. In order of the short form.
 */
export function findAcronyms(text: string): AcronymPair[] {
  const pairs = new Map<number, AcronymPair>();
  const add = (pair: AcronymPair | null): void => {
    if (pair && !pairs.has(pair.short.start)) pairs.set(pair.short.start, pair);
  };
  for (const match of text.matchAll(PARENTHESIS))
    for (const pair of inBrackets(text, match.index, match[0].length)) add(pair);
  for (const match of text.matchAll(JOINT)) {
    add(longAfter(text, match.index, match.index + match[0].length));
    if (match[0] === ', ') add(longBeforeComma(text, match.index));
  }
  return [...pairs.values()].sort((a, b) => a.short.start - b.short.start);
}

function inBrackets(text: string, open: number, length: number): (AcronymPair | null)[] {
  const before = trimEnd(text, Math.max(0, open - REACH), open);
  const whole = afterOpening(text, open + 1, open + length - 1);
  const both = shortForms(text, whole);
  if (both.length > 1) return both.map((short) => longBefore(text, short, before, true));
  const part = firstPart(text, whole);
  const strict =
    text[open] === '[' || (whole.start > open + 1 && !/^(?:or|short for) /.test(text.slice(open + 1, open + 12)));
  const pair = longBefore(text, part, before, strict) ?? longInside(text, part, before);
  return [pair ?? (part.end < whole.end ? longInside(text, whole, before) : null)];
}

/** What stands in brackets without "i.e." or "or". */
function afterOpening(text: string, start: number, end: number): Range {
  const opening = OPENING.exec(text.slice(start, end));
  return { start: opening ? start + opening[0].length : start, end };
}

/** Both short forms of "SLMs & LLMs". */
function shortForms(text: string, { start, end }: Range): Range[] {
  const [, first, second] = /^([^\s&/]+)(?: & | and |\/)([^\s&/]+)$/.exec(text.slice(start, end)) ?? [];
  if (!first || !second || !isAcronym(first) || !isAcronym(second)) return [];
  return [
    { start, end: start + first.length },
    { start: end - second.length, end },
  ];
}

/** Up to the first comma or semicolon, and without "for short": "LoRA, for short". */
function firstPart(text: string, { start, end }: Range): Range {
  const cut = text.slice(start, end).search(/[,;:]/);
  const part = trim(text, start, cut < 0 ? end : start + cut);
  const closing = CLOSING.exec(text.slice(part.start, part.end));
  return closing ? trim(text, part.start, part.start + closing.index) : part;
}

/** @param strict whether initials alone may tell the long form */
function longBefore(text: string, short: Range, before: Range, strict: boolean): AcronymPair | null {
  const acronym = text.slice(short.start, short.end);
  if (!isAcronym(acronym)) return null;
  const letters = [...acronym].length;
  const clause = lastClause(text, before);
  const words = [...text.slice(clause.start, clause.end).matchAll(WORD)];
  const reach = words.slice(-Math.min(letters + 5, letters * 2));
  if (reach.length === 0) return null;
  const near = { start: clause.start + reach[0]!.index, end: clause.end };
  return (strict ? null : pairOf(text, short, near, longOf)) ?? pairOf(text, short, before, longByInitials);
}

function longInside(text: string, inside: Range, before: Range): AcronymPair | null {
  const word = /[^\s(]+$/.exec(text.slice(before.start, before.end));
  const form = text.slice(inside.start, inside.end);
  if (!word || !/\s/.test(form)) return null;
  const short = { start: before.start + word.index, end: before.end };
  const acronym = text.slice(short.start, short.end);
  if (!isAcronym(acronym)) return null;
  const pair = pairOf(text, short, inside, longOf);
  // In this direction nothing marks where the long form begins but the parenthesis itself.
  if (pair && pair.long.start === inside.start) return pair;
  return fitsWhole(acronym, form) ? { short, long: inside } : null;
}

/** Whether a parenthesis spells out the acronym before it, or its first part: "DINO (DETR with Improved deNoising anchOr boxes)", "PDI-Bench (…)". */
function fitsWhole(acronym: string, form: string): boolean {
  const stem = /^(\p{Lu}[\p{L}\d]+)-\p{Lu}?\p{Ll}+$/u.exec(acronym)?.[1];
  for (const letters of stem ? [acronym, stem] : [acronym]) {
    const end = endOfLong(letters, form);
    if (end >= 0 && !/\s\S+\s\S/.test(form.slice(end).trimEnd())) return true;
  }
  return spelledByCapitals(acronym, form);
}

/** The initials and capitals of a form in order hold an acronym of capitals, the first of both being one: deNoising gives N. */
function spelledByCapitals(acronym: string, form: string): boolean {
  if (!/^\p{Lu}{3,}$/u.test(acronym) || acronym[0] !== form[0]) return false;
  let at = 0;
  for (const letter of form.match(/(?<!\p{L})\p{L}|\p{Lu}/gu) ?? []) if (letter === acronym[at]) at++;
  return at === acronym.length;
}

/** What follows a short form and its colon, comma or "short for", as far as the letters reach. */
function longAfter(text: string, joint: number, end: number): AcronymPair | null {
  const at = joint - (BEFORE_JOINT.exec(text.slice(Math.max(0, joint - 8), joint))?.[0].length ?? 0);
  const space = text.lastIndexOf(' ', at - 1);
  if (at - space > 16) return null;
  const short = trim(text, space + 1, at);
  const acronym = text.slice(short.start, short.end);
  if (!looksShort(acronym)) return null;
  ARTICLE.lastIndex = end;
  ARTICLE.test(text);
  const start = ARTICLE.lastIndex;
  const after = text.slice(start, start + REACH);
  if (NO_LONG.test(after)) return null;
  const length = endOfLong(singular(acronym), after);
  const form = after.slice(0, Math.max(0, length));
  if (form === '' || /[,;:.()]/.test(form) || form.includes(acronym) || DONE.test(form)) return null;
  return { short, long: { start, end: start + length } };
}

/** The words before a comma and the short form after it: "theory of mind, or ToM". */
function longBeforeComma(text: string, comma: number): AcronymPair | null {
  AFTER_COMMA.lastIndex = comma + 2;
  AFTER_COMMA.test(text);
  const start = AFTER_COMMA.lastIndex;
  const acronym = /^[\p{L}\p{N}*+-]{3,13}/u.exec(text.slice(start, start + 13))?.[0] ?? '';
  if (!looksShort(acronym)) return null;
  const before = lastClause(text, trimEnd(text, Math.max(0, comma - REACH), comma));
  return pairOf(text, { start, end: start + acronym.length }, before, longByInitials);
}

/** Three to twelve signs with two capitals, or a capital and a digit: what is believed without parentheses. */
const looksShort = (text: string): boolean =>
  text.length >= 3 &&
  text.length <= 12 &&
  /\p{Lu}.*[\p{Lu}\d]|[\p{Ll}\d]\p{Lu}/u.test(text) &&
  /^[\p{L}\p{N}][\p{L}\p{N}*+-]*$/u.test(text);

/** Two to twelve signs, one or two words, a capital and no sentence in it. */
const isAcronym = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 12 &&
  /^[\p{L}\p{N}]/u.test(text) &&
  /\p{Lu}/u.test(text) &&
  !/\s\S*\s|[.=<>%"]/.test(text);

const singular = (acronym: string): string => acronym.replace(/(?<=\p{Lu})s$/u, '');

function pairOf(text: string, short: Range, reach: Range, find: typeof longOf): AcronymPair | null {
  const acronym = singular(text.slice(short.start, short.end));
  const candidate = text.slice(reach.start, reach.end).replace(/['’]s$/u, '');
  // A bracket inside is no part of the words: "reinforcement learning (RL) with verifiable rewards".
  const found = find(
    acronym,
    candidate.replace(/\([^()]*\)/g, (bracket) => ' '.repeat(bracket.length)),
  );
  if (!found) return null;
  const long = { start: reach.start + found.start, end: reach.start + found.end };
  const form = text.slice(long.start, long.end);
  if (form.length <= acronym.length + 1 || form.split(/[\s()-]+/).includes(acronym)) return null;
  return { short, long };
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
  while (start < end && /[\s,;:.)?!—"'“”(]/.test(text[start]!)) start++;
  while (end > start && /[\s"'“”]/.test(text[end - 1]!)) end--;
  return { start, end };
}
