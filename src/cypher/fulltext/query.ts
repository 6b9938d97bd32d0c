import { wordsOf } from './words.ts';

/** A clause of a search: words in a row (a phrase), or one word that may be the beginning of words. */
export interface Clause {
  readonly words: readonly string[];
  readonly prefix: boolean;
  readonly field: string | null;
  /** `+` or AND: must match; `-` or NOT: must not. */
  readonly occurs: 'should' | 'must' | 'not';
  readonly boost: number;
}

const PIECE = /([+\-!])?(?:([\p{L}\p{N}_]+):)?(?:"((?:[^"\\]|\\.)*)"|([^\s"()]+))(?:\^([\d.]+))?|[()]/gu;

/** Reads the plain part of Lucene's query language: words, phrases, `field:`, `*` at the end, AND, OR, NOT, `+`, `-`, `^2`. */
export function readSearch(text: string): Clause[] {
  const clauses: Clause[] = [];
  let joined = false;
  let negated = false;
  for (const [piece, sign, field, phrase, bare, boost] of text.matchAll(PIECE)) {
    if (piece === '(' || piece === ')') continue;
    if (!sign && !field && bare && /^(AND|&&|OR|\|\||NOT|!)$/.test(bare)) {
      if (bare === 'AND' || bare === '&&') {
        joined = true;
        const last = clauses.pop();
        if (last) clauses.push(last.occurs === 'should' ? { ...last, occurs: 'must' } : last);
      } else if (bare === 'NOT' || bare === '!') negated = true;
      continue;
    }
    const term = (bare ?? '').replace(/\^[\d.]+$/, '').replace(/~[\d.]*$/, '');
    const prefix = phrase === undefined && term.endsWith('*');
    const words = wordsOf(phrase ?? term.replaceAll('\\', ''));
    const occurs = sign === '-' || sign === '!' || negated ? 'not' : sign === '+' || joined ? 'must' : 'should';
    joined = false;
    negated = false;
    const weight = Number(boost ?? /\^([\d.]+)$/.exec(bare ?? '')?.[1] ?? 1);
    // a bare word that the analyzer cuts (low-rank) asks for each of its parts
    const asked = phrase === undefined ? words.map((word) => [word]) : words.length > 0 ? [words] : [];
    for (const each of asked) clauses.push({ words: each, prefix, field: field ?? null, occurs, boost: weight || 1 });
  }
  return clauses;
}
