import type { Candidate, Occurrence } from './candidates.ts';
import type { ChooserPaper } from './chooserfeatures.ts';
import type { Row } from './row.ts';

interface Partner {
  short: boolean;
  long: boolean;
  best: number;
}

/** What acronym definitions say of candidates, by key. */
export function partners({ view, candidates }: ChooserPaper): Map<number, Partner> {
  if (view.acronyms.length === 0) return new Map();
  const at = new Map<string, Candidate>();
  for (const c of candidates) for (const o of c.occurrences) at.set(`${o.start} ${o.end}`, c);
  const out = new Map<number, Partner>();
  const best = (c: Candidate | undefined): number => (c ? Math.max(...c.occurrences.map((o) => o.core)) : -1);
  for (const { short, long } of view.acronyms) {
    const s = at.get(`${short.start} ${short.end}`);
    const l = at.get(`${long.start} ${long.end}`);
    if (s) out.set(s.key, { short: true, long: false, best: best(l) });
    if (l) out.set(l.key, { short: false, long: true, best: best(s) });
  }
  return out;
}

/** Occurrences of all candidates by token that they cover. */
export function overlapsOf(candidates: Candidate[], n: number): Occurrence[][] {
  const at: Occurrence[][] = Array.from({ length: n }, () => []);
  for (const c of candidates) for (const o of c.occurrences) for (let i = o.start; i < o.end; i++) at[i]!.push(o);
  return at;
}

/** The tagger's probabilities for what overlaps a candidate. */
export function addOverlaps(row: Row, candidate: Candidate, at: Occurrence[][]): void {
  let [longer, longerSum, shorter, shorterSum, crossing, rivals] = [0, 0, 0, 0, 0, 0];
  for (const o of candidate.occurrences) {
    let [around, within, across] = [0, 0, 0];
    for (let i = o.start; i < o.end; i++)
      for (const other of at[i]!) {
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
  row.put(longer, longerSum / n, shorter, shorterSum / n, crossing, rivals / n);
}
