import { readPackageData } from '../lib/package.ts';
import { compareStrings } from '../lib/text.ts';
import { parseTsv } from '../lib/tsv.ts';
import type { Concept, VariantLink } from '../types.ts';
import { kindOf } from './kind.ts';
import { dropLastPart, familyNames } from './variant-names.ts';

/** Parts that may be taken off one name, one after the other, before its parent must be found: Llama-3.1-8B-Instruct → Llama. */
const LONGEST_CHAIN = 5;

/** Variants that the catalogue lists, as printed names. */
const listedVariants = (): [string, string][] =>
  parseTsv(readPackageData('catalogue/variants.tsv')).map(([variant = '', parent = '']) => [variant, parent]);

/**
 * Which concepts are variants of which others in the corpus: what the catalogue lists, then what the structure of names says. A concept has
 * at most one parent by name, the nearest one; both must be of one kind (methods and models are one). Never a circle.
 * @param conceptOf the one concept of the corpus that a printed name stands for, if there is exactly one
 */
export function findVariants(
  concepts: readonly Concept[],
  conceptOf: (name: string) => string | undefined,
): VariantLink[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const parents = new Map<string, VariantLink[]>();
  const add = (from: string, to: string | undefined, basis: VariantLink['basis']): boolean => {
    if (to === undefined || to === from || !byId.has(from) || !byId.has(to) || reaches(to, from)) return false;
    const known = parents.get(from) ?? [];
    if (known.some((link) => link.to === to)) return true;
    parents.set(from, [...known, { from, to, basis }]);
    return true;
  };
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    for (const id of seen) {
      if (id === goal) return true;
      for (const { to } of parents.get(id) ?? []) seen.add(to);
    }
    return false;
  };
  for (const [variant, parent] of listedVariants()) {
    const from = conceptOf(variant);
    if (from !== undefined) add(from, conceptOf(parent), 'catalogue');
  }
  for (const { id, name, type } of concepts) {
    // Numbers after a metric are values: FID 9.91.
    if (parents.has(id) || type === 'metric') continue;
    const isName = (text: string) => conceptOf(text) !== undefined;
    for (const candidate of [...shorterNames(name), ...familyNames(name, type !== 'dataset', isName)]) {
      const to = conceptOf(candidate);
      const fits = to !== undefined && to !== id && kindOf(byId.get(to)!.type) === kindOf(type);
      if (fits && add(id, to, 'name')) break;
    }
  }
  return [...parents.values()].flat().sort((a, b) => compareStrings(a.from, b.from) || compareStrings(a.to, b.to));
}

/** The name without one, two … of its last parts. */
function shorterNames(name: string): string[] {
  if (name.length > 80) return [];
  const found: string[] = [];
  let at: string | null = name;
  for (let step = 0; step < LONGEST_CHAIN && at !== null; step++) {
    at = dropLastPart(at);
    // One letter is no name to be a variant of: C4 is none of C, o1 none of o.
    if (at !== null && /\p{L}.*\p{L}/u.test(at)) found.push(at);
  }
  return found;
}
