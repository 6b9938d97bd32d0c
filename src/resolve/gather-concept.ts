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
export interface PrintedForm {
  /** As it is printed. */
  surface: string;
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
  /** Each of its own surface. */
  forms: PrintedForm[];
  /** Places of the surfaces among the forms, where there are many of them. */
  places: Map<string, number> | null;
  undecided: boolean;
}

/** How one key of a concept is used. */
export interface KeyUse {
  key: string;
  papers: number;
  /** Mentions by reason. */
  reasons: ReadonlyMap<Reason | 'own', number>;
}

export const newConceptDraft = (id: string): ConceptDraft => ({
  id,
  papers: 0,
  mentions: 0,
  typeVotes: CONCEPT_TYPES.map(() => 0),
  forms: [],
  places: null,
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
    const form = formOf(draft, printed(paper, mention)) ?? addForm(draft, printed(paper, mention), key, mention.text);
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

/** Forms up to which looking through them all is faster than a map, and far smaller. */
const FEW = 8;

/** The form of a concept with this surface. */
export function formOf({ forms, places }: ConceptDraft, surface: string): PrintedForm | undefined {
  if (places === null) return forms.find((form) => form.surface === surface);
  const place = places.get(surface);
  return place === undefined ? undefined : forms[place];
}

function addForm(draft: ConceptDraft, surface: string, key: string, text: string): PrintedForm {
  const form: PrintedForm = { surface, key, text, plain: 0, lastPlain: null, uses: [] };
  draft.forms.push(form);
  if (draft.places) draft.places.set(surface, draft.forms.length - 1);
  else if (draft.forms.length > FEW) draft.places = new Map(draft.forms.map((known, i) => [known.surface, i]));
  return form;
}

/** Number of different papers in several lists. */
export const countPapers = (lists: readonly (readonly string[])[]): number =>
  lists.length === 1 ? lists[0]!.length : new Set(lists.flat()).size;

/** Counts of single mentions, which most keys have: shared, so that they take no memory. */
const ONCE = new Map<Reason | 'own', ReadonlyMap<Reason | 'own', number>>();

/** How the name keys of a concept are used: papers that print one of a key's spellings, and their mentions by reason. */
export function keyUses({ forms }: ConceptDraft): KeyUse[] {
  if (forms.length === 1) return [useOf(forms[0]!.key, forms[0]!.uses)];
  const uses = new Map<string, FormUse[]>();
  for (const form of forms) getOrAdd(uses, form.key, () => []).push(...form.uses);
  return [...uses].map(([key, list]) => useOf(key, list));
}

function useOf(key: string, uses: readonly FormUse[]): KeyUse {
  if (uses.length === 1 && uses[0]!.mentions === 1) {
    const { reason } = uses[0]!;
    return { key, papers: 1, reasons: getOrAdd(ONCE, reason, () => new Map([[reason, 1]])) };
  }
  const reasons = new Map<Reason | 'own', number>();
  for (const { reason, mentions } of uses) reasons.set(reason, (reasons.get(reason) ?? 0) + mentions);
  return { key, papers: countPapers(uses.map((use) => use.papers)), reasons };
}
