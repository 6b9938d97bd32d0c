import type { Concept, Merge } from '../types.ts';

/** Why a merge may be wrong, and how much that says, 0 to 1. */
const DOUBTS = {
  'one-definition': { weight: 0.3, words: 'one paper alone says what the short form stands for, others name that too' },
  'elsewhere-one': { weight: 0.6, words: 'this paper does not define the name, and one other alone does' },
  elsewhere: { weight: 0.3, words: 'this paper does not define the name' },
  context: { weight: 0.4, words: 'the name means several things; the rest of the paper decided' },
  'short-spelling': { weight: 0.4, words: 'a short name, and only its spelling is alike' },
  'head-word': { weight: 0.15, words: 'a word was taken off the name' },
  'two-concepts': { weight: 0.35, words: 'other papers print it for another concept' },
  ambiguous: { weight: 0.3, words: 'the name means several things and nothing decided' },
  'mixed-type': { weight: 0.25, words: 'its mentions disagree on the type' },
} as const;
export type Doubt = keyof typeof DOUBTS;

/** A doubt in words. */
export const doubtWords = (doubt: Doubt): string => DOUBTS[doubt].words;

/** What is known about a merge beside its row. */
export interface MergeCompany {
  concept: Concept;
  /** Papers in which the concept's short forms and names are defined: those of its rows with the reason `definition`. */
  definedIn: number;
  /** Concepts that the very form is printed for. */
  owners: number;
}

const SHORT = 4;
const AGREED = 0.6;

/**
 * Reasons to doubt a merge, from its evidence alone: what one paper says, what only looks alike, what means several things. A correction by hand is
 * never doubted, nor is the concept's own name.
 */
export function doubtsOf({ reason, surface }: Merge, { concept, definedIn, owners }: MergeCompany): Doubt[] {
  if (reason === 'correction') return [];
  const doubts: Doubt[] = [];
  // Where the paper says itself what it means, others may mean what they like.
  if (owners > 1 && reason !== 'definition') doubts.push('two-concepts');
  if (concept.typeShare < AGREED) doubts.push('mixed-type');
  if (concept.ambiguous) doubts.push('ambiguous');
  if (reason === 'exact') return doubts;
  if (reason === 'definition' && definedIn === 1 && concept.papers > 1) doubts.push('one-definition');
  if (reason === 'definition-elsewhere') doubts.push(definedIn <= 1 ? 'elsewhere-one' : 'elsewhere');
  if (reason === 'context') doubts.push('context');
  if (reason === 'head-word') doubts.push('head-word');
  if (reason === 'folded' && isRespelt(surface, concept.name)) doubts.push('short-spelling');
  return doubts;
}

/** Whether a short form differs from the name by more than a plural s. */
const isRespelt = (surface: string, name: string): boolean =>
  surface.length <= SHORT && surface !== `${name}s` && name !== `${surface}s`;

/** Doubts taken together, 0 to 1: one minus the product of what each leaves. */
export const doubtScore = (doubts: readonly Doubt[]): number =>
  Math.round((1 - doubts.reduce((left, doubt) => left * (1 - DOUBTS[doubt].weight), 1)) * 100) / 100;
