import { compareStrings } from '../lib/text.ts';
import { type ConceptDraft, countPapers, type KeyUse } from './gather-concept.ts';
import { getOrAdd } from './get-or-add.ts';
import { splitHeadWord } from './head-word.ts';
import { nameKey } from './name-key.ts';
import { singular } from './words.ts';

const capitals = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0;

/** Two words or more that all begin with a capital and go on in lower case: how headings print common nouns. */
const isTitleCase = (text: string): boolean =>
  /^\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)+$/u.test(text) && text.includes(' ');
const isCommonNoun = (text: string): boolean => /^[\p{L} -]+$/u.test(text) && !isTitleCase(text);

/** Replaces the last word by its singular where that is safe: a common noun or an acronym, or a singular that is printed too. */
function singularForm(text: string, known: string | undefined, isPrinted: (text: string) => boolean): string {
  if (text === known || (known !== undefined && isCommonNoun(known) && isTitleCase(text))) return known;
  const at = Math.max(text.lastIndexOf(' '), text.lastIndexOf('-')) + 1;
  const last = text.slice(at);
  const one = text.slice(0, at) + singular(last);
  if (known !== undefined && singular(known) === one) return known;
  return /^\p{Ll}+$/u.test(last) || /[\p{Lu}\d]s$/u.test(last) || isPrinted(one) ? one : text;
}

/** Whether a text is a name of that key with a redundant head word behind it. */
function isHeaded(text: string, key: string): boolean {
  const split = splitHeadWord(text);
  return split !== null && nameKey(split.rest) === key;
}

/** The key whose spellings most papers use; the canonical one wins a tie, then the longer one. Vague keys only where there is no other. */
function mostUsedKey(keys: readonly KeyUse[], canonicalKey: string, isVague: (key: string) => boolean): string {
  if (keys.length === 1) return keys[0]!.key;
  const rank = ({ key, papers }: KeyUse) => [isVague(key) ? 0 : 1, papers, key === canonicalKey ? 1 : 0, key.length];
  return [...keys].sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    const at = x.findIndex((value, i) => value !== y[i]);
    return at < 0 ? compareStrings(a.key, b.key) : y[at]! - x[at]!;
  })[0]!.key;
}

/**
 * The name of a concept: of the key that most papers use, the spelling that most papers print in running text, in the singular. Ties fall to the
 * catalogue's spelling, then to fewer capitals, then to the smaller string.
 * @param keys how its keys are used
 * @param canonical the catalogue's name for this concept and its key, if it has one
 * @param isVague whether a key says too little to be shown as the name of this concept
 */
export function chooseName(
  draft: ConceptDraft,
  keys: readonly KeyUse[],
  canonical: { name: string; key: string } | undefined,
  isVague: (key: string) => boolean,
): { name: string; key: string } {
  // "MATH (dataset)" says which sense of a shared name is meant: the best name where that shared name is printed.
  if (canonical?.name.endsWith(')') && keys.some(({ key }) => isVague(key))) return canonical;
  const key = mostUsedKey(keys, canonical?.key ?? draft.id, isVague);
  // A name that means several things says which one it means here.
  if (isVague(key) && canonical && canonical.key !== key) return canonical;
  const forms = draft.forms.filter((form) => form.key === key);
  // "conjugate gradients algorithm" is conjugate gradient, also where nobody leaves the head word out.
  if (canonical && forms.some(({ text }) => isHeaded(text, canonical.key))) return canonical;
  const known = canonical?.key === key ? canonical.name : undefined;
  const isPrinted = (text: string): boolean => text === known || forms.some((form) => form.text === text);
  const spellings = new Map<string, { plain: number; papers: number }>();
  for (const { text, plain, uses } of forms) {
    const sum = getOrAdd(spellings, singularForm(text, known, isPrinted), () => ({ plain: 0, papers: 0 }));
    sum.plain += plain;
    sum.papers += countPapers(uses.map((use) => use.papers));
  }
  // The usual spelling stays the name unless people clearly prefer another ("flow-matching" before a noun is flow matching).
  const most = [...spellings.values()].reduce((max, { plain }) => Math.max(max, plain), 0);
  if (known !== undefined && (most === 0 || (spellings.get(known)?.plain ?? 0) * 3 > most)) return { name: known, key };
  const best = [...spellings].sort(
    ([a, x], [b, y]) =>
      y.plain - x.plain ||
      Number(b === known) - Number(a === known) ||
      (known === undefined ? 0 : Number(capitals(b) === capitals(known)) - Number(capitals(a) === capitals(known))) ||
      y.papers - x.papers ||
      capitals(a) - capitals(b) ||
      compareStrings(a, b),
  )[0]![0];
  return { name: best, key };
}
