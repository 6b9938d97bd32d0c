import { ROLES } from '../../types.ts';
import type { Candidate } from './candidates.ts';
import { ROLE_CLASSES } from './rolescore.ts';
import type { Rows } from './row.ts';

/** Lead that stands for "nothing else". */
const LOWEST = -999;
/** Strongest rivals in the paper that are looked at. */
const MOST_RIVALS = 24;
const INTRODUCES = ROLES.indexOf('introduces');

/** The candidates of a paper by how much speaks for their being introduced. */
export interface Standing {
  candidates: Candidate[];
  /** Candidate × ROLE_CLASSES + class. */
  scores: Int32Array;
  /** By how much "introduces" leads the best other class. */
  leads: Int32Array;
  /** How many others lead by more. */
  ranks: Int32Array;
  /** Candidates with the greatest leads, in falling order. */
  strongest: number[];
}

export function standingOf(candidates: Candidate[], scores: Int32Array): Standing {
  const leads = new Int32Array(candidates.length);
  const order: number[] = [];
  for (let k = 0; k < candidates.length; k++) {
    let best = -Infinity;
    for (let c = 0; c < ROLE_CLASSES; c++) if (c !== INTRODUCES) best = Math.max(best, scores[k * ROLE_CLASSES + c]!);
    leads[k] = scores[k * ROLE_CLASSES + INTRODUCES]! - best;
    order.push(k);
  }
  order.sort((a, b) => leads[b]! - leads[a]! || a - b);
  const ranks = new Int32Array(candidates.length);
  for (let i = 1; i < order.length; i++)
    ranks[order[i]!] = leads[order[i]!] === leads[order[i - 1]!] ? ranks[order[i - 1]!]! : i;
  return { candidates, scores, leads, ranks, strongest: order.slice(0, MOST_RIVALS) };
}

/**
 * A candidate's scores by role against "no concept"; its lead and rank, and how its lead compares with the best of what overlaps it and of
 * what does not.
 */
export function addStanding(rows: Rows, at: number, { candidates, scores, leads, ranks, strongest }: Standing): void {
  const none = scores[(at + 1) * ROLE_CLASSES - 1]!;
  for (let c = 0; c < ROLES.length; c++) rows.put(scores[at * ROLE_CLASSES + c]! - none);
  const lead = leads[at]!;
  let apart = LOWEST;
  let parts = LOWEST;
  for (let s = 0; s < strongest.length; s++) {
    const k = strongest[s]!;
    if (k === at) continue;
    if (apart > LOWEST && parts > LOWEST) break;
    if (overlap(candidates[at]!, candidates[k]!)) parts = Math.max(parts, leads[k]!);
    else apart = Math.max(apart, leads[k]!);
  }
  rows.put(lead);
  rows.put(ranks[at]!);
  rows.put(apart);
  rows.put(parts);
  rows.put(lead - apart);
  rows.put(lead - parts);
}

/** Whether a place of one candidate shares a token with a place of the other; both in order. */
function overlap(a: Candidate, b: Candidate): boolean {
  let i = 0;
  let k = 0;
  while (i < a.occurrences.length && k < b.occurrences.length) {
    const x = a.occurrences[i]!;
    const y = b.occurrences[k]!;
    if (x.end <= y.start) i++;
    else if (y.end <= x.start) k++;
    else return true;
  }
  return false;
}
