import { CONCEPT_TYPES, type ConceptType, type ExtractedPaper } from '../types.ts';
import type { Assignment } from './assign.ts';
import { getOrAdd } from './get-or-add.ts';
import { isPlainPlace, printed } from './printed-place.ts';
import type { Reason } from './reasons.ts';

/** The mentions of a printed form that came to their concept for one reason. */
interface FormUse {
  reason: Reason | 'own';
  mentions: number;
  /** Ids, ascending. */
  papers: string[];
}

/** One printed form of a concept. */
interface PrintedForm {
  key: string;
  /** As it reads, without LaTeX. */
  text: string;
  /** Papers that print it where case means something. */
  plain: number;
  lastPlain: string | null;
  uses: FormUse[];
}

/** All that is known of a concept before its type and name are chosen. Most concepts stand in one paper alone, so this is kept small. */
export interface ConceptDraft {
  id: string;
  papers: number;
  mentions: number;
  /** Sum of confidences, in the order of `CONCEPT_TYPES`. */
  typeVotes: number[];
  /** By what is printed. */
  forms: Map<string, PrintedForm>;
  undecided: boolean;
}

/** How one key of a concept is used. */
export interface KeyUse {
  papers: number;
  /** Mentions by reason. */
  reasons: Map<Reason | 'own', number>;
}

export const newConceptDraft = (id: string): ConceptDraft => ({
  id,
  papers: 0,
  mentions: 0,
  typeVotes: CONCEPT_TYPES.map(() => 0),
  forms: new Map(),
  undecided: false,
});

const TYPE_NUMBER = Object.fromEntries(CONCEPT_TYPES.map((type, i) => [type, i])) as Record<ConceptType, number>;

/** Adds the mentions of one paper to the concept that they belong to. Papers are distinct and come in the order of their ids. */
export function addToConcept(draft: ConceptDraft, paper: ExtractedPaper, group: readonly Assignment[]): void {
  const { id } = paper;
  draft.papers++;
  draft.mentions += group.length;
  for (const { mention, key, reason, undecided } of group) {
    draft.typeVotes[TYPE_NUMBER[mention.type]]! += mention.confidence;
    draft.undecided ||= undecided;
    const form = getOrAdd(draft.forms, printed(paper, mention), () => newForm(key, mention.text));
    if (form.lastPlain !== id && isPlainPlace(paper, mention)) {
      form.plain++;
      form.lastPlain = id;
    }
    addUse(form, reason, id);
  }
}

function addUse({ uses }: PrintedForm, reason: FormUse['reason'], paper: string): void {
  const use = uses.find((known) => known.reason === reason);
  if (!use) uses.push({ reason, mentions: 1, papers: [paper] });
  else {
    use.mentions++;
    if (use.papers.at(-1) !== paper) use.papers.push(paper);
  }
}

const newForm = (key: string, text: string): PrintedForm => ({ key, text, plain: 0, lastPlain: null, uses: [] });

/** Number of different papers in several lists. */
export const countPapers = (lists: readonly (readonly string[])[]): number =>
  lists.length === 1 ? lists[0]!.length : new Set(lists.flat()).size;

/** How the name keys of a concept are used: papers that print one of a key's spellings, and their mentions by reason. */
export function keyUses({ forms }: ConceptDraft): Map<string, KeyUse> {
  const uses = new Map<string, FormUse[]>();
  for (const form of forms.values()) getOrAdd(uses, form.key, () => []).push(...form.uses);
  return new Map(
    [...uses].map(([key, list]) => {
      const reasons: KeyUse['reasons'] = new Map();
      for (const { reason, mentions } of list) reasons.set(reason, (reasons.get(reason) ?? 0) + mentions);
      return [key, { papers: countPapers(list.map((use) => use.papers)), reasons }];
    }),
  );
}
