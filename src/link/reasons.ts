import { roundScore } from '../lib/numbers.ts';
import type { Vector } from './features.ts';

/** Why two papers are near: concepts (by place), then words and phrases (by place); all shares add up to 1. */
export interface Reasons {
  concepts: { place: number; share: number }[];
  terms: { place: number; share: number }[];
}

/** Words that a feature consists of: for a concept those of all its names, for a term its one or two stems. */
export type WordsOf = (place: number) => ReadonlySet<string> | readonly string[];

/** Most words and phrases told for one link; their shares then cover for the rest. */
const MOST_TERMS = 10;

/**
 * Takes the product of two vectors apart. A shared word that is part of a shared concept's name counts for the concept, a word that is
 * part of a shared phrase for the phrase, so that nothing is told twice.
 * @param concepts places below this are concepts
 */
export function explain(a: Vector, b: Vector, concepts: number, wordsOf: WordsOf): Reasons {
  const shared = products(a, b).sort((x, y) => y.value - x.value || x.place - y.place);
  const named = shared.filter((f) => f.place < concepts);
  const printed = shared.filter((f) => f.place >= concepts);
  const owners = new Map<string, Product>();
  for (const concept of named) for (const word of wordsOf(concept.place)) setOnce(owners, word, concept);
  const outside: Product[] = [];
  for (const term of printed) {
    const words = wordsOf(term.place) as readonly string[];
    const owner = owners.get(words[0]!);
    if (owner && words.every((word) => owners.get(word) === owner)) owner.value += term.value;
    else outside.push(term);
  }
  const terms = foldIntoPhrases(outside, wordsOf).sort(byValue).slice(0, MOST_TERMS);
  return { ...withShares(named.sort(byValue), terms) };
}

interface Product {
  place: number;
  value: number;
}

const byValue = (a: Product, b: Product): number => roundScore(b.value) - roundScore(a.value) || a.place - b.place;

function products(a: Vector, b: Vector): Product[] {
  const found: Product[] = [];
  for (let i = 0, j = 0; i < a.places.length && j < b.places.length; ) {
    const place = a.places[i]!;
    const other = b.places[j]!;
    if (place === other) found.push({ place, value: a.weights[i++]! * b.weights[j++]! });
    else if (place < other) i++;
    else j++;
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
