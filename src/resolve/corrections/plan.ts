import { compareStrings } from '../../lib/text.ts';
import type { ConceptType, Resolution } from '../../types.ts';
import { getOrAdd } from '../get-or-add.ts';
import { checkContradictions } from './contradictions.ts';
import type { Corrections } from './entry.ts';
import { formKey } from './forms.ts';
import { type Ids, lookUpNames, type Meant } from './meant.ts';
import { joinHeads } from './merge-groups.ts';
import { type Problem, refuse } from './problem.ts';

/** A name that is looked for in every text. */
export interface Literal {
  name: string;
  concept: string;
  type: ConceptType;
}

/** What corrections do, in ids: the same whatever the order of the entries. */
export interface Plan {
  meant: readonly Meant[];
  /** Concept of an assigned form after splits, additions and merges; null where it is dropped. */
  place(concept: string, surface: string, paper: string): string | null;
  literals: readonly Literal[];
  /** Names and types that are given, by final id. */
  names: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, ConceptType>;
  variants: { add: [child: string, parent: string][]; remove: ReadonlySet<string> };
  /** The user's reasons by `formKey` of concept and form, of all corrections that brought the form there. */
  notes: ReadonlyMap<string, string>;
  /** The concept that a concept has become part of by merges; itself where there are none. */
  headOf(concept: string): string;
}

/**
 * What the corrections do to a resolution that was made without them. The order of steps is fixed: splits and additions take forms, then concepts
 * are merged, then dropped, then named and typed, then variants are set.
 * @param base the resolution without corrections
 * @throws PapergraphError naming file, line and column of every name that means nothing or several things, and of every contradiction
 */
export function planCorrections(corrections: Corrections, base: Resolution, ids: Ids): Plan {
  const problems: Problem[] = [];
  const meant = lookUpNames(corrections, base, ids, problems);
  refuse(corrections.file, problems);
  const headOf = joinHeads(meant, problems);
  checkContradictions(meant, base, headOf, problems);
  refuse(corrections.file, problems);

  const moves = new Map<string, string>();
  const dropped = new Set<string>();
  const names = new Map<string, string>();
  const types = new Map<string, ConceptType>();
  const literals: Literal[] = [];
  const variants = { add: [] as [string, string][], remove: new Set<string>() };
  const baseNames = new Map(base.concepts.map(({ id, name }) => [id, name]));
  for (const item of meant) {
    if (item.kind === 'split' || item.kind === 'add')
      for (const { from, surface, to, papers } of item.moves)
        for (const paper of papers ?? [null]) moves.set(formKey(from, surface, paper), to);
    if (item.kind === 'split' && item.entry.as && !baseNames.has(item.off) && headOf(item.off) === item.off)
      names.set(item.off, item.entry.as.text);
    if (item.kind === 'drop') dropped.add(item.id);
    if (item.kind === 'retype') types.set(headOf(item.id), item.entry.to);
    if (item.kind === 'merge' && item.ids.length > 1) {
      const head = headOf(item.ids[0]!);
      const name = baseNames.get(head);
      if (name !== undefined && !names.has(head)) names.set(head, name);
    }
    if (item.kind === 'variant') {
      const [child, parent] = [headOf(item.child), headOf(item.parent)];
      if (item.entry.remove) variants.remove.add(formKey(child, parent));
      else variants.add.push([child, parent]);
    }
    if (item.kind === 'add') {
      const { entry, id, isNew } = item;
      types.set(headOf(id), entry.type);
      if (isNew && headOf(id) === id) names.set(id, entry.name.text);
      for (const { text } of [entry.name, ...entry.aliases])
        literals.push({ name: text, concept: headOf(id), type: entry.type });
    }
  }
  // New names come last: they win over the names that merges and additions keep.
  for (const item of meant) if (item.kind === 'rename') names.set(headOf(item.id), item.entry.to.text);
  const place = (concept: string, surface: string, paper: string): string | null => {
    const moved = moves.get(formKey(concept, surface, paper)) ?? moves.get(formKey(concept, surface));
    const to = headOf(moved ?? concept);
    return dropped.has(to) ? null : to;
  };
  return { meant, place, literals, names, types, variants, notes: notesOf(meant, base, moves, headOf), headOf };
}

function notesOf(
  meant: readonly Meant[],
  base: Resolution,
  moves: ReadonlyMap<string, string>,
  headOf: (id: string) => string,
): Map<string, string> {
  const ofConcept = new Map<string, Set<string>>();
  const ofForm = new Map<string, Set<string>>();
  const notes = new Map<string, Set<string>>();
  for (const item of meant) {
    const { reason } = item.entry;
    if (reason === null) continue;
    if (item.kind === 'merge')
      for (const id of item.ids.slice(1)) getOrAdd(ofConcept, id, () => new Set<string>()).add(reason);
    if (item.kind !== 'split' && item.kind !== 'add') continue;
    for (const { from, surface, to, papers } of item.moves)
      if (papers === null) getOrAdd(ofForm, formKey(from, surface), () => new Set<string>()).add(reason);
      else getOrAdd(notes, formKey(headOf(to), surface), () => new Set<string>()).add(reason);
  }
  for (const { concept, surface } of base.merges) {
    const moved = moves.get(formKey(concept, surface));
    const reasons = [
      ...(moved === undefined ? [] : (ofForm.get(formKey(concept, surface)) ?? [])),
      ...(ofConcept.get(moved ?? concept) ?? []),
    ];
    const key = formKey(headOf(moved ?? concept), surface);
    for (const reason of reasons) getOrAdd(notes, key, () => new Set<string>()).add(reason);
  }
  return new Map([...notes].map(([key, reasons]) => [key, [...reasons].sort(compareStrings).join('; ')]));
}
