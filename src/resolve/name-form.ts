import type { ConceptType } from '../types.ts';
import { abbreviates } from './abbreviation.ts';
import { type Components, componentKey } from './components.ts';
import { sameEnding } from './endings.ts';
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

/** Names that are remembered, twice over. */
const REMEMBERED = 20_000;

/**
 * A reader of names that remembers what it read lately: names repeat, and folding them is what costs; most stand in one paper alone, so that remembering
 * all of a large corpus would cost more.
 * @param capitals keys of acronyms that are printed in capitals alone
 */
export function createNameReader(components: Components, capitals: ReadonlySet<string>): (text: string) => NameForm {
  let late = new Map<string, NameForm>();
  let early = late;
  return (text) => {
    let form = late.get(text);
    if (form) return form;
    form = early.get(text) ?? take(text, components, capitals);
    if (late.size >= REMEMBERED) [early, late] = [late, new Map()];
    late.set(text, form);
    return form;
  };
}
