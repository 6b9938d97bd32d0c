import type { Catalogue } from '../lib/catalogue.ts';
import { type FieldText, keyOf, type TokenRange, tokensOf } from './document.ts';
import { isNoise } from './noise.ts';
import { isCapitalised, isNameLike, nameShapes } from './shapes.ts';
import type { Token } from './tokens.ts';
import type { Words } from './words.ts';

/** How a candidate was found. */
type Evidence = 'catalogue' | 'learnt' | 'shape' | 'short' | 'long' | 'colon' | 'head';

/** A phrase that may name a concept, with every place of the paper where it stands. */
export interface Candidate {
  key: string;
  evidence: Set<Evidence>;
  /** In order of field and place. */
  places: TokenRange[];
}

/** How often the papers that the weights were learnt from hold a phrase, and how often it was labelled there, by type. */
export interface Tally {
  seen: number;
  /** In the order of `CONCEPT_TYPES`. */
  labelled: number[];
}

/** What is known about phrases before a paper is read. */
export interface Knowledge {
  catalogue: Catalogue;
  tallies: Map<string, Tally>;
  /** First word of the phrases of catalogue and tallies, with the number of words of the longest of them. */
  reach: Map<string, number>;
  /** Last words of established names: "network", "attention", "segmentation". */
  heads: Set<string>;
  words: Words;
}

const LONGEST_PHRASE = 8;
const LONGEST_COLON_NAME = 6;
const LONGEST_HEAD_PHRASE = 5;

/** All candidates of a paper: what is found once is looked for in the whole paper. */
export function findCandidates(fields: FieldText[], knowledge: Knowledge): Map<string, Candidate> {
  const seeds = new Map<string, { evidence: Set<Evidence>; forms: Set<string> }>();
  const seedReach = new Map<string, number>();
  fields.forEach((text, field) => {
    for (const { range, evidence } of seedsOf(text, field, knowledge)) {
      const { from, to } = trimRange(text.tokens, range, knowledge.words);
      if (from >= to || to - from > LONGEST_PHRASE || !isWhole(text.tokens, from, to, knowledge.words)) continue;
      const key = keyOf(text.tokens, from, to);
      const seed = seeds.get(key) ?? { evidence: new Set(), forms: new Set() };
      seed.evidence.add(evidence);
      seed.forms.add(text.text.slice(text.tokens[from]!.start, text.tokens[to - 1]!.end));
      seeds.set(key, seed);
      extendReach(seedReach, text.tokens[from]!.key, to - from);
    }
  });
  const reach = (first: string): number => Math.max(knowledge.reach.get(first) ?? 0, seedReach.get(first) ?? 0);
  const found = new Map<string, Candidate>();
  fields.forEach((text, field) => {
    forEachPhrase(text.tokens, knowledge.words, reach, (from, to, key) => {
      const seed = seeds.get(key);
      const entry = knowledge.catalogue.entries.get(key);
      const learnt = (knowledge.tallies.get(key)?.labelled ?? []).some((n) => n > 0);
      if (!seed && !entry && !learnt) return;
      const named = entry !== undefined || seed?.evidence.has('colon') || seed?.evidence.has('short');
      if (!named && isNoise(text.tokens, from, to, knowledge.words)) return;
      const printed = text.text.slice(text.tokens[from]!.start, text.tokens[to - 1]!.end);
      const forms = entry ? [entry.phrase, ...(seed?.forms ?? [])] : [...(seed?.forms ?? [])];
      if (
        to - from === 1 &&
        forms.length > 0 &&
        !forms.some((form) => sameCase(form, printed, entry?.ambiguous ?? true))
      )
        return;
      const candidate = found.get(key) ?? { key, evidence: new Set(seed?.evidence), places: [] };
      if (entry) candidate.evidence.add('catalogue');
      if (learnt) candidate.evidence.add('learnt');
      candidate.places.push({ field, from, to });
      found.set(key, candidate);
    });
  });
  for (const [key, candidate] of found)
    if (knowledge.catalogue.entries.get(key)?.ambiguous) guardWordSense(found, candidate, fields);
  return found;
}

/** Of an ordinary word that is also a name only the places that are printed like the name are kept: MATH beside "math". */
function guardWordSense(found: Map<string, Candidate>, candidate: Candidate, fields: FieldText[]): void {
  const capital = ({ field, from }: TokenRange): boolean => isCapitalised(fields[field]!.tokens[from]!.text);
  if (!candidate.places.some((p) => isPrintedAsName(fields, p))) found.delete(candidate.key);
  else if (candidate.places.some((p) => capital(p) && isPrintedAsName(fields, p)))
    candidate.places = candidate.places.filter((p) => p.to - p.from > 1 || capital(p));
}

/** Whether an ordinary word is printed as a name somewhere: a capital at the start of a sentence or in a title says nothing. */
function isPrintedAsName(fields: FieldText[], { field, from, to }: TokenRange): boolean {
  const tokens = fields[field]!.tokens;
  const { text, initial } = tokens[from]!;
  return to - from > 1 || isNameLike(text) || !isCapitalised(text) || (field === 1 && !initial);
}

