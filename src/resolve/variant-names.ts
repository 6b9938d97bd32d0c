import { readList } from './data.ts';

const SUFFIXES = new Set(readList('variant-suffixes.txt').map((word) => word.toLowerCase()));
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

/** A name that may be the family of names that end with it: four characters with two capitals, or listed. */
const namesFamily = (text: string): boolean =>
  FAMILIES.has(text) || (text.length >= 4 && /^\p{Lu}[\p{L}\d]*$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text));

/**
 * Names that a name of one word ends with and may be a variant of: `QLoRA` → LoRA, `StyleGAN` → GAN, `Stable-LoRA` → LoRA. What stands before is
 * one letter, or ends with a lower-case letter, a digit or a hyphen, so that the seam shows. Longest first.
 */
export function familyNames(name: string): string[] {
  if (name.length > 40 || /\s/u.test(name)) return [];
  const found: string[] = [];
  for (let i = 1; i < name.length - 2; i++) {
    const seam = i === 1 || /[\p{Ll}\d-]/u.test(name[i - 1]!);
    if (seam && namesFamily(name.slice(i))) found.push(name.slice(i));
  }
  return found;
}
