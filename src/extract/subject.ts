import type { ConceptType } from '../types.ts';
import { keyOf, type TokenRange } from './document.ts';
import type { Surroundings } from './surroundings.ts';

/** What the role of a concept in a paper is judged by: its type and all its places, acronym and expansion together. */
export interface Subject {
  type: ConceptType;
  /** In order of field and place. */
  places: TokenRange[];
}

/**
 * How well known a subject is: half the logarithm to base 2 of the number of abstracts of the catalogue that hold it, rounded down;
 * "judged" where it was judged to be no concept, "no" where nothing is known of it.
 */
export function knownAs({ places }: Subject, { fields, knowledge }: Surroundings): string {
  let papers = -1;
  let judged = false;
  for (const { field, from, to } of places) {
    const key = keyOf(fields[field]!.tokens, from, to);
    papers = Math.max(papers, knowledge.catalogue.entries.get(key)?.papers ?? -1);
    judged ||= knowledge.catalogue.notConcepts.has(key);
  }
  return papers < 0 ? (judged ? 'judged' : 'no') : String(Math.floor(Math.log2(papers + 1) / 2));
}

/** Whether the catalogue lists a subject under one of its names. */
export const isKnown = (subject: Subject, around: Surroundings): boolean => /^\d/.test(knownAs(subject, around));
