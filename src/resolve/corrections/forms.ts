import { groupBy } from '../../lib/group.ts';
import type { Resolution } from '../../types.ts';
import { getOrAdd } from '../get-or-add.ts';
import { nameKey } from '../name-key.ts';

/** Key of a printed form of a concept, in one paper or in all. */
export const formKey = (concept: string, surface: string, paper: string | null = null): string =>
  paper === null ? `${concept}\n${surface}` : `${concept}\n${surface}\n${paper}`;

/** The printed forms of concepts, by what a person writes of them. */
export interface Forms {
  printedIn(concept: string): string[];
  /** Papers in which a concept is printed so. */
  papersOf(concept: string, surface: string): ReadonlySet<string>;
  /**
   * Forms of a concept that a text means: all that fold to the same, but of spellings of the concept's own name the very one alone (`Sam` of SAM).
   */
  ofConcept(concept: string, text: string): string[];
  /** Forms of any concept that fold to the same. */
  everywhere(text: string): readonly { from: string; surface: string }[];
}

/** Makes the printed forms of a resolution findable. */
export function createForms({ concepts, merges }: Resolution): Forms {
  const rows = groupBy(merges, (merge) => merge.concept);
  const names = new Map(concepts.map(({ id, name }) => [id, name]));
  const printedIn = (concept: string): string[] => [
    ...new Set((rows.get(concept) ?? []).map(({ surface }) => surface)),
  ];
  let byKey: Map<string, { from: string; surface: string }[]> | null = null;
  return {
    printedIn,
    papersOf: (concept, surface) =>
      new Set((rows.get(concept) ?? []).filter((row) => row.surface === surface).flatMap(({ papers }) => papers)),
    ofConcept(concept, text) {
      const key = nameKey(text);
      const printed = printedIn(concept);
      const isOwnName = key === nameKey(names.get(concept) ?? '');
      if (isOwnName && printed.includes(text)) return [text];
      return printed.filter((surface) => surface === text || nameKey(surface) === key);
    },
    everywhere(text) {
      byKey ??= indexByKey(merges);
      return byKey.get(nameKey(text)) ?? [];
    },
  };
}

function indexByKey(merges: Resolution['merges']): Map<string, { from: string; surface: string }[]> {
  const index = new Map<string, Map<string, { from: string; surface: string }>>();
  for (const { concept: from, surface } of merges)
    getOrAdd(index, nameKey(surface), () => new Map()).set(`${from}\t${surface}`, { from, surface });
  return new Map([...index].map(([key, forms]) => [key, [...forms.values()]]));
}
