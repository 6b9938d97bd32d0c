/** Sentences longer than this are cut around what matters. */
const LONGEST = 400;
const ABBREVIATION = /(?:^|[\s(])(?:[A-Za-z]|e\.g|i\.e|et al|cf|vs|etc|fig|eq|sec|tab|resp|approx|dr|no)\.$/i;

/**
 * The sentence of a text that holds a span, with the span in that sentence. Very long ones are cut at spaces.
 * @param start offset of the span in `text`; `end` is exclusive
 */
export function sentenceAround(text: string, start: number, end: number): { text: string; start: number; end: number } {
  let from = start;
  while (from > 0 && start - from < LONGEST && !endsSentence(text, from)) from--;
  while (from < start && text[from] === ' ') from++;
  let to = end;
  while (to < text.length && to - end < LONGEST && !endsSentence(text, to)) to++;
  const spare = Math.max(0, LONGEST - (end - start)) >> 1;
  if (to - from > LONGEST) {
    if (start - from > spare) from = afterSpace(text, start - spare, start);
    if (to - end > spare) to = beforeSpace(text, end + spare, end);
  }
  return { text: text.slice(from, to), start: start - from, end: end - from };
}

/** True where a sentence ends right before `at`. */
function endsSentence(text: string, at: number): boolean {
  const mark = text[at - 1];
  if (mark !== '.' && mark !== '!' && mark !== '?') return false;
  if (text[at] !== ' ' || !/[\p{Lu}\p{N}"'“([]/u.test(text[at + 1] ?? '')) return false;
  return mark !== '.' || !ABBREVIATION.test(text.slice(Math.max(0, at - 10), at));
}

function afterSpace(text: string, at: number, limit: number): number {
  const space = text.indexOf(' ', at);
  return space >= 0 && space < limit ? space + 1 : limit;
}

function beforeSpace(text: string, at: number, limit: number): number {
  const space = text.lastIndexOf(' ', at);
  return Math.max(space, limit);
}
