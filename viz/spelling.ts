/** Lower case without accents: how names are compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** `fold` without spaces and hyphens: `GPT-4`, `gpt 4` and `GPT4` are one. */
export const squeeze = (text: string): string => fold(text).replace(/[\s\p{Pd}]+/gu, '');

export const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter(Boolean);

/**
 * Counts the slips between a query and the terms of a name that it matched.
 * @param query the query's words
 * @returns a function from terms to the sum, over the query's words, of the slips to the nearest term; 0 where each word is the
 * start of one
 */
export function slipsBetween(query: readonly string[]): (terms: readonly string[]) => number {
  const known = new Map<string, number>();
  const slips = (word: string, term: string): number => {
    if (term.startsWith(word)) return 0;
    const key = `${word}\n${term}`;
    const made = known.get(key) ?? distance(word, term);
    known.set(key, made);
    return made;
  };
  return (terms) => query.reduce((sum, word) => sum + Math.min(...terms.map((term) => slips(word, term))), 0);
}

/**
 * Letters added, left out, changed or swapped with their neighbour: the "optimal string alignment" distance of Damerau (1964),
 * over three rows of its table.
 */
function distance(a: string, b: string): number {
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) next[j] = Math.min(next[j]!, above[j - 2]! + 1);
    }
    [above, row] = [row, next];
  }
  return row[b.length]!;
}
