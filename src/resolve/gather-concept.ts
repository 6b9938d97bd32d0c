import type { ConceptType, ExtractedPaper } from '../types.ts';
import type { Assignment } from './assign.ts';
import { getOrAdd } from './get-or-add.ts';
import { isPlainPlace, printed } from './printed-place.ts';
import type { Reason } from './reasons.ts';

/** How one name of a concept is printed. */
export interface PrintedForm {
  key: string;
  papers: number;
  /** Papers that print it where case means something. */
  plain: number;
}

/** A count of papers that come one after the other. */
interface PaperCount {
  papers: number;
  last: string;
}

/** All that is known of a concept before its type and name are chosen. */
export interface ConceptDraft {
  id: string;
  papers: number;
  mentions: number;
  typeVotes: Map<ConceptType, number>;
  /** Readable name → how it is printed. */
  forms: Map<string, PrintedForm & { last: string; lastPlain: string }>;
  /** Name key → papers that use one of its spellings, and their mentions by reason. */
  keys: Map<string, PaperCount & { reasons: Map<Reason | 'own', number> }>;
  /** Printed surface → its key and, by reason, the papers in which it stands. */
  surfaces: Map<string, { key: string; papers: Map<Reason | 'own', string[]> }>;
  undecided: boolean;
}

export const newConceptDraft = (id: string): ConceptDraft => ({
  id,
  papers: 0,
  mentions: 0,
  typeVotes: new Map(),
  forms: new Map(),
  keys: new Map(),
  surfaces: new Map(),
  undecided: false,
});

/** Adds the mentions of one paper to the concept that they belong to. Papers are distinct and come one after the other. */
export function addToConcept(draft: ConceptDraft, paper: ExtractedPaper, group: readonly Assignment[]): void {
  draft.papers++;
  draft.mentions += group.length;
  for (const { mention, key, reason, undecided } of group) {
    draft.typeVotes.set(mention.type, (draft.typeVotes.get(mention.type) ?? 0) + mention.confidence);
    draft.undecided ||= undecided;
    const { id } = paper;

    const form = getOrAdd(draft.forms, mention.text, () => ({ key, papers: 0, plain: 0, last: '', lastPlain: '' }));
    if (form.papers === 0 || form.last !== id) form.papers++;
    form.last = id;
    if (isPlainPlace(paper, mention)) {
      if (form.plain === 0 || form.lastPlain !== id) form.plain++;
      form.lastPlain = id;
    }

    const use = getOrAdd(draft.keys, key, () => ({ papers: 0, last: '', reasons: new Map<Reason | 'own', number>() }));
    if (use.papers === 0 || use.last !== id) use.papers++;
    use.last = id;
    use.reasons.set(reason, (use.reasons.get(reason) ?? 0) + 1);

    const surface = getOrAdd(draft.surfaces, printed(paper, mention), () => ({
      key,
      papers: new Map<Reason | 'own', string[]>(),
    }));
    const papers = getOrAdd(surface.papers, reason, () => []);
    if (papers.at(-1) !== id) papers.push(id);
  }
}
