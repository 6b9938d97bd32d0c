import type { Candidate } from './candidates.ts';
import type { Chain } from './chain.ts';
import type { TokenContext } from './context.ts';
import type { DiscourseWords } from './discourse.ts';
import { addDiscourse } from './discoursefeatures.ts';
import { type Lexicon, NO_CONCEPT } from './lexicon.ts';
import { addOverlaps, overlapsOf, partners } from './overlaps.ts';
import type { PaperView, TokenRange } from './paperview.ts';
import { addCatalogue, addForm, addRates } from './phrasefeatures.ts';
import { addChances, addPlaces } from './placefeatures.ts';
import type { PhrasePrior } from './prior.ts';
import type { PhraseRates } from './rates.ts';
import type { RolePaper } from './rolecues.ts';
import type { RoleScore } from './rolescore.ts';
import { Rows } from './row.ts';
import { addStanding, standingOf } from './standing.ts';

/** What the chooser reads beside the paper: how often the tagger takes phrases over the corpus, and what the labelled papers say. */
export interface ChooserTables {
  lexicon: Lexicon;
  rates: PhraseRates;
  labelled: PhraseRates;
  /** Phrases by their last word. */
  heads: PhraseRates;
  prior: PhrasePrior;
  discourse: DiscourseWords;
  /** What the words around candidates say of their roles. */
  roles: RoleScore;
}

/** Everything of one paper that features of its candidates come from. */
export interface ChooserPaper {
  view: PaperView;
  context: TokenContext;
  chain: Chain;
  ends: Int32Array;
  candidates: Candidate[];
  /** What the paper says of its own work. */
  cues: RolePaper;
}

/** Features of every candidate, one row each. Their order is fixed by this code and by the forests trained on it. */
export function describeCandidates(paper: ChooserPaper, tables: ChooserTables): Float32Array[] {
  const { view, candidates } = paper;
  const n = view.words.length;
  const overlaps = overlapsOf(candidates, n);
  const partner = partners(paper);
  const cover = coverage(view, tables.lexicon);
  let expected = 0;
  for (const c of candidates) for (const o of c.occurrences) expected += o.core;
  const standing = standingOf(candidates, tables.roles.score(candidates, paper.cues));
  const rows = new Rows(candidates.length);
  return candidates.map((candidate, k) => {
    const from = rows.used;
    addChances(rows, candidate);
    addPlaces(rows, candidate, paper);
    addForm(rows, candidate, view);
    addCatalogue(rows, candidate, view, tables.lexicon);
    addCover(rows, candidate, cover);
    addRates(rows, candidate, view, tables);
    const own = partner.get(candidate.key);
    rows.put(own?.short ? 1 : 0);
    rows.put(own?.long ? 1 : 0);
    rows.put(own?.best ?? -1);
    addOverlaps(rows, candidate, overlaps);
    rows.put(expected / Math.max(1, n));
    rows.put(candidates.length);
    rows.put(n);
    addDiscourse(rows, candidate, paper.cues);
    addStanding(rows, k, standing);
    return rows.values.subarray(from, rows.used);
  });
}

/** For every token the length of the longest match that covers it, by where that match begins and ends. */
interface Coverage {
  concept: Int32Array;
  not: Int32Array;
}

function coverage({ known, words }: PaperView, lexicon: Lexicon): Coverage {
  const cover = { concept: new Int32Array(words.length), not: new Int32Array(words.length) };
  for (const { row, start, end } of known) {
    const reach = lexicon.code(row) > NO_CONCEPT ? cover.concept : cover.not;
    for (let i = start; i < end; i++) if (reach[i]! < end - start) reach[i] = end - start;
  }
  return cover;
}

/** At how many of a candidate's places a longer match begins before it or with it, and covers it. */
function addCover(rows: Rows, { occurrences }: Candidate, { concept, not }: Coverage): void {
  let longer = 0;
  let inConcept = 0;
  let inNot = 0;
  for (const o of occurrences) {
    if (concept[o.start]! > o.end - o.start) longer++;
    if (isInside(concept, o)) inConcept++;
    if (isInside(not, o)) inNot++;
  }
  rows.put(longer / occurrences.length);
  rows.put(inConcept / occurrences.length);
  rows.put(inNot / occurrences.length);
}

/** Whether every token of a range lies in a longer match. */
function isInside(reach: Int32Array, { start, end }: TokenRange): boolean {
  for (let i = start; i < end; i++) if (reach[i]! <= end - start) return false;
  return true;
}
