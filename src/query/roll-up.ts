import { compareStrings } from '../lib/text.ts';
import { CONCEPT_TYPES, type ConceptType } from '../types.ts';
import type { MapIndex } from './open-map.ts';

/** Counts over a concept and all its variants, theirs too. */
export interface RollUp {
  /** Ids of the variants, nearest first; the concept itself is left out. */
  variants: string[];
  /** Papers that name the concept or any of them, each once. */
  papers: number;
  /** Mentions of all of them. */
  mentions: number;
}

/**
 * Counts over a concept and its variants. What is reached on two ways counts once.
 * @param id an id of `index.concepts`
 */
export function rollUp(index: MapIndex, id: string): RollUp {
  const found = new Set([id]);
  const papers = new Set<string>();
  let mentions = 0;
  // A set grows while it is walked: nearest first, each one once, also in a circle.
  for (const concept of found) {
    for (const link of index.papersOf(concept)) {
      papers.add(link.paper);
      mentions += link.mentions.length;
    }
    for (const link of index.variantsOf(concept)) found.add(link.from);
  }
  found.delete(id);
  return { variants: [...found], papers: papers.size, mentions };
}

/** A concept with its counts over its variants. */
interface RolledUp extends RollUp {
  id: string;
  name: string;
}

/**
 * The concepts of each type that most papers name, by themselves or by a variant. Variants are counted in what they are variants of, and not listed.
 * @param n how many of each type
 */
export function topRolledUp(index: MapIndex, n: number): Record<ConceptType, RolledUp[]> {
  const roots = [...index.concepts.values()].filter(({ id }) => index.variantOf(id).length === 0);
  const counted = roots.map((concept) => ({ concept, ...rollUp(index, concept.id) }));
  const top = (type: ConceptType) =>
    counted
      .filter(({ concept }) => concept.type === type)
      .sort((x, y) => y.papers - x.papers || y.mentions - x.mentions || compareStrings(x.concept.id, y.concept.id))
      .slice(0, n)
      .map(({ concept: { id, name }, ...counts }) => ({ id, name, ...counts }));
  return Object.fromEntries(CONCEPT_TYPES.map((type) => [type, top(type)])) as Record<ConceptType, RolledUp[]>;
}
