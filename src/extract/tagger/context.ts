import { mix } from './hash.ts';
import { isAmbiguous, isListed, type Lexicon, NO_CONCEPT, typeOfCode } from './lexicon.ts';
import type { PaperView, PhraseMatch } from './paperview.ts';

/** What a token's place in phrases, lists, brackets and the paper says, as small codes; 0 means nothing to say. */
export interface TokenContext {
  /** Longest catalogue match that covers the token: type, marks, letter case and place (begin, inside, end, single). */
  catalogue: Int32Array;
  /** Its number of words. */
  catalogueLength: Uint8Array;
  /** Longest phrase judged to be no concept, by place. */
  notConcept: Uint8Array;
  /** Longest frequent phrase, by place and logarithm of papers. */
  phrase: Int32Array;
  /** Logarithm of papers of the pair with the next word. */
  pair: Uint8Array;
  /** Place in an acronym (4, 5) or its long form (1, 2, 3). */
  acronym: Uint8Array;
  /** The pair with the next word stands elsewhere in the paper too. */
  repeated: Uint8Array;
  inBrackets: Uint8Array;
  /** Last word of the run of content words that holds the token; -1 outside of runs. */
  head: Int32Array;
  /** 1 title before a colon, 2 title after a colon, 3 title without a colon, 4 first sentence, 5 second, 6 last, 7 between. */
  zone: Uint8Array;
}

const PLACE = { begin: 0, inside: 1, end: 2, single: 3 };

export function contextOf(view: PaperView, lexicon: Lexicon): TokenContext {
  const n = view.words.length;
  const context: TokenContext = {
    catalogue: new Int32Array(n),
    catalogueLength: new Uint8Array(n),
    notConcept: new Uint8Array(n),
    phrase: new Int32Array(n),
    pair: new Uint8Array(n),
    acronym: new Uint8Array(n),
    repeated: new Uint8Array(n),
    inBrackets: new Uint8Array(n),
    head: new Int32Array(n).fill(-1),
    zone: new Uint8Array(n),
  };
  const codeOf = (m: PhraseMatch): number => lexicon.code(m.row);
  cover(
    view.known,
    (m) => codeOf(m) > NO_CONCEPT,
    (m, token, place) => {
      const code = codeOf(m);
      const marks =
        typeOfCode(code) * 12 + (isListed(code) ? 6 : 0) + (isAmbiguous(code) ? 3 : 0) + caseOf(view, lexicon, m);
      context.catalogue[token] = 1 + marks * 4 + place;
      context.catalogueLength[token] = m.length;
    },
  );
  cover(
    view.known,
    (m) => codeOf(m) === NO_CONCEPT,
    (m, token, place) => {
      context.notConcept[token] = 1 + place + (m.length > 1 ? 4 : 0);
    },
  );
  cover(
    view.frequent,
    (m) => m.length > 1,
    (m, token, place) => {
      context.phrase[token] = 1 + (lexicon.papers(m.row) >> 1) * 4 + place;
    },
  );
  for (const m of view.frequent) if (m.length === 2) context.pair[m.start] = 1 + lexicon.papers(m.row);
  addAcronyms(view, context);
  addRuns(view, context);
  addRepeats(view, context);
  addZones(view, context);
  return context;
}

/** Takes matches from left to right, the longest first, and tells each token that one covers. */
function cover(
  matches: PhraseMatch[],
  wanted: (match: PhraseMatch) => boolean,
  tell: (match: PhraseMatch, token: number, place: number) => void,
): void {
  let free = 0;
  for (let i = 0; i < matches.length; ) {
    const start = matches[i]!.start;
    let best: PhraseMatch | null = null;
    for (; i < matches.length && matches[i]!.start === start; i++)
      if (start >= free && wanted(matches[i]!)) best = matches[i]!;
    if (!best) continue;
    free = best.end;
    for (let t = start; t < best.end; t++) {
      const place =
        best.end - start === 1
          ? PLACE.single
          : t === start
            ? PLACE.begin
            : t === best.end - 1
              ? PLACE.end
              : PLACE.inside;
      tell(best, t, place);
    }
  }
}

/** 0: both lower case; 1: the catalogue's form has capitals, the printed one has none; 2: capitals as expected. */
function caseOf(view: PaperView, lexicon: Lexicon, match: PhraseMatch): number {
  if (!lexicon.isCased(match.row)) return 0;
  for (let t = match.start; t < match.end; t++) if (view.words[t]!.hasUpper) return 2;
  return 1;
}

function addAcronyms(view: PaperView, context: TokenContext): void {
  for (const { short, long } of view.acronyms) {
    for (let t = long.start; t < long.end; t++) context.acronym[t] = t === long.start ? 1 : t === long.end - 1 ? 3 : 2;
    for (let t = short.start; t < short.end; t++) context.acronym[t] = t === short.start ? 4 : 5;
  }
}

function addRuns(view: PaperView, context: TokenContext): void {
  const { words, tokens } = view;
  let open = 0;
  for (let i = 0; i < words.length; i++) {
    const newSentence = i === 0 || tokens.sentence[i] !== tokens.sentence[i - 1];
    if (newSentence) open = 0;
    if (words[i]!.text === ')' || words[i]!.text === ']') open = Math.max(0, open - 1);
    context.inBrackets[i] = open > 0 ? 1 : 0;
    if (words[i]!.text === '(' || words[i]!.text === '[') open++;
  }
  let head = -1;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!;
    const lastOfSentence = i === words.length - 1 || tokens.sentence[i + 1] !== tokens.sentence[i];
    if (lastOfSentence) head = -1;
    if (word.isJoiner) {
      context.head[i] = head;
      continue;
    }
    if (!word.isWord || word.isStop) head = -1;
    else if (head < 0) head = i;
    context.head[i] = head;
  }
}

function addRepeats(view: PaperView, context: TokenContext): void {
  const { words, tokens } = view;
  const pairs = new Map<number, number>();
  const keys = new Int32Array(words.length);
  for (let i = 0; i + 1 < words.length; i++) {
    let next = i + 1;
    if (words[next]!.isJoiner) next++;
    if (next >= words.length || tokens.sentence[next] !== tokens.sentence[i]) continue;
    const [a, b] = [words[i]!, words[next]!];
    if (!a.isWord || !b.isWord || a.isStop || b.isStop || a.isJoiner) continue;
    keys[i] = mix(a.fold, b.fold);
    pairs.set(keys[i]!, (pairs.get(keys[i]!) ?? 0) + 1);
  }
  for (let i = 0; i < words.length; i++) if (keys[i] !== 0) context.repeated[i] = Math.min(3, pairs.get(keys[i]!)! - 1);
}

function addZones(view: PaperView, context: TokenContext): void {
  const { words, tokens } = view;
  const n = words.length;
  let titleEnd = 0;
  while (titleEnd < n && tokens.field[titleEnd] === 0) titleEnd++;
  let colon = -1;
  for (let i = 0; i < titleEnd && colon < 0; i++) if (words[i]!.text === ':') colon = i;
  const first = titleEnd < n ? tokens.sentence[titleEnd]! : 0;
  const last = n > 0 ? tokens.sentence[n - 1]! : 0;
  for (let i = 0; i < n; i++) {
    if (i < titleEnd) context.zone[i] = colon < 0 ? 3 : i < colon ? 1 : 2;
    else {
      const sentence = tokens.sentence[i]! - first;
      context.zone[i] = sentence === 0 ? 4 : sentence === 1 ? 5 : tokens.sentence[i] === last ? 6 : 7;
    }
  }
}
