/**
 * Why a printed form belongs to a concept, strongest first. `exact`: it is the concept's name; `folded`: it differs in case, hyphen, space,
 * plural or the like; `catalogue`: a known alias; `definition`: its paper defines it; `head-word`: a redundant head word was taken off;
 * `definition-elsewhere`: other papers define it and agree; `context`: the rest of its paper decides between several meanings;
 * `correction`: the user put it there.
 */
export const REASONS = [
  'exact',
  'folded',
  'catalogue',
  'definition',
  'head-word',
  'definition-elsewhere',
  'context',
  'correction',
] as const;
export type Reason = (typeof REASONS)[number];
