import { abbreviates } from './abbreviation.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import { joinWords } from './name-key.ts';

/** Keys of well-known acronyms and of their expansions → the root key that both stand for. */
export type Components = Map<string, string>;

const LONGEST_PART = 5;

/**
 * Well-known acronyms with their expansions, to be found inside longer names.
 * @param isOpen whether a key has several meanings
 */
export function findComponents(index: CatalogueIndex, isOpen: (key: string) => boolean): Components {
  const components: Components = new Map();
  for (const [key, { root, ambiguous }] of index.names) {
    if (ambiguous || isOpen(key) || key.length < 2 || key.length > 8) continue;
    const longs = (index.expansions.get(root) ?? []).filter(
      (words) =>
        words.length <= LONGEST_PART && joinWords(words).length > key.length + 3 && abbreviates(key, words.join(' ')),
    );
    if (longs.length === 0) continue;
    components.set(key, root);
    for (const words of longs) components.set(joinWords(words), root);
  }
  return components;
}

/**
 * The key of a name with the acronyms and expansions inside it brought to one form: `decoder-only LLM` = decoder-only large language model,
 * `conditional GAN` = conditional generative adversarial network.
 * @returns null where the name holds none
 */
export function componentKey(words: readonly string[], components: Components): string | null {
  if (words.length < 2 || words.length > 12) return null;
  const parts: string[] = [];
  let replaced = false;
  for (let i = 0; i < words.length; ) {
    let taken = 0;
    for (let n = Math.min(LONGEST_PART, words.length - i); n > 0 && taken === 0; n--) {
      const root = n === words.length ? undefined : components.get(joinWords(words.slice(i, i + n)));
      if (root === undefined) continue;
      parts.push(root);
      taken = n;
      replaced = true;
    }
    if (taken === 0) parts.push(words[i]!);
    i += Math.max(1, taken);
  }
  return replaced ? joinWords(parts) : null;
}
