import { editDistance } from '../../lib/edit-distance.ts';
import { compareStrings } from '../../lib/text.ts';
import type { Resolution } from '../../types.ts';
import { getOrAdd } from '../get-or-add.ts';
import { nameKey } from '../name-key.ts';

/** What a word means: one concept; several; or none: `near` looks for names that it may have meant, which costs. */
export type Found =
  | { found: 'one'; id: string }
  | { found: 'several'; ids: string[] }
  | { found: 'none'; near(): string[] };

/** Looks up concepts by what a person calls them. */
export interface References {
  find(text: string): Found;
  /** Only by id or name. */
  findNamed(text: string): Found;
  /** Lets a concept be called by names that a correction takes for it, whatever else is called so. */
  take(id: string, ...names: string[]): void;
  /** Lets a concept be called by a new name too, where no other is called so. */
  rename(id: string, name: string): void;
}

const NEAR = 3;

/** A table of names, exact and folded. */
function createNames() {
  const exact = new Map<string, Set<string>>();
  const folded = new Map<string, Set<string>>();
  return {
    exact,
    folded,
    add(id: string, name: string) {
      getOrAdd(exact, name, () => new Set<string>()).add(id);
      getOrAdd(folded, nameKey(name), () => new Set<string>()).add(id);
    },
  };
}

/**
 * Makes concepts findable by id (also `concept:…`), name or printed form; what is exact comes before what merely folds to the same, names before
 * other forms.
 */
export function createReferences(base: Resolution): References {
  const ids = new Set(base.concepts.map(({ id }) => id));
  const papers = new Map(base.concepts.map((concept) => [concept.id, concept.papers]));
  const names = createNames();
  const forms = createNames();
  const [taken, renamed] = [createNames(), createNames()];
  const named = [taken, names, renamed];
  for (const { id, name, aliases } of base.concepts) {
    names.add(id, name);
    for (const alias of aliases) forms.add(id, alias);
  }

  function near(text: string): string[] {
    const wanted = nameKey(text).slice(0, 80);
    const limit = Math.max(1, Math.floor(wanted.length / 4));
    const best = new Map<string, number>();
    for (const { folded } of [names, forms])
      for (const [key, found] of folded) {
        const distance =
          wanted.length > 2 && key.includes(wanted) ? limit / 2 : editDistance(wanted, key.slice(0, 80), limit);
        if (distance > limit) continue;
        for (const id of found) best.set(id, Math.min(distance, best.get(id) ?? distance));
      }
    const label = new Map(base.concepts.map(({ id, name }) => [id, name]));
    return [...best]
      .sort(([a, x], [b, y]) => x - y || (papers.get(b) ?? 0) - (papers.get(a) ?? 0) || compareStrings(a, b))
      .slice(0, NEAR)
      .map(([id]) => label.get(id) ?? id);
  }

  function lookUp(text: string, tables: readonly (typeof forms)[]): Found {
    const id = text.startsWith('concept:') ? text.slice('concept:'.length) : text;
    if (ids.has(id)) return { found: 'one', id };
    const key = nameKey(text);
    const steps = [
      ...named.map(({ exact }) => exact.get(text)),
      ...named.map(({ folded }) => folded.get(key)),
      ...tables.flatMap(({ exact, folded }) => [exact.get(text), folded.get(key)]),
    ];
    for (const step of steps) {
      if (step?.size === 1) return { found: 'one', id: [...step][0]! };
      if (step) return { found: 'several', ids: [...step].sort(compareStrings) };
    }
    return { found: 'none', near: () => near(text) };
  }

  return {
    find: (text) => lookUp(text, [forms]),
    findNamed: (text) => lookUp(text, []),
    take(id, ...more) {
      ids.add(id);
      for (const name of more) taken.add(id, name);
    },
    rename: (id, name) => renamed.add(id, name),
  };
}
