import { readPackageData } from '../lib/package.ts';

/** Word lists and phrases of data/extract/acronyms.json. */
const lists = JSON.parse(readPackageData('extract/acronyms.json')) as Record<string, string>;
const setOf = (name: string): ReadonlySet<string> => new Set((lists[name] ?? '').split(' '));
/** Words that a long form may hold without a letter of their own in the acronym. */
const SILENT = setOf('silent');
/** Words that no long form goes beyond. */
const ENDING = setOf('ending');
/** Words after a long form that are no part of it: "Generalized Iterative Scaling algorithm (GIS)". */
const HEADS = setOf('heads');
/** Alternatives of a pattern: what leads from a long form to the acronym after it. */
export const CALLED = lists.called!;

const WORDS = /[\p{L}\p{N}]+/gu;
const LETTER = /[\p{L}\p{N}]/u;
const HYPHEN = /[-\u2010-\u2013]/;
/** First letters of one word that may stand in an acronym: "Med" in MedINST, but "RE" in STARE. */
const LONGEST_MIXED = 7;
const LONGEST_CAPITALS = 2;
/** What makes a hyphened word a property, not a name. */
const PROPERTY = /^-(?:based|driven|inspired|like|style|styled|type)\b/;

/** A part of a text, end exclusive. */
interface Part {
  start: number;
  end: number;
}

/** The long form of an acronym at the end of the words before it, never half a word: by initials, then by Schwartz and Hearst's match. */
export function longOf(acronym: string, candidate: string): Part | null {
  const exact = longByInitials(acronym, candidate);
  if (exact) return exact;
  let at = matchFromRight(acronym, candidate, /\s/);
  if (at < 0) at = matchFromRight(acronym, candidate, /[^\p{L}\p{N}]/u);
  if (at < 0 && /\p{Ll}[24]/u.test(acronym)) at = matchFromRight(readings(acronym)[0]!, candidate, /\s/);
  if (at < 0) at = startOfVersion(acronym, candidate);
  return at < 0 ? null : { start: startOfWord(candidate, at), end: candidate.length };
}

/** The last words whose initials are exactly the letters of an acronym in one of its readings, a word like "algorithm" after them left out. */
export function longByInitials(acronym: string, candidate: string): Part | null {
  const head = /\s\S+$/u.exec(candidate);
  const word = head?.[0].trim().toLowerCase() ?? '';
  const shorter = HEADS.has(word) && !acronym.toLowerCase().endsWith(word[0]!) ? candidate.slice(0, head!.index) : null;
  for (const reading of [acronym, ...readings(acronym)])
    for (const text of shorter === null ? [candidate] : [candidate, shorter]) {
      const at = matchInitials(reading, text);
      if (at >= 0) return { start: startOfWord(text, at), end: text.length };
    }
  return null;
}

/** Never half a word: "Multi-Modal Large Language Models (MLLM)" begins with "Multi". */
function startOfWord(text: string, at: number): number {
  while (at > 0 && (HYPHEN.test(text[at - 1]!) || LETTER.test(text[at - 1]!))) at--;
  return at;
}

/** Other spellings of an acronym: T2I is TtI (text to image), A3 is AAA, dLLM is dLM. */
function readings(acronym: string): string[] {
  const found: string[] = [];
  if (/\p{L}[24](?:\p{L}|3D)/u.test(acronym))
    found.push(acronym.replace(/(?<=\p{L})[24](?=\p{L}|3D)/gu, (digit) => (digit === '2' ? 't' : 'f')));
  if (/\p{L}[2-5]/u.test(acronym))
    found.push(acronym.replace(/(\p{L})\^?([2-5])/gu, (_, letter: string, count: string) => letter.repeat(+count)));
  if (/^\p{Ll}.*(\p{Lu})\1/u.test(acronym)) found.push(acronym.replace(/(\p{Lu})\1/gu, '$1'));
  return found;
}

/** "4-bit NormalFloat (NF4)", "Large Memory Model (LM2)": a number that ends the acronym may stand before the long form, or nowhere. */
function startOfVersion(acronym: string, candidate: string): number {
  const [, letters, number] = /^(.*?\p{L})-?(\d{1,2})$/u.exec(acronym) ?? [];
  if (!letters || letters.length < 2) return -1;
  let at = matchInitials(letters, candidate);
  if (at < 0) at = matchFromRight(letters, candidate, /\s/);
  const before = /(?:^|\s)(\d+)(?:D|[-\s]?bit)\s$/.exec(candidate.slice(0, Math.max(0, at)));
  return before && before[1] === number ? before.index + before[0].search(/\d/) : at;
}

