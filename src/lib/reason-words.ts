import type { Basis } from '../types.ts';

/** Why forms of a name were joined, docs/map-format.md lists the codes. */
const REASONS = new Map([
  ['exact', 'the name itself'],
  ['folded', 'differs in case, hyphens or plural only'],
  ['definition', 'defined as an acronym in the text'],
  ['catalogue', 'listed as another name in the catalogue'],
  ['head-word', 'the name with one word more, such as “model”'],
  ['definition-elsewhere', 'defined as an acronym in other papers'],
  ['context', 'the rest of the paper decides between meanings'],
  ['correction', 'a correction by hand'],
]);

/** A reason code in words; one that is not known stands for itself. */
export const reasonWords = (code: string): string => REASONS.get(code) ?? code;

const BASES: Record<Basis, string> = {
  read: 'read in a paper',
  name: 'from the name',
  catalogue: 'from the catalogue',
  statistics: 'from statistics',
  correction: 'a correction by hand',
};

/** Where a relation comes from, in words. */
export const basisWords = (basis: Basis): string => BASES[basis];

/** Cues that describe a place; all others are words of the text. */
const DESCRIPTION =
  /^(?:in the title|title begins with it|title: |name before |named like |acronym defined|added by hand)/;

/** What decided a role, in words: words of the text stand in quotation marks. */
export function cueWords(cue: string): string {
  if (cue === 'default' || cue === '') return 'type and frequency';
  return DESCRIPTION.test(cue) ? cue : `“${cue}”`;
}
