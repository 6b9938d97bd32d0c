import { compareStrings } from '../lib/text.ts';
import type { ConceptType } from '../types.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import type { Expansion } from './expansions.ts';
import type { Ground } from './ground.ts';
import type { Homonym } from './homonyms.ts';

/** One of several concepts that a name may stand for. */
export interface Meaning {
  /** Concept id. */
  concept: string;
  /** Papers (or prior) behind it. */
  weight: number;
  homonym: Homonym | null;
  /** Type of the concept, if the catalogue knows it. */
  type: ConceptType | undefined;
}

/** What a name without a settled meaning may stand for. */
export interface Meanings {
  options: Meaning[];
  /** The meaning that prevails where a paper does not decide; null where none does. */
  usual: string | null;
  /** False where only definitions in other papers tell what the name means. */
  isListed: boolean;
}

/** What is known about names beyond one paper. All concepts are ids. */
export interface Knowledge {
  catalogue: CatalogueIndex;
  /** Id of the concept with this root key. */
  idOf(root: string): string;
  /** Meanings of a name that the catalogue does not settle. */
  meanings(key: string): Meanings | undefined;
  /** Concept that a long form stands for, as definitions say. */
  longForm(key: string): string | undefined;
  /** Meaning of an acronym in a paper that defines it by this long form. */
  defined(short: string, long: string): string | undefined;
}

/** Share of the weight that lets one meaning prevail. */
const DOMINANCE = 0.8;
/** An ambiguous alias of the catalogue counts like this many papers that define it so. */
const ALIAS_PRIOR = 3;
/** A name that is ambiguous as a word, but one that the catalogue knows as a name by itself (Mamba), counts like this many. */
const NAME_PRIOR = 10;

/** Papers that must define an acronym before papers that do not are read so: short ones collide by chance. */
const definitionsNeeded = (key: string): number =>
  key.length <= 2 ? 3 : key.length === 3 || looksLikeWord(key) ? 2 : 1;

/** Short forms that can be spoken are coined again and again (MUSE, COIN, MARBLE, REPAIR). */
const looksLikeWord = (key: string): boolean =>
  /^[a-z]{4,7}$/.test(key) && /[aeiou]/.test(key) && !/[^aeiouy]{4}/.test(key);

/** The meaning that holds nearly all of the weight, if there is enough of it. */
function prevailing(options: readonly Meaning[], needed: number): string | null {
  const total = options.reduce((sum, option) => sum + option.weight, 0);
  const best = options[0];
  return best && best.weight >= needed && best.weight >= DOMINANCE * total ? best.concept : null;
}

/** Orders meanings by weight and finds the prevailing one. */
export function weighMeanings(options: Meaning[], needed: number, isListed: boolean): Meanings {
  options.sort((a, b) => b.weight - a.weight || compareStrings(a.concept, b.concept));
  return { options, usual: prevailing(options, needed), isListed };
}

/** Puts together what the corpus defines, the known homonyms and the catalogue's ambiguous short forms. */
export function createKnowledge(
  { index: catalogue, homonyms, ambiguous, idOf, rootOf, typeOf, isListed }: Ground,
  expansions: ReadonlyMap<string, Expansion[]>,
): Knowledge {
  const meanings = new Map<string, Meanings>();
  for (const short of new Set([...homonyms.keys(), ...expansions.keys(), ...ambiguous])) {
    const known = catalogue.names.get(short);
    const shared = homonyms.get(short);
    if (known && !known.ambiguous && !shared) continue;
    const options = new Map<string, Meaning>();
    const add = (concept: string, weight: number, homonym: Homonym | null) => {
      const option = options.get(concept);
      if (option) option.weight += weight;
      else options.set(concept, { concept, weight, homonym, type: typeOf(concept) });
    };
    for (const homonym of shared ?? []) add(idOf(rootOf(homonym.canonical)), homonym.prior, homonym);
    if (known && !shared) add(idOf(known.root), known.root === short ? NAME_PRIOR : ALIAS_PRIOR, null);
    for (const expansion of expansions.get(short) ?? []) add(idOf(expansion.root), expansion.papers, null);
    if (options.size > 0)
      meanings.set(short, weighMeanings([...options.values()], definitionsNeeded(short), isListed(short)));
  }
  const longForms = new Map<string, { concept: string; papers: number }>();
  const defined = new Map<string, string>();
  for (const [short, list] of [...expansions].sort((a, b) => compareStrings(a[0], b[0]))) {
    for (const { root, longs, papers } of list) {
      for (const long of longs) {
        defined.set(`${short}\t${long}`, idOf(root));
        const best = longForms.get(long);
        if (!best || best.papers < papers) longForms.set(long, { concept: idOf(root), papers });
      }
    }
  }
  return {
    catalogue,
    idOf,
    meanings: (key) => meanings.get(key),
    longForm: (key) => longForms.get(key)?.concept,
    defined: (short, long) => defined.get(`${short}\t${long}`),
  };
}
