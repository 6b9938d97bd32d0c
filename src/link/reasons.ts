import { roundScore } from '../lib/numbers.ts';
import type { Vector } from './features.ts';

/** Why two papers are near: concepts (by place), then words and phrases (by place); all shares add up to 1. */
export interface Reasons {
  concepts: { place: number; share: number }[];
  terms: { place: number; share: number }[];
}

/** Words that a feature consists of: for a concept those of all its names, for a term its one or two stems. */
type WordsOf = (place: number) => ReadonlySet<string> | readonly string[];

/** Most words and phrases told for one link; their shares then cover for the rest. */
const MOST_TERMS = 10;

/** One of the two papers: what it holds, and the same moved towards the papers near to it (see `expandPapers`). */
export interface Side {
  own: Vector;
  moved: Vector;
}

/** What places stand for. */
export interface Meaning {
  /** Places below this are concepts. */
  concepts: number;
  wordsOf: WordsOf;
  /** Whether a place is a word that is no reason where there is a better one. */
  isFiller(place: number): boolean;
}

/**
 * Takes the score of two papers apart over what both print: the share of a feature is its part in the product of the moved vectors, so
 * that what the papers near to both hold too counts more. What neither or only one of them prints adds to the score, never to the reasons.
 * A shared word that is part of a shared concept's name counts for the concept, a word that is part of a shared phrase for the phrase, so
 * that nothing is told twice.
 */
export function explain(a: Side, b: Side, { concepts, wordsOf, isFiller }: Meaning): Reasons {
  const shared = products(a, b).sort((x, y) => y.value - x.value || x.place - y.place);
  const named = shared.filter((f) => f.place < concepts);
  const words = shared.filter((f) => f.place >= concepts);
  const telling = words.filter((f) => !isFiller(f.place));
  const printed = named.length + telling.length > 0 ? telling : words;
  const owners = new Map<string, Product>();
  for (const concept of named) for (const word of wordsOf(concept.place)) setOnce(owners, word, concept);
  const outside: Product[] = [];
  for (const term of printed) {
    const stems = wordsOf(term.place) as readonly string[];
    const owner = owners.get(stems[0]!);
    if (owner && stems.every((word) => owners.get(word) === owner)) owner.value += term.value;
    else outside.push(term);
  }
  const terms = foldIntoPhrases(outside, wordsOf).sort(byValue).slice(0, MOST_TERMS);
  return withShares(named.sort(byValue), terms);
}

interface Product {
  place: number;
  value: number;
}

const byValue = (a: Product, b: Product): number => roundScore(b.value) - roundScore(a.value) || a.place - b.place;

/** What both print, with its part in the product of the moved vectors; a moved vector holds all of its own places. */
function products(a: Side, b: Side): Product[] {
  const found: Product[] = [];
  const ofA = a.own.places;
  const ofB = b.own.places;
  let inA = 0;
  let inB = 0;
  for (let i = 0, j = 0; i < ofA.length && j < ofB.length; ) {
    const place = ofA[i]!;
    if (place < ofB[j]!) i++;
    else if (place > ofB[j]!) j++;
    else {
      while (a.moved.places[inA]! < place) inA++;
      while (b.moved.places[inB]! < place) inB++;
      found.push({ place, value: a.moved.weights[inA]! * b.moved.weights[inB]! });
      i++;
      j++;
    }
  }
  return found;
}

function foldIntoPhrases(terms: Product[], wordsOf: WordsOf): Product[] {
  const phraseOf = new Map<string, Product>();
  const isPhrase = (t: Product): boolean => (wordsOf(t.place) as readonly string[]).length > 1;
  for (const term of terms) if (isPhrase(term)) for (const word of wordsOf(term.place)) setOnce(phraseOf, word, term);
  return terms.filter((term) => {
    const phrase = isPhrase(term) ? undefined : phraseOf.get((wordsOf(term.place) as readonly string[])[0]!);
    if (phrase) phrase.value += term.value;
    return !phrase;
  });
}

/** Shares of the told reasons, rounded; what rounding leaves over goes to the first, so that they add up to 1. */
function withShares(concepts: Product[], terms: Product[]): Reasons {
  const all = [...concepts, ...terms];
  let sum = 0;
  for (const { value } of all) sum += value;
  const shares = all.map(({ value }) => roundScore(value / sum));
  let rest = 1;
  for (const share of shares) rest -= share;
  if (shares.length > 0) shares[0] = roundScore(shares[0]! + rest);
  const told = all.map(({ place }, i) => ({ place, share: shares[i]! }));
  return { concepts: told.slice(0, concepts.length), terms: told.slice(concepts.length) };
}

function setOnce<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}
