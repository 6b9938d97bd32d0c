import type { ConceptType, PaperConcept } from '../types.ts';

/** The same with the role that fits the concept's type: only datasets are evaluated on, anything else is used. */
export const roleFor = (draft: PaperConcept, type: ConceptType): PaperConcept =>
  draft.role === 'evaluates_on' && type !== 'dataset' ? { ...draft, role: 'uses' } : draft;
