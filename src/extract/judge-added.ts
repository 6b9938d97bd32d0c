import { loadCatalogue } from '../lib/catalogue.ts';
import { CONCEPT_TYPES, type ConceptType, type ExtractedPaper, ROLES, type Role, type Span } from '../types.ts';
import { type Candidate, phraseKey } from './tagger/candidates.ts';
import { discourseOf } from './tagger/discourse.ts';
import { type PaperView, type TokenRange, viewPaper } from './tagger/paperview.ts';
import { reasonOf } from './tagger/reasons.ts';
import { loadResources } from './tagger/resources.ts';

/** Judges what a paper does with a name that extraction did not find: by the words around its places. */
type AddedRoleJudge = (paper: ExtractedPaper, type: ConceptType, spans: readonly Span[]) => { role: Role; cue: string };

/**
 * Loads the weights once.
 * @throws PapergraphError where the package's data is missing or damaged
 */
export function createAddedRoleJudge(): AddedRoleJudge {
  const { vocabulary, tables } = loadResources(loadCatalogue());
  return ({ title, abstract }, type, spans) => {
    const view = viewPaper(title, abstract, vocabulary, tables.lexicon);
    const added = candidateOf(view, type, spans);
    if (added.occurrences.length === 0) return { role: 'studies', cue: 'added by hand' };
    const cues = { view, discourse: discourseOf(view, tables.discourse), words: tables.discourse };
    const scores = tables.roles.score([added], cues).subarray(0, ROLES.length);
    const role = scores.indexOf(Math.max(...scores));
    const told = tables.roles.reason([added], role, cues);
    return { role: ROLES[role]!, cue: told === 0 ? 'added by hand' : reasonOf(told, view, cues.discourse) };
  };
}

/** What the spans print, as a candidate of which the type is known. */
function candidateOf(view: PaperView, type: ConceptType, spans: readonly Span[]): Candidate {
  const chances = new Float64Array(CONCEPT_TYPES.length + 1);
  chances[CONCEPT_TYPES.indexOf(type)] = 1;
  const ranges = spans.flatMap((span) => rangeOf(span, view) ?? []);
  const occurrences = ranges.sort((a, b) => a.start - b.start).map((range) => ({ ...range, chances, core: 1 }));
  const first = occurrences[0];
  if (!first) return { key: 0, length: 0, occurrences };
  const length = view.words.slice(first.start, first.end).filter((w) => !w.isJoiner).length;
  return { key: phraseKey(view, first), length, occurrences };
}

/** The tokens that a printed span touches. */
function rangeOf({ field, start, end }: Span, { tokens }: PaperView): TokenRange | null {
  const number = field === 'title' ? 0 : 1;
  const printed = (i: number): [number, number] => tokens[field].toPrinted(tokens.start[i]!, tokens.end[i]!);
  const count = tokens.words.length;
  const from = firstFrom(
    count,
    (i) => tokens.field[i]! > number || (tokens.field[i] === number && printed(i)[1] > start),
  );
  const to = firstFrom(count, (i) => tokens.field[i]! > number || (tokens.field[i] === number && printed(i)[0] >= end));
  return to > from ? { start: from, end: to } : null;
}

/** The smallest number below `length` for which a condition that stays true holds; `length` where there is none. */
function firstFrom(length: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
