import { byKey, compareStrings } from '../lib/text.ts';
import type { ExtractedPaper, Role, Span } from '../types.ts';
import type { Assignment } from './assign.ts';
import { addToConcept, type ConceptDraft, newConceptDraft } from './gather-concept.ts';
import { getOrAdd } from './get-or-add.ts';
import { printed } from './printed-place.ts';

/** What one paper says about one concept before its role is chosen. */
export interface PaperDraft {
  paper: string;
  concept: string;
  surfaces: string[];
  mentions: Span[];
  confidence: number;
  /** Strongest mention of each role. */
  roles: Map<Role, { confidence: number; cue: string }>;
}

/**
 * Adds one paper's assignments to the drafts of the concepts.
 * @returns what the paper says about each of them, sorted by concept
 */
export function gatherPaper(
  paper: ExtractedPaper,
  assignments: readonly Assignment[],
  concepts: Map<string, ConceptDraft>,
): PaperDraft[] {
  const here = new Map<string, Assignment[]>();
  for (const assignment of assignments) getOrAdd(here, assignment.concept, () => []).push(assignment);
  return [...here]
    .map(([id, group]) => {
      const draft = getOrAdd(concepts, id, () => newConceptDraft(id));
      addToConcept(draft, paper, group);
      return paperDraft(paper, id, group);
    })
    .sort(byKey((draft) => draft.concept));
}

const bySpan = (a: Span, b: Span): number =>
  a.field === b.field ? a.start - b.start || a.end - b.end : a.field === 'title' ? -1 : 1;

function paperDraft(paper: ExtractedPaper, concept: string, group: readonly Assignment[]): PaperDraft {
  const roles: PaperDraft['roles'] = new Map();
  const surfaces = new Set<string>();
  const mentions: Span[] = [];
  let most = 0;
  for (const { mention } of group) {
    const { field, start, end, role, cue, confidence } = mention;
    mentions.push({ field, start, end });
    surfaces.add(printed(paper, mention));
    most = Math.max(most, confidence);
    const best = roles.get(role);
    const order = best ? confidence - best.confidence || compareStrings(best.cue, cue) : 1;
    if (order > 0) roles.set(role, { confidence, cue });
  }
  return {
    paper: paper.id,
    concept,
    surfaces: [...surfaces].sort(compareStrings),
    mentions: mentions.sort(bySpan),
    confidence: most,
    roles,
  };
}
