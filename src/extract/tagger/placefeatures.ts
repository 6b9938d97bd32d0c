import type { Candidate } from './candidates.ts';
import { CLASSES, LABELS } from './chain.ts';
import type { ChooserPaper } from './chooserfeatures.ts';
import type { PaperView, TokenRange } from './paperview.ts';
import type { Rows } from './row.ts';

const most = new Float64Array(CLASSES);
const sums = new Float64Array(CLASSES);

/** The tagger's probabilities for a candidate, over all its places. */
export function addChances(rows: Rows, { occurrences }: Candidate): void {
  most.fill(0);
  sums.fill(0);
  let top = 0;
  let total = 0;
  let least = 1;
  let none = 1;
  for (const { core, chances } of occurrences) {
    top = Math.max(top, core);
    least = Math.min(least, core);
    total += core;
    none *= 1 - core;
    for (let c = 0; c < CLASSES; c++) {
      most[c] = Math.max(most[c]!, chances[c]!);
      sums[c]! += chances[c]!;
    }
  }
  const n = occurrences.length;
  rows.put(top);
  rows.put(total / n);
  rows.put(least);
  rows.put(1 - none);
  for (let c = 0; c < CLASSES; c++) {
    rows.put(most[c]!);
    rows.put(sums[c]! / n);
  }
  rows.put(top / Math.max(1e-4, top + most[CLASSES - 1]!));
}

/** Where a candidate stands. */
export function addPlaces(rows: Rows, { occurrences }: Candidate, { view, context, chain }: ChooserPaper): void {
  const { field } = view.tokens;
  const { head, inBrackets, zone } = context;
  const first = occurrences[0]!.start;
  const n = occurrences.length;
  let outside = 0;
  let leastOutside = 1;
  let inTitle = 0;
  let bracketed = 0;
  let initial = 0;
  let joinedBefore = 0;
  let joinedAfter = 0;
  let before = 0;
  let after = 0;
  for (const o of occurrences) {
    let product = 1;
    for (let i = o.start; i < o.end; i++) product *= chain.marginals[i * LABELS]!;
    const rounded = Math.round(product * 1e4) / 1e4;
    outside += rounded / n;
    leastOutside = Math.min(leastOutside, rounded);
    if (field[o.start] === 0) inTitle++;
    if (inBrackets[o.start] === 1) bracketed++;
    if (view.place[o.start] === 0) initial++;
    if (isJoined(view, o.start - 1, o)) joinedBefore++;
    if (isJoined(view, o.end, o)) joinedAfter++;
    if (head[o.end - 1]! >= o.end) after++;
    if (o.start > 0 && head[o.start - 1]! >= o.start) before++;
  }
  rows.put(outside);
  rows.put(leastOutside);
  rows.put(n);
  rows.put(inTitle / n);
  rows.put(field[first] === 0 ? 1 : 0);
  rows.put(first / view.words.length);
  rows.put(zone[first]!);
  rows.put(bracketed / n);
  rows.put(initial / n);
  rows.put(joinedBefore / n);
  rows.put(joinedAfter / n);
  rows.put(after / n);
  rows.put(before / n);
}

/** Whether a hyphen or slash at a place ties a word to the range. */
function isJoined(view: PaperView, at: number, range: TokenRange): boolean {
  const word = view.words[at];
  if (!word?.isJoiner) return false;
  return view.tokens.spaced[at] === 0 && view.tokens.sentence[at] === view.tokens.sentence[range.start];
}
