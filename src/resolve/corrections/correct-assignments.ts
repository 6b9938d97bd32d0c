import { groupBy } from '../../lib/group.ts';
import type { ConceptType, ExtractedPaper, Mention, Span } from '../../types.ts';
import type { Assignment } from '../assign.ts';
import { nameKey } from '../name-key.ts';
import { printed } from '../printed-place.ts';
import { createLiteralFinder, type LiteralPlace } from './literals.ts';
import type { Plan } from './plan.ts';

/** What a paper does with a name that was added by hand, by the places where it prints it. */
export type RoleJudge = (
  paper: ExtractedPaper,
  type: ConceptType,
  spans: readonly Span[],
) => Pick<Mention, 'role' | 'cue'>;

/**
 * Applies a plan to what a paper's mentions were assigned to: forms go where corrections put them, dropped ones go, names that were added by hand get
 * a mention wherever they stand, with the role that `judge` gives. Of overlapping mentions the longer one stays, of equal ones that of the name added.
 */
export function createCorrector(
  plan: Plan,
  judge: RoleJudge = () => ({ role: 'studies', cue: 'added by hand' }),
): (paper: ExtractedPaper, assignments: readonly Assignment[]) => Assignment[] {
  const find = createLiteralFinder(plan.literals);
  return (paper, assignments) => {
    const placed = assignments.flatMap((assignment): Assignment[] => {
      const concept = plan.place(assignment.concept, printed(paper, assignment.mention), paper.id);
      if (concept === null) return [];
      return [concept === assignment.concept ? assignment : moved(assignment, concept)];
    });
    if (plan.literals.length === 0) return placed;
    const places = [...find(paper.title, 'title'), ...find(paper.abstract, 'abstract')];
    return places.length === 0 ? placed : withLiterals(paper, placed, places, judge);
  };
}

const moved = (assignment: Assignment, concept: string): Assignment => ({
  ...assignment,
  concept,
  reason: 'correction',
  undecided: false,
});

const order = (span: Span): number => (span.field === 'title' ? 0 : 1);
const bySpan = (a: Span, b: Span): number => order(a) - order(b) || a.start - b.start;
/** Whether a span ends before another begins. */
const isBefore = (a: Span, b: Span): boolean => order(a) < order(b) || (a.field === b.field && a.end <= b.start);
const overlaps = (a: Span, b: Span): boolean => a.field === b.field && a.start < b.end && b.start < a.end;
const length = (span: Span): number => span.end - span.start;

function withLiterals(
  paper: ExtractedPaper,
  placed: readonly Assignment[],
  places: readonly LiteralPlace[],
  judge: RoleJudge,
): Assignment[] {
  const kept = new Set(placed);
  const added: Assignment[] = [];
  const fresh: LiteralPlace[] = [];
  // Mentions do not overlap, so both lists are walked once.
  const sorted = [...placed].sort((a, b) => bySpan(a.mention, b.mention));
  let at = 0;
  for (const place of places) {
    const { start, end, literal } = place;
    while (at < sorted.length && isBefore(sorted[at]!.mention, place)) at++;
    const others: Assignment[] = [];
    for (let i = at; i < sorted.length && overlaps(sorted[i]!.mention, place); i++) others.push(sorted[i]!);
    if (others.some(({ mention }) => length(mention) > length(place))) continue;
    const same = others.find(({ mention }) => mention.start === start && mention.end === end);
    if (same) {
      kept.delete(same);
      added.push(same.concept === literal.concept ? same : moved(same, literal.concept));
      continue;
    }
    for (const other of others) kept.delete(other);
    fresh.push(place);
  }
  for (const own of groupBy(fresh, ({ literal }) => `${literal.concept}\n${literal.type}`).values()) {
    const { concept, type } = own[0]!.literal;
    const judged = judge(paper, type, own);
    for (const { field, start, end } of own) {
      const text = paper[field].slice(start, end);
      const mention: Mention = { field, start, end, text, type, confidence: 1, ...judged };
      added.push({ mention, key: nameKey(text), concept, reason: 'correction', undecided: false });
    }
  }
  return [...kept, ...added];
}
