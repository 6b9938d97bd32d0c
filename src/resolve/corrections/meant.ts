import type { Resolution } from '../../types.ts';
import { nameKey } from '../name-key.ts';
import { type Correction, type CorrectionOf, type Corrections, type Place, quote, title, type Word } from './entry.ts';
import { createForms } from './forms.ts';
import type { Problem } from './problem.ts';
import { createReferences, type Found, type References } from './references.ts';

/** A printed form that goes from one concept to another. */
interface Move {
  from: string;
  surface: string;
  to: string;
  /** The papers in which it goes; null for all. */
  papers: ReadonlySet<string> | null;
}

/** A correction with the ids of the concepts that its names mean; what no paper has yet is left out. */
export type Meant =
  | { kind: 'merge'; entry: CorrectionOf<'merge'>; ids: string[] }
  | { kind: 'split'; entry: CorrectionOf<'split'>; id: string; off: string; moves: Move[] }
  | { kind: 'rename'; entry: CorrectionOf<'rename'>; id: string }
  | { kind: 'retype'; entry: CorrectionOf<'retype'>; id: string }
  | { kind: 'drop'; entry: CorrectionOf<'drop'>; id: string }
  | { kind: 'variant'; entry: CorrectionOf<'variant'>; child: string; parent: string }
  | { kind: 'add'; entry: CorrectionOf<'add'>; id: string; isNew: boolean; moves: Move[] };

/** How names become ids. */
export interface Ids {
  /** Id that the concept of this name gets, be it in the corpus or not. */
  ofName(name: string): string;
  /** Id of the concept of this very key. */
  ofKey(key: string): string;
}

/** Near names are looked for in so many problems only: each costs a walk over all names. */
const NEAR_FOR = 20;

const MEND_UNKNOWN =
  'correct the name, or write "optional: true" into the entry if papers that name it come later (`papergraph stats MAP` and `show MAP NAME` tell the names)';
const MOST_FORMS = 8;

/**
 * Looks up the names of corrections. They may use the concepts' names, printed forms and ids as they are without corrections, and the names that
 * corrections give.
 * @param problems what is wrong is added to it
 */
export function lookUpNames({ entries }: Corrections, base: Resolution, ids: Ids, problems: Problem[]): Meant[] {
  const early = createReferences(base);
  const all = createReferences(base);
  const forms = createForms(base);
  const known = new Set(base.concepts.map(({ id }) => id));
  const meant = new Map<Correction, Meant>();
  const fail = (entry: Correction, at: Place, what: string) =>
    problems.push({ line: at.line, column: at.column, what: `${title(entry)}: ${what}` });

  const look = (entry: Correction, word: Word, found: Found): string | null => {
    if (found.found === 'one') return found.id;
    if (found.found === 'several')
      fail(entry, word, `${quote(word.text)} names several concepts: write the id of one: ${found.ids.join(', ')}`);
    else if (!entry.optional) {
      const near = problems.length < NEAR_FOR ? found.near().map(quote).join(', ') : '';
      const guess = near ? `did you mean ${near}? ` : '';
      fail(entry, word, `no concept is called ${quote(word.text)}: ${guess}${MEND_UNKNOWN}`);
    }
    return null;
  };

  nameRenamed(entries, early);
  for (const entry of entries) {
    if (entry.kind === 'split') {
      const id = look(entry, entry.concept, early.find(entry.concept.text));
      if (id === null) continue;
      const own = entry.as ? ids.ofName(entry.as.text) : ids.ofKey(nameKey(entry.forms[0]!.text));
      const off = own === id ? `${id}-split` : own;
      const here = entry.papers.length === 0 ? null : new Set(entry.papers.map(({ text }) => text));
      const moves = entry.forms.flatMap((form) => {
        const surfaces = forms.ofConcept(id, form.text);
        if (surfaces.length === 0 && !entry.optional) fail(entry, form, notPrinted(entry, form, forms.printedIn(id)));
        return surfaces.map((surface): Move => ({ from: id, surface, to: off, papers: here }));
      });
      if (moves.length === 0) continue;
      const found = new Set(moves.flatMap(({ surface }) => [...forms.papersOf(id, surface)]));
      const absent = entry.optional ? [] : entry.papers.filter(({ text }) => !found.has(text));
      for (const paper of absent)
        fail(
          entry,
          paper,
          `the paper ${quote(paper.text)} does not print it: write ids as \`papergraph show\` tells them`,
        );
      if (entry.as) all.take(off, entry.as.text);
      else if (here === null) all.take(off, ...entry.forms.map(({ text }) => text));
      else all.take(off);
      meant.set(entry, { kind: 'split', entry, id, off, moves });
    } else if (entry.kind === 'add') {
      const found = early.findNamed(entry.name.text);
      const id = found.found === 'none' ? ids.ofName(entry.name.text) : look(entry, entry.name, found);
      if (id === null) continue;
      const names = [entry.name, ...entry.aliases].map(({ text }) => text);
      const moves = names.flatMap((name) =>
        forms.everywhere(name).flatMap((form): Move[] => (form.from === id ? [] : [{ ...form, to: id, papers: null }])),
      );
      all.take(id, ...names);
      meant.set(entry, { kind: 'add', entry, id, isNew: !known.has(id), moves });
    }
  }
  nameRenamed(entries, all);
  return entries.flatMap((entry) => {
    if (entry.kind === 'split' || entry.kind === 'add') return meant.get(entry) ?? [];
    return otherKinds(entry, (word) => look(entry, word, all.find(word.text))) ?? [];
  });
}

/** Lets renamed concepts be called by their new names; those that are called by another new name come last. */
function nameRenamed(entries: readonly Correction[], references: References): void {
  let left = entries.filter((entry) => entry.kind === 'rename');
  for (let round = 0; round < 2; round++) {
    const found = left.map((entry) => ({ entry, found: references.find(entry.concept.text) }));
    for (const { entry, found: what } of found) if (what.found === 'one') references.rename(what.id, entry.to.text);
    left = found.flatMap(({ entry, found: what }) => (what.found === 'one' ? [] : [entry]));
  }
}

function otherKinds(
  entry: Exclude<Correction, { kind: 'split' | 'add' }>,
  look: (word: Word) => string | null,
): Meant | null {
  switch (entry.kind) {
    case 'merge':
      return { kind: 'merge', entry, ids: [...new Set(entry.concepts.flatMap((word) => look(word) ?? []))] };
    case 'variant': {
      const [child, parent] = [look(entry.child), look(entry.parent)];
      return child === null || parent === null ? null : { kind: 'variant', entry, child, parent };
    }
    default: {
      const id = look(entry.concept);
      return id === null ? null : ({ kind: entry.kind, entry, id } as Meant);
    }
  }
}

function notPrinted(entry: CorrectionOf<'split'>, form: Word, printed: readonly string[]): string {
  const shown = printed.slice(0, MOST_FORMS).map(quote).join(', ');
  const more = printed.length > MOST_FORMS ? ', …' : '';
  return `${quote(form.text)} is no printed form of ${quote(entry.concept.text)}: it is printed as ${shown}${more}; if it is a concept that another correction merges in, take that one back`;
}
