/** Rounds to six decimals, which is what scores are stored and ordered by: the last bits of a sum never decide anything. */
export const roundScore = (value: number): number => Math.round(value * 1e6) / 1e6;

/**
 * Rarity of something that `papers` of `total` papers hold (inverse document frequency in BM25's form, Robertson and Spärck Jones
 * 1976): above 0, and the larger the rarer.
 */
export const rarity = (papers: number, total: number): number => Math.log(1 + (total - papers + 0.5) / (papers + 0.5));

/**
 * How closely two concepts belong together by the papers that name them: the cosine, less what chance makes of small counts (the
 * discount of Pantel and Lin 2002), so that a pair that met once does not come before all others. Above 0 and below 1.
 * @param shared papers that name both
 */
export function closeness(shared: number, ofA: number, ofB: number): number {
  const fewer = Math.min(ofA, ofB);
  const discount = (shared / (shared + 1)) * (fewer / (fewer + 1));
  return Math.max(1e-6, roundScore((discount * shared) / Math.sqrt(ofA * ofB)));
}

/** Association strength of two things: shared papers over the number that chance would give (van Eck and Waltman 2009). Positive. */
export const associationStrength = (shared: number, ofA: number, ofB: number, total: number): number =>
  (shared * total) / (ofA * ofB);
