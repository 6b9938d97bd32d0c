import { type ConceptType, type PaperConcept, ROLES } from '../types.ts';
import type { PaperDraft } from './gather-paper.ts';

/** A role counts only if its strongest mention has at least this share of the confidence of the paper's strongest one. */
const ENOUGH = 0.5;

/**
 * The role of a concept in a paper: the first of introduces, evaluates_on, uses, studies that a sufficiently confident mention shows. Only datasets
 * are evaluated on; anything else is used. The confidence is that of the strongest mention: mentions of one paper are no independent evidence.
 */
export function chooseRole(draft: PaperDraft, type: ConceptType): PaperConcept {
  const { paper, concept, surfaces, mentions, confidence } = draft;
  const role = ROLES.find((r) => (draft.roles.get(r)?.confidence ?? -1) >= ENOUGH * confidence) ?? 'studies';
  return {
    paper,
    concept,
    role: role === 'evaluates_on' && type !== 'dataset' ? 'uses' : role,
    cue: draft.roles.get(role)?.cue ?? '',
    surfaces,
    mentions,
    confidence,
  };
}
