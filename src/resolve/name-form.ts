import type { ConceptType } from '../types.ts';
import { abbreviates } from './abbreviation.ts';
import { type Components, componentKey } from './components.ts';
import { sameEnding } from './endings.ts';
import { getOrAdd } from './get-or-add.ts';
import { splitHeadWord } from './head-word.ts';
import { joinWords, nameKey, nameWords } from './name-key.ts';

/** A printed name taken apart, once for all its mentions. */
export interface NameForm {
  key: string;
  words: string[];
  /** Key of an acronym that the name itself holds in brackets, as in "masked language modeling (MLM)". */
  acronym: string | null;
  /** Key with the well-known acronyms and expansions inside brought to one form; null where there are none. */
  component: string | null;
  /** Key of the name with another ending that says the same. */
  ending: { key: string; onlyUnknown: boolean } | null;
  /** The name without its head word (`Adam optimizer` → Adam), and the types for which that says the same thing. */
  bare: { key: string; types: ConceptType[]; distinctive: boolean } | null;
}

/** An acronym that begins with lower-case letters: sCM is no SCM. */
const LOWER_FIRST = /^\p{Ll}{1,2}\p{Lu}{2,5}s?$/u;

const BRACKETS = /\s*\(([^()]{1,30})\)/;

function take(printed: string, components: Components, capitals: ReadonlySet<string>): NameForm {
  const inner = BRACKETS.exec(printed);
  const holdsAcronym = inner !== null && abbreviates(inner[1]!, printed.slice(0, inner.index));
  const text = holdsAcronym
    ? printed.slice(0, inner.index) + printed.slice(inner.index + inner[0].length)
    : printed.trim();
  const words = nameWords(text);
  const plainKey = joinWords(words) || nameKey(text);
  const ending = sameEnding(text);
  const split = splitHeadWord(text);
  return {
    // The mark makes a key of its own; no folded name holds it.
    key: capitals.has(plainKey) && LOWER_FIRST.test(text) ? `${plainKey}~` : plainKey,
    words,
    // In "text-to-image (T2I) model" the acronym stands for a part of the name alone.
    acronym: holdsAcronym && printed.endsWith(')') ? nameKey(inner[1]!) : null,
    // A name without spaces is a proper name: VLM-Gym is no gym of vision-language models.
    component: /\s/.test(text) ? componentKey(words, components) : null,
    ending: ending && { key: nameKey(ending.name), onlyUnknown: ending.onlyUnknown },
    bare: split && { key: nameKey(split.rest), types: split.types, distinctive: split.distinctive },
  };
}

/**
 * A reader of names that remembers what it read: names repeat, and folding them is what costs.
 * @param capitals keys of acronyms that are printed in capitals alone
 */
export function createNameReader(components: Components, capitals: ReadonlySet<string>): (text: string) => NameForm {
  const known = new Map<string, NameForm>();
  return (text) => getOrAdd(known, text, () => take(text, components, capitals));
}
