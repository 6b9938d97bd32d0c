import type { Candidate } from '../../src/extract/tagger/candidates.ts';
import { type PaperView, printedForm, type TokenRange } from '../../src/extract/tagger/paperview.ts';
import { CONCEPT_TYPES, ROLES } from '../../src/types.ts';
import type { GoldEntity, GoldPaper } from './papers.ts';
import { normal } from './score.ts';

/** The text of a range as it is printed, LaTeX and all. */
function printedText({ tokens }: PaperView, paper: GoldPaper, { start, end }: TokenRange): string {
  const field = tokens.field[start] === 0 ? 'title' : 'abstract';
  const [from, to] = tokens[field].toPrinted(tokens.start[start]!, tokens.end[end - 1]!);
  return paper[field].slice(from, to);
}

/** The labelled entities that a candidate is by the scorer's comparison of names. */
function matches(candidate: Candidate, view: PaperView, paper: GoldPaper): GoldEntity[] {
  const forms = new Set(
    candidate.occurrences.flatMap((o) => [normal(printedForm(view, o)), normal(printedText(view, paper, o))]),
  );
  return paper.entities.filter(({ name, surfaces }) => [name, ...surfaces].some((s) => forms.has(normal(s))));
}

/** 1–5 type of a core entity, -1 borderline only, 0 none. */
export function classOf(candidate: Candidate, view: PaperView, paper: GoldPaper): number {
  const found = matches(candidate, view, paper);
  const core = found.find((e) => e.core);
  return core ? 1 + (CONCEPT_TYPES as readonly string[]).indexOf(core.type) : found.length > 0 ? -1 : 0;
}

/** 1–4 role of a core entity (1: introduces), negative that of a borderline one, 0 none. */
export function roleOf(candidate: Candidate, view: PaperView, paper: GoldPaper): number {
  const found = matches(candidate, view, paper);
  const best = found.find((e) => e.core) ?? found[0];
  const role = best ? 1 + (ROLES as readonly string[]).indexOf(best.role) : 0;
  return best?.core === false ? -role : role;
}
