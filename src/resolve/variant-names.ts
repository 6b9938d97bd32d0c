import { readList } from './data.ts';

const SUFFIXES = new Set(readList('variant-suffixes.txt').map((word) => word.toLowerCase()));
const PREFIXES = new Set(readList('variant-prefixes.txt').map((word) => word.toLowerCase()));
const FAMILIES = new Set(readList('variant-families.txt'));

/** One step towards the parent: a size, a known suffix or the last part of a version taken off the end. Null where there is none. */
export function dropLastPart(name: string): string | null {
  const size = /^(.*\S)[\s-]+\d+(?:\.\d+)?[BMKT]$/iu.exec(name) ?? /^(.*\p{L})\d{2,}(?:\.\d+)?[BM]$/u.exec(name);
  if (size) return size[1]!;
  const word = /^(.*[^\s-])[\s-]+(\p{L}+)$/u.exec(name);
  if (word) return SUFFIXES.has(word[2]!.toLowerCase()) ? word[1]! : null;
  const minor = /^(.*\d)\.\d+$/u.exec(name) ?? /^(.*\d)\p{Ll}$/u.exec(name);
  if (minor) return minor[1]!;
  return /^(.*[^\s\d.-])[\s-]*(?:v\.?)?\d+$/iu.exec(name)?.[1] ?? null;
}

/** A name that may be the family of names that end with it: listed, or four characters with two capitals. */
const namesFamily = (text: string): boolean => FAMILIES.has(text) || isLongFamily(text);
const isLongFamily = (text: string): boolean =>
  text.length >= 4 && /^\p{Lu}[\p{L}\d]*$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);

/**
 * Names that a name of one word ends with and may be a variant of, longest first: `StyleGAN` → GAN, `QLoRA` → LoRA. What stands before a listed
 * family is one letter, or ends with a lower-case letter, a digit or a hyphen, so that the seam shows. Before other names stands a prefix that is
 * known to make variants (HuBERT is no BERT), or, with a hyphen, any word that `isName` does not know (DAB-DETR → DETR; Mistral-ORPO is a
 * Mistral trained by ORPO).
 * @param hyphenWord whether any word with a hyphen may stand before: names of datasets (CLIMATE-FEVER) allude too freely
 */
export function familyNames(name: string, hyphenWord: boolean, isName: (text: string) => boolean): string[] {
  if (name.length > 40 || /\s/u.test(name)) return [];
  const found: string[] = [];
  for (let i = 1; i < name.length - 2; i++) {
    const family = name.slice(i);
    const seam = i === 1 || /[\p{Ll}\d-]/u.test(name[i - 1]!);
    if (!seam || !namesFamily(family)) continue;
    const glued = name[i - 1] !== '-';
    const before = glued ? name.slice(0, i) : name.slice(0, i - 1);
    const fits = PREFIXES.has(before.toLowerCase()) || (glued ? FAMILIES.has(family) : hyphenWord && !isName(before));
    if (fits) found.push(family);
  }
  return found;
}
