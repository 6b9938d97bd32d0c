/** Orders strings by UTF-16 code unit: the same everywhere, unlike locale order. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A comparator over one string key of each item. */
export function byKey<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => compareStrings(key(a), key(b));
}

// U+0000–001F and U+007F–009F say nothing on a page; U+FFFE/FFFF are no characters and break XML readers.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/g;

/** Text as papergraph keeps it: well-formed Unicode, no control characters, every run of white space one space, trimmed. */
export function foldText(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '').replace(/\s+/g, ' ').trim();
}

/**
 * A slug for ids: lower case ASCII letters, digits, `-`, and `+`, `#` spelled out. Letters of other scripts are kept so that a
 * name never becomes empty; a name without any letter or digit becomes its code points.
 */
export function slug(text: string): string {
  const folded = text
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return folded || [...text].map((c) => `u${c.codePointAt(0)!.toString(16)}`).join('-');
}
