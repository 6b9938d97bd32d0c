import { byKey, compareStrings } from '../lib/text.ts';
import { type ExtractedPaper, type PaperConcept, ROLES, type Role, type Span } from '../types.ts';
import type { Assignment } from './assign.ts';
import { addToConcept, type ConceptDraft, newConceptDraft } from './gather-concept.ts';
import { getOrAdd } from './get-or-add.ts';
import { printed } from './printed-place.ts';

/** A role counts only if its strongest mention has at least this share of the confidence of the paper's strongest one. */
const ENOUGH = 0.5;

/**
 * Adds one paper's assignments to the drafts of the concepts.
 * @returns what the paper says about each of them, sorted by concept; the role as its mentions have it (see `roleFor`)
 */
export function gatherPaper(
  paper: ExtractedPaper,
  assignments: readonly Assignment[],
  concepts: Map<string, ConceptDraft>,
): PaperConcept[] {
  const here = new Map<string, Assignment[]>();
  for (const assignment of assignments) getOrAdd(here, assignment.concept, () => []).push(assignment);
  return [...here]
    .map(([id, group]) => {
      addToConcept(
        getOrAdd(concepts, id, () => newConceptDraft(id)),
        paper,
        group,
      );
      return paperConcept(paper, id, group);
    })
    .sort(byKey((draft) => draft.concept));
}

const bySpan = (a: Span, b: Span): number =>
  a.field === b.field ? a.start - b.start || a.end - b.end : a.field === 'title' ? -1 : 1;

/**
 * The confidence is that of the strongest mention: mentions of one paper are no independent evidence. The role is the first of introduces,
 * evaluates_on, uses, studies that a sufficiently confident mention shows.
 */
function paperConcept(paper: ExtractedPaper, concept: string, group: readonly Assignment[]): PaperConcept {
  const confidence = group.reduce((most, { mention }) => Math.max(most, mention.confidence), 0);
  const role = ROLES.find((r) => strongest(group, r, ENOUGH * confidence) !== null) ?? 'studies';
  return {
    paper: paper.id,
    concept,
    role,
    cue: strongest(group, role, 0)?.cue ?? '',
    surfaces: surfacesOf(paper, group),
    mentions: spansOf(group),
    confidence,
  };
}

function spansOf(group: readonly Assignment[]): Span[] {
  const spans = group.map(({ mention: { field, start, end } }): Span => ({ field, start, end }));
  return spans.length === 1 ? spans : spans.sort(bySpan);
}

function surfacesOf(paper: ExtractedPaper, group: readonly Assignment[]): string[] {
  const first = printed(paper, group[0]!.mention);
  if (group.length === 1) return [first];
  return [...new Set(group.map(({ mention }) => printed(paper, mention)))].sort(compareStrings);
}

/** The strongest mention of a role, of equals the one whose cue comes first; null where none is as strong as `least`. */
function strongest(
  group: readonly Assignment[],
  role: Role,
  least: number,
): { confidence: number; cue: string } | null {
  let best: { confidence: number; cue: string } | null = null;
  for (const { mention } of group) {
    if (mention.role !== role || mention.confidence < least) continue;
    const order = best ? mention.confidence - best.confidence || compareStrings(best.cue, mention.cue) : 1;
    if (order > 0) best = mention;
  }
  return best;
}
