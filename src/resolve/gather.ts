import { compareStrings } from '../lib/text.ts';
import type { ConceptType, ExtractedPaper, Role, Span } from '../types.ts';
import type { Assignment } from './assign.ts';
import { getOrAdd } from './get-or-add.ts';
import { isPlainPlace } from './printed-place.ts';
import type { Reason } from './reasons.ts';

/** How one name of a concept is printed. */
export interface PrintedForm {
  key: string;
  /** Papers that print it in running text, where case means something. */
  plain: number;
  papers: number;
}

/** All that is known of a concept before its type and name are chosen. */
export interface ConceptDraft {
  id: string;
  papers: number;
  mentions: number;
  typeVotes: Map<ConceptType, number>;
  forms: Map<string, PrintedForm>;
  /** Name key → papers that use one of its spellings. */
  keys: Map<string, { papers: number; reasons: Map<Reason | 'own', number> }>;
  /** Printed surface → key and, by reason, the papers in which it stands. */
  surfaces: Map<string, { key: string; papers: Map<Reason | 'own', string[]> }>;
  undecided: boolean;
}

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

const newDraft = (id: string): ConceptDraft => ({
  id,
  papers: 0,
  mentions: 0,
  typeVotes: new Map(),
  forms: new Map(),
  keys: new Map(),
  surfaces: new Map(),
  undecided: false,
});

/** Adds one paper's assignments to the drafts of the concepts and returns what the paper says about each of them. */
export function gatherPaper(
  paper: ExtractedPaper,
  assignments: readonly Assignment[],
  concepts: Map<string, ConceptDraft>,
): PaperDraft[] {
  const here = new Map<string, Assignment[]>();
  for (const assignment of assignments) getOrAdd(here, assignment.concept, () => []).push(assignment);
  return [...here].map(([id, group]) => {
    addToConcept(
      getOrAdd(concepts, id, () => newDraft(id)),
      paper,
      group,
    );
    return paperDraft(paper, id, group);
  });
}

function addToConcept(draft: ConceptDraft, paper: ExtractedPaper, group: readonly Assignment[]): void {
  draft.papers++;
  draft.mentions += group.length;
  const forms = new Map<string, { key: string; plain: boolean }>();
  const keys = new Map<string, Reason | 'own'>();
  for (const { mention, key, reason, undecided } of group) {
    draft.typeVotes.set(mention.type, (draft.typeVotes.get(mention.type) ?? 0) + mention.confidence);
    draft.undecided ||= undecided;
    const plain = isPlainPlace(paper, mention);
    forms.set(mention.text, { key, plain: plain || forms.get(mention.text)?.plain === true });
    keys.set(key, reason);
    addSurface(draft, printed(paper, mention), key, reason, paper.id);
  }
  for (const [text, { key, plain }] of forms) {
    const form = draft.forms.get(text) ?? { key, plain: 0, papers: 0 };
    draft.forms.set(text, { key, plain: form.plain + (plain ? 1 : 0), papers: form.papers + 1 });
  }
  for (const [key, reason] of keys) {
    const counts = getOrAdd(draft.keys, key, () => ({ papers: 0, reasons: new Map<Reason | 'own', number>() }));
    counts.papers++;
    counts.reasons.set(reason, (counts.reasons.get(reason) ?? 0) + 1);
  }
}

function addSurface(draft: ConceptDraft, surface: string, key: string, reason: Reason | 'own', paper: string): void {
  const known = getOrAdd(draft.surfaces, surface, () => ({ key, papers: new Map<Reason | 'own', string[]>() }));
  const papers = known.papers.get(reason);
  if (!papers) known.papers.set(reason, [paper]);
  else if (papers.at(-1) !== paper) papers.push(paper);
}

const printed = (paper: ExtractedPaper, span: Span): string => paper[span.field].slice(span.start, span.end);

const bySpan = (a: Span, b: Span): number =>
  a.field === b.field ? a.start - b.start || a.end - b.end : a.field === 'title' ? -1 : 1;

function paperDraft(paper: ExtractedPaper, concept: string, group: readonly Assignment[]): PaperDraft {
  const roles: PaperDraft['roles'] = new Map();
  let confidence = 0;
  const spans: Span[] = [];
  for (const { mention } of group) {
    const { field, start, end, role, cue } = mention;
    spans.push({ field, start, end });
    confidence = Math.max(confidence, mention.confidence);
    const best = roles.get(role);
    const order = best ? mention.confidence - best.confidence || compareStrings(best.cue, cue) : 1;
    if (order > 0) roles.set(role, { confidence: mention.confidence, cue });
  }
  return {
    paper: paper.id,
    concept,
    surfaces: [...new Set(spans.map((span) => printed(paper, span)))].sort(compareStrings),
    mentions: spans.sort(bySpan),
    confidence,
    roles,
  };
}
