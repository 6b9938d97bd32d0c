import type { Candidate, Occurrence } from './candidates.ts';
import type { ChooserPaper } from './chooserfeatures.ts';
import type { Rows } from './row.ts';

interface Partner {
  short: boolean;
  long: boolean;
  best: number;
}

/** What acronym definitions say of candidates, by key. */
export function partners({ view, candidates }: ChooserPaper): Map<number, Partner> {
  const out = new Map<number, Partner>();
  if (view.acronyms.length === 0) return out;
  const width = view.words.length + 1;
  const sides = new Map<number, Candidate | null>();
  for (const { short, long } of view.acronyms) {
    sides.set(short.start * width + short.end, null);
    sides.set(long.start * width + long.end, null);
  }
  for (const c of candidates)
    for (const o of c.occurrences) {
      const place = o.start * width + o.end;
      if (sides.has(place)) sides.set(place, c);
    }
  for (const { short, long } of view.acronyms) {
    const s = sides.get(short.start * width + short.end);
    const l = sides.get(long.start * width + long.end);
    if (s) out.set(s.key, { short: true, long: false, best: bestOf(l) });
    if (l) out.set(l.key, { short: false, long: true, best: bestOf(s) });
  }
  return out;
}

function bestOf(candidate: Candidate | null | undefined): number {
  let best = -1;
  for (const o of candidate?.occurrences ?? []) best = Math.max(best, o.core);
  return best;
}

/** Occurrences of all candidates by token that they cover: of token i those from `starts[i]` to `starts[i + 1]`. */
export interface Overlaps {
  occurrences: Occurrence[];
  starts: Int32Array;
}

export function overlapsOf(candidates: Candidate[], n: number): Overlaps {
  const starts = new Int32Array(n + 2);
  for (const c of candidates) for (const o of c.occurrences) for (let i = o.start; i < o.end; i++) starts[i + 2]!++;
  for (let i = 2; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const occurrences: Occurrence[] = new Array(starts[n + 1]!);
  for (const c of candidates)
    for (const o of c.occurrences) for (let i = o.start; i < o.end; i++) occurrences[starts[i + 1]!++] = o;
  return { occurrences, starts };
}

/** The tagger's probabilities for what overlaps a candidate. */
export function addOverlaps(rows: Rows, candidate: Candidate, { occurrences, starts }: Overlaps): void {
  let longer = 0;
  let longerSum = 0;
  let shorter = 0;
  let shorterSum = 0;
  let crossing = 0;
  let rivals = 0;
  for (const o of candidate.occurrences) {
    let around = 0;
    let within = 0;
    let across = 0;
    for (let k = starts[o.start]!; k < starts[o.end]!; k++) {
      const other = occurrences[k]!;
      if (other.start === o.start && other.end === o.end) continue;
      if (other.start <= o.start && other.end >= o.end) around = Math.max(around, other.core);
      else if (other.start >= o.start && other.end <= o.end) within = Math.max(within, other.core);
      else across = Math.max(across, other.core);
    }
    longer = Math.max(longer, around);
    longerSum += around;
    shorter = Math.max(shorter, within);
    shorterSum += within;
    crossing = Math.max(crossing, across);
    if (around > o.core || within > o.core || across > o.core) rivals++;
  }
  const n = candidate.occurrences.length;
  rows.put(longer);
  rows.put(longerSum / n);
  rows.put(shorter);
  rows.put(shorterSum / n);
  rows.put(crossing);
  rows.put(rivals / n);
}
