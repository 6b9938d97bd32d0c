const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.:·_](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;

/** Words of a text in lower case, cut as Lucene's standard analyzer cuts European text: hyphens separate, dots inside a word do not. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(WORD)) {
    // a dot between letters and digits separates them
    for (const part of word.split(/(?<=\p{L})\.(?=\p{N})|(?<=\p{N})\.(?=\p{L})/u)) words.push(part.toLowerCase());
  }
  return words;
}
