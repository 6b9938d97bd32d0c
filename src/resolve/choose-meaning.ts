import type { ConceptType, Mention } from '../types.ts';
import { kindOf } from './kind.ts';
import type { Meaning, Meanings } from './meanings.ts';
import type { Reason } from './reasons.ts';

/** What a paper tells about a name that may mean several things. */
export interface Company {
  /** Concepts that the paper names beyond doubt. */
  concepts: ReadonlySet<string>;
  /** Title and abstract in lower case. */
  text: string;
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** Number of the meaning's cues that begin a word of the text. */
const cueCount = (text: string, meaning: Meaning): number =>
  (meaning.homonym?.cues ?? []).filter((cue) => text.includes(` ${cue}`) || text.includes(`-${cue}`)).length;

function mostCues(options: readonly Meaning[], text: string): Meaning | undefined {
  const counts = options.map((option) => cueCount(text, option));
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  return most === 0 ? undefined : only(options.filter((_, i) => counts[i] === most));
}

/**
 * Decides what a name with several meanings stands for in one paper that does not define it: by its exact spelling
 * where that tells the known homonyms apart (MATH, math), by another name of one meaning in the paper, by the words around, by its kind, else
 * by what prevails in the corpus.
 * @returns null where nothing decides
 */
export function chooseMeaning(
  mention: Mention,
  { options, usual, isListed }: Meanings,
  company: Company,
): { concept: string; reason: Reason } | null {
  const homonyms = options.filter((option) => option.homonym !== null);
  const spellings = new Set(homonyms.map((option) => option.homonym!.name));
  const chosen =
    (spellings.size > 1 ? only(homonyms.filter((option) => option.homonym!.name === mention.text)) : undefined) ??
    only(options.filter((option) => company.concepts.has(option.concept))) ??
    mostCues(homonyms, company.text) ??
    only(homonyms.filter((option) => kindOf(option.homonym!.type) === kindOf(mention.type))) ??
    // Whether something is a method or a model is too much a matter of taste to outweigh what the name usually means.
    (usual === null ? only(homonyms.filter((option) => option.homonym!.type === mention.type)) : undefined);
  if (chosen) return { concept: chosen.concept, reason: 'context' };
  const option = options.find(({ concept }) => concept === usual);
  // Who coins a name need not know what others abbreviate so.
  if (!option || (!isListed && (mention.role === 'introduces' || isOtherThing(mention.type, option.type)))) return null;
  return { concept: option.concept, reason: 'definition-elsewhere' };
}

/** Whether one is a dataset or a metric and the other is not. */
const isOtherThing = (a: ConceptType, b: ConceptType | undefined): boolean =>
  b !== undefined && a !== b && [a, b].some((type) => type === 'dataset' || type === 'metric');
