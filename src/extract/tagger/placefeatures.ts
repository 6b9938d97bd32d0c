import type { Candidate, Occurrence } from './candidates.ts';
import { CLASSES, LABELS } from './chain.ts';
import type { ChooserPaper } from './chooserfeatures.ts';
import type { PaperView, TokenRange } from './paperview.ts';
import { type Row, share } from './row.ts';

/** The tagger's probabilities for a candidate, over all its places. */
export function addChances(row: Row, { occurrences }: Candidate): void {
  const most = new Float64Array(CLASSES);
  const sums = new Float64Array(CLASSES);
  let top = 0;
  let total = 0;
  let least = 1;
  for (const o of occurrences) {
    top = Math.max(top, o.core);
    least = Math.min(least, o.core);
    total += o.core;
    for (let c = 0; c < CLASSES; c++) {
      most[c] = Math.max(most[c]!, o.chances[c]!);
      sums[c]! += o.chances[c]!;
    }
  }
  const n = occurrences.length;
  row.put(top, total / n, least, 1 - product(occurrences));
  for (let c = 0; c < CLASSES; c++) row.put(most[c]!, sums[c]! / n);
  row.put(top / Math.max(1e-4, top + most[CLASSES - 1]!));
}

function product(occurrences: Occurrence[]): number {
  let p = 1;
  for (const o of occurrences) p *= 1 - o.core;
  return p;
}

/** Where a candidate stands. */
export function addPlaces(row: Row, candidate: Candidate, { view, context, chain }: ChooserPaper): void {
  const { tokens, words } = view;
  const { occurrences } = candidate;
  const n = words.length;
  const first = occurrences[0]!;
  let [outside, leastOutside] = [0, 1];
  for (const o of occurrences) {
    let product = 1;
    for (let i = o.start; i < o.end; i++) product *= chain.marginals[i * LABELS]!;
    const rounded = Math.round(product * 1e4) / 1e4;
    outside += rounded / occurrences.length;
    leastOutside = Math.min(leastOutside, rounded);
  }
  row.put(outside, leastOutside, occurrences.length);
  row.put(
    share(candidate, (o) => tokens.field[o.start] === 0),
    tokens.field[first.start] === 0 ? 1 : 0,
    first.start / n,
  );
  row.put(
    context.zone[first.start]!,
    share(candidate, (o) => context.inBrackets[o.start] === 1),
  );
  row.put(share(candidate, (o) => view.place[o.start] === 0));
  row.put(
    share(candidate, (o) => joined(view, o.start - 1, o)),
    share(candidate, (o) => joined(view, o.end, o)),
  );
  row.put(share(candidate, (o) => context.head[o.end - 1]! >= o.end));
  row.put(share(candidate, (o) => o.start > 0 && context.head[o.start - 1]! >= o.start));
}

/** Whether a hyphen or slash at a place ties a word to the range. */
function joined(view: PaperView, at: number, range: TokenRange): boolean {
  const word = view.words[at];
  if (!word?.isJoiner) return false;
  return view.tokens.spaced[at] === 0 && view.tokens.sentence[at] === view.tokens.sentence[range.start];
}
