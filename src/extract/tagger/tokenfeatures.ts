import type { TokenContext } from './context.ts';
import { put } from './featurebuffer.ts';
import { mix } from './hash.ts';
import type { PaperView } from './paperview.ts';
import type { WordInfo } from './vocabulary.ts';

/*
 * What a token's place in the paper and in lists says. It is put into small codes first: the same codes come again and again, so that what
 * they add to the scores can be kept.
 */

/** Zone, first of its sentence, times in the paper, printed with a capital, in the title, in brackets, after a space, part of an acronym. */
export function placeCode(view: PaperView, context: TokenContext, i: number): number {
  return (
    context.zone[i]! |
    (Number(view.place[i] === 0) << 3) |
    (Math.min(5, view.count[i]!) << 4) |
    (Math.min(2, view.capitalCount[i]!) << 7) |
    (view.inTitle[i]! << 9) |
    (context.inBrackets[i]! << 10) |
    (view.tokens.spaced[i]! << 11) |
    (context.acronym[i]! << 12)
  );
}

/** Depends on `w` by its shapes, frequency and capitals only. */
export function addPlace(code: number, w: WordInfo): void {
  const zone = code & 7;
  const first = (code >> 3) & 1;
  const count = (code >> 4) & 7;
  const capital = (code >> 7) & 3;
  const title = (code >> 9) & 1;
  const bracketsAndSpace = ((code >> 10) & 1) * 16 + ((code >> 11) & 1);
  const acronym = code >> 12;
  put(19, mix(w.shortShape, w.capitals * 2 + first));
  put(20, mix(w.shape, w.frequency * 2 + first));
  put(100, zone);
  put(101, zone * 2 + first);
  put(102, mix(w.shortShape, zone));
  put(103, count * 8 + capital);
  put(104, mix(w.shortShape, count * 2 + title));
  put(105, title * 16 + capital * 4 + (w.hasUpper ? 1 : 0));
  put(106, w.frequency * 64 + count * 2 + title);
  put(107, mix(w.shortShape, bracketsAndSpace));
  if (acronym > 0) {
    put(108, acronym);
    put(109, mix(w.shortShape, acronym));
  }
}

/** How often the pairs with the next and the last word stand in the paper and in the corpus. */
export function pairCode(context: TokenContext, i: number): number {
  const here = context.repeated[i]! | (context.pair[i]! << 4);
  return i === 0 ? here : here | (context.repeated[i - 1]! << 2) | (context.pair[i - 1]! << 9);
}

export function addPairs(code: number): void {
  const pair = (code >> 4) & 31;
  const pairBefore = code >> 9;
  put(110, (code & 3) * 4 + ((code >> 2) & 3));
  put(111, pair);
  put(112, 100 + pairBefore);
  put(113, pair * 32 + pairBefore);
}

/** Catalogue matches of a token and its neighbours. */
export function catalogueCode({ catalogue }: TokenContext, i: number): number {
  const left = i > 0 ? catalogue[i - 1]! : 0;
  const right = i + 1 < catalogue.length ? catalogue[i + 1]! : 0;
  return catalogue[i]! | (left << 8) | (right << 16);
}

/** Other matches: no concept here, no concept at the next token, frequent phrase. */
export function phraseCode({ notConcept, phrase }: TokenContext, i: number): number {
  const right = i + 1 < notConcept.length ? notConcept[i + 1]! : 0;
  return notConcept[i]! | (right << 4) | (phrase[i]! << 8);
}

export function addMatches(catalogue: number, phrases: number): void {
  const here = catalogue & 255;
  const not = phrases & 15;
  const phrase = phrases >> 8;
  put(114, here);
  put(115, mix(here, not));
  put(116, not);
  put(117, mix(here, catalogue >> 16));
  put(118, mix(here, (catalogue >> 8) & 255));
  put(119, mix(not, (phrases >> 4) & 15));
  put(120, phrase);
  put(121, mix(phrase, here));
}

/** Matches of a token alone. */
export function matchCode({ catalogue, catalogueLength, notConcept }: TokenContext, i: number): number {
  return catalogue[i]! | (notConcept[i]! << 8) | (catalogueLength[i]! << 12);
}

export function addMatchedWord(code: number, w: WordInfo): void {
  const here = code & 255;
  put(122, mix(here, w.shortShape));
  put(123, mix(here, w.frequency * 16 + (code >> 12)));
  put(124, mix(here, w.low));
  put(125, mix((code >> 8) & 15, w.low));
}
