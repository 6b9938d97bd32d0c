import { roundScore } from '../lib/numbers.ts';
import { CONCEPT_TYPES, type ConceptType } from '../types.ts';

/** What the catalogue's judgement weighs, in fully confident mentions. */
const CATALOGUE_WEIGHT = 3;

/**
 * One type for a concept: the sum of its mentions' confidences by type, with the catalogue's judgement as a prior. Ties fall by the order of
 * `CONCEPT_TYPES`.
 * @param votes in that order
 * @returns the type and its share of the vote, 0 to 1
 */
export function chooseType(
  votes: readonly number[],
  known: ConceptType | undefined,
): { type: ConceptType; typeShare: number } {
  // Rounded before they are compared: the order in which sums were made must not decide.
  const weights = CONCEPT_TYPES.map((type, i) => roundScore(votes[i]! + (type === known ? CATALOGUE_WEIGHT : 0)));
  const total = weights.reduce((a, b) => a + b, 0);
  const most = weights.reduce((a, b) => Math.max(a, b), 0);
  return { type: CONCEPT_TYPES[weights.indexOf(most)]!, typeShare: total === 0 ? 1 : roundScore(most / total) };
}
