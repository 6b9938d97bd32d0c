import { foldText } from '../lib/text.ts';

/** Embeddings, overrides and isolates: unbalanced ones turn the rest of a foreign program's table around. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
/** NEL is a line break to some readers, white space to none of JavaScript's patterns. */
const NEXT_LINE = /\u0085/g;

/**
 * Text that every reader of graph files takes: well-formed, no control characters, no U+FFFE/FFFF, every run of white space
 * (line breaks too) one space. The one label cleaner of all formats.
 */
export function cleanLabel(text: string): string {
  return foldText(text.replace(NEXT_LINE, ' ').replace(BIDI_CONTROLS, ''));
}

/** Separator of lists in formats without lists. */
const LIST_SEPARATOR = ' | ';

/** A list as one string that can be split at ` | `: a bar inside an item loses the spaces around it. */
export function cleanList(items: readonly string[]): string {
  return items
    .map((item) => cleanLabel(item).replace(/ ?\| ?/g, '|'))
    .filter(Boolean)
    .join(LIST_SEPARATOR);
}

/**
 * Ids as they stand in a file: cleaned, never empty, and still distinct where cleaning made two of them equal (`~2`, `~3` …
 * in the order given).
 */
export function cleanIds(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const clean = cleanLabel(id) || 'node';
    let unique = clean;
    for (let n = 2; taken.has(unique); n++) unique = `${clean}~${n}`;
    taken.add(unique);
    return unique;
  });
}