/** "Self-Supervised Learning" for SSL: the last words, hyphens parting words, begin with exactly the letters, function words set aside or not. */
function matchInitials(acronym: string, candidate: string): number {
  const letters = [...acronym.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  const words = [...candidate.matchAll(WORDS)];
  const content = letters.length < 3 ? words : words.filter((word) => !SILENT.has(word[0].toLowerCase()));
  for (const all of content.length === words.length ? [words] : [words, content]) {
    const last = all.slice(-letters.length);
    if (last.length < letters.length || last.length < 2) continue;
    if (last.every((word, i) => word[0].toLowerCase().startsWith(letters[i]!))) return last[0]!.index;
  }
  return -1;
}

/** Schwartz and Hearst's match: letters of the acronym from the right, the first of them after a border sign. -1: none. */
function matchFromRight(acronym: string, candidate: string, border: RegExp): number {
  const signs = acronym.toLowerCase();
  const text = candidate.toLowerCase();
  let at = text.length - 1;
  for (let s = signs.length - 1; s >= 0; s--) {
    const sign = signs[s]!;
    if (!LETTER.test(sign)) continue;
    while (at >= 0 && (text[at] !== sign || (s === 0 && at > 0 && !border.test(text[at - 1]!)))) at--;
    if (at < 0) return -1;
    if (s > 0) at--;
  }
  return at;
}

interface Word {
  lower: string;
  /** Its capitals after the first letter: "TN" of "inTeractioNs". */
  inner: string;
  end: number;
  /** May stand without a letter: a function word, or a later part of a hyphened word ("token-level"). */
  silent: boolean;
}

/**
 * Where the long form ends that begins a text: each of its words gives its initial, and maybe the letters next to it or its inner capitals, to
 * the acronym, in order, until none is left; only function words and later parts of hyphened words may be silent. -1: the text begins with
 * no such form.
 */
export function endOfLong(acronym: string, text: string): number {
  if (text[0]?.toLowerCase() !== acronym[0]!.toLowerCase()) return -1;
  const words = [...text.matchAll(WORDS)].slice(0, 2 * acronym.length + 4).map((match): Word => {
    const [word] = match;
    const lower = word.toLowerCase();
    const inner = (word.slice(1).match(/\p{Lu}/gu) ?? []).join('').toLowerCase();
    const silent = HYPHEN.test(text[match.index - 1] ?? '') || SILENT.has(lower);
    return { lower, inner, end: match.index + word.length, silent };
  });
  const most = /\p{Ll}/u.test(acronym) ? LONGEST_MIXED : LONGEST_CAPITALS;
  for (const reading of [acronym, ...readings(acronym), acronym.replace(/(?<=\p{L})-?\d{1,2}$/u, '')]) {
    const letters = reading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const used = letters.length >= 2 ? wordsUsed(letters, words, most) : 0;
    if (used >= 2) return endOfWord(text, words[used - 1]!.end);
  }
  return -1;
}

/** Never half a word: "… Replay for Token-Level"; -1 where the rest makes a property of it. */
function endOfWord(text: string, end: number): number {
  const rest = text.slice(end, end + 40);
  if (PROPERTY.test(rest)) return -1;
  return end + /^(?:s(?![\p{L}\p{N}]))?(?:[-\u2010\u2011][\p{L}\p{N}]+)*/u.exec(rest)![0].length;
}

/** Number of first words that give exactly the letters, or 0. */
function wordsUsed(letters: string, words: Word[], most: number): number {
  const failed = new Set<number>();
  const from = (letter: number, number: number): number => {
    if (letter === letters.length) return number;
    const word = words[number];
    const state = letter * 64 + number;
    if (!word || ENDING.has(word.lower) || failed.has(state)) return 0;
    for (const next of lettersOf(word, letters, letter, most)) {
      const used = from(next, number + 1);
      if (used > 0) return used;
    }
    const used = word.silent && number > 0 ? from(letter, number + 1) : 0;
    if (used === 0) failed.add(state);
    return used;
  };
  return from(0, 0);
}

/** Where in the letters one may go on after a word has given its part of them: one letter and more. */
function lettersOf({ lower, inner }: Word, letters: string, from: number, most: number): number[] {
  if (lower === 'and' && letters[from] === 'n') return [from + 1];
  if (lower[0] !== letters[from]) return [];
  const found = [from + 1];
  for (let n = 1; n < most && from + n < letters.length && lower[n] === letters[from + n]; n++)
    found.push(from + n + 1);
  if (inner !== '' && letters.startsWith(inner, from + 1)) found.unshift(from + 1 + inner.length);
  // "Denoising AutoRegressive Transformer": one letter from inside of a word, but not of the last, where it would end too early.
  else if (from + 2 < letters.length && lower.indexOf(letters[from + 1]!, 2) > 0) found.push(from + 2);
  return found;
}