/** "MATH" is not "math", and "Flow" is not "flow": an ordinary word must be printed as the name is. */
function sameCase(form: string, printed: string, strict: boolean): boolean {
  if (form === printed || !/\p{Lu}/u.test(form)) return true;
  if (/\p{Lu}/u.test(form.slice(1))) return /\p{Lu}/u.test(printed.slice(1)) || (!strict && printed.length > 4);
  return !strict || /\p{Lu}/u.test(printed);
}

function* seedsOf(
  text: FieldText,
  field: number,
  knowledge: Knowledge,
): Generator<{ range: { from: number; to: number }; evidence: Evidence }> {
  const { tokens, acronyms } = text;
  const long = tokens.filter((t) => t.text.length > 3);
  const titleCase = field === 0 && long.filter((t) => isCapitalised(t.text)).length > long.length * 0.6;
  for (const range of nameShapes(tokens, knowledge.words, titleCase)) yield { range, evidence: 'shape' };
  for (const pair of acronyms) {
    const short = tokensOf(tokens, pair.short.start, pair.short.end);
    const form = tokensOf(tokens, pair.long.start, pair.long.end);
    if (short) yield { range: short, evidence: 'short' };
    if (form) yield { range: form, evidence: 'long' };
  }
  for (const range of headPhrases(tokens, knowledge)) yield { range, evidence: 'head' };
  const colon = field === 0 ? colonName(text) : null;
  if (colon) yield { range: colon, evidence: 'colon' };
}

/** Words before a head word: "hourglass attention", "order-preserving hourglass attention". */
function* headPhrases(tokens: Token[], { heads, words }: Knowledge): Generator<{ from: number; to: number }> {
  for (let at = 1; at < tokens.length; at++) {
    if (!heads.has(tokens[at]!.key) || !endsWord(tokens, at + 1, words)) continue;
    for (let from = at - 1; from >= 0 && at - from < LONGEST_HEAD_PHRASE && tokens[from + 1]!.gap !== 'break'; from--) {
      if (!mayModify(tokens[from]!, words)) break;
      if (beginsWord(tokens, from)) yield { from, to: at + 1 };
    }
  }
}

/** Verbs with a subject, numbers and function words end a phrase to the left. */
function mayModify(token: Token, words: Words): boolean {
  if (words.functionWords.has(token.text.toLowerCase()) || /^[\d.,%]+$/.test(token.text)) return false;
  return !/^(?:PresentTense|Copula|Modal|Pronoun|Adverb|Auxiliary|Determiner|Preposition|Conjunction)$/.test(
    words.tagOf(token.text.toLowerCase()) ?? '',
  );
}

/** The name before a title's colon: "LoRA: Low-Rank Adaptation of …". */
function colonName({ text, tokens }: FieldText): { from: number; to: number } | null {
  const at = text.search(/:\s/);
  if (at < 0) return null;
  let to = 0;
  while (to < tokens.length && tokens[to]!.end <= at) to++;
  return to > 0 && to <= LONGEST_COLON_NAME ? { from: 0, to } : null;
}

/** Notes that phrases of a length begin with a word. */
export function extendReach(reach: Map<string, number>, first: string, length: number): void {
  if ((reach.get(first) ?? 0) < length) reach.set(first, length);
}

/** Calls back for every run of tokens within reach that begins and ends at borders of words and has no punctuation inside. */
function forEachPhrase(
  tokens: Token[],
  words: Words,
  reach: (first: string) => number,
  call: (from: number, to: number, key: string) => void,
): void {
  for (let from = 0; from < tokens.length; from++) {
    if (!beginsWord(tokens, from)) continue;
    let key = '';
    const last = Math.min(tokens.length, from + Math.min(LONGEST_PHRASE, reach(tokens[from]!.key)));
    for (let to = from + 1; to <= last; to++) {
      const token = tokens[to - 1]!;
      if (to - 1 > from && token.gap === 'break') break;
      key = to - 1 === from ? token.key : `${key} ${token.key}`;
      if (endsWord(tokens, to, words)) call(from, to, key);
    }
  }
}

const isWhole = (tokens: Token[], from: number, to: number, words: Words): boolean => {
  for (let i = from + 1; i < to; i++) if (tokens[i]!.gap === 'break') return false;
  return beginsWord(tokens, from) && endsWord(tokens, to, words);
};

const beginsWord = (tokens: Token[], at: number): boolean => tokens[at]!.gap !== 'hyphen';

/** A name may end at a hyphen only before a word like "-based". */
function endsWord(tokens: Token[], to: number, words: Words): boolean {
  const next = tokens[to];
  return next?.gap !== 'hyphen' || words.wordsAfterHyphen.has(next.text);
}

/** Function words at the edges and "-based" at the end are not part of a name. */
function trimRange(tokens: Token[], range: { from: number; to: number }, words: Words): { from: number; to: number } {
  let { from, to } = range;
  const bare = (i: number): boolean =>
    words.functionWords.has(tokens[i]!.text.toLowerCase()) && !isNameLike(tokens[i]!.text);
  while (from < to && bare(from) && tokens[from + 1]?.gap !== 'hyphen') from++;
  while (
    to > from &&
    (bare(to - 1) || (tokens[to - 1]!.gap === 'hyphen' && words.wordsAfterHyphen.has(tokens[to - 1]!.text)))
  )
    to--;
  return { from, to };
}
