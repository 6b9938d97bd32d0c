import type { Candidate } from './candidates.ts';
import type { Chain } from './chain.ts';
import type { TokenContext } from './context.ts';
import { type Lexicon, NO_CONCEPT } from './lexicon.ts';
import { addOverlaps, overlapsOf, partners } from './overlaps.ts';
import type { PaperView, PhraseMatch, TokenRange } from './paperview.ts';
import { addCatalogue, addForm, addRates } from './phrasefeatures.ts';
import { addChances, addPlaces } from './placefeatures.ts';
import type { PhrasePrior } from './prior.ts';
import type { PhraseRates } from './rates.ts';
import { Row, share } from './row.ts';

/** What the chooser reads beside the paper: how often the tagger takes phrases over the corpus, and what the labelled papers say. */
export interface ChooserTables {
  lexicon: Lexicon;
  rates: PhraseRates;
  labelled: PhraseRates;
  /** Phrases by their last word. */
  heads: PhraseRates;
  prior: PhrasePrior;
}

/** Everything of one paper that features of its candidates come from. */
export interface ChooserPaper {
  view: PaperView;
  context: TokenContext;
  chain: Chain;
  ends: Int32Array;
  candidates: Candidate[];
}

/** Features of every candidate, one row each. Their order is fixed by this code and by the forests trained on it. */
export function describeCandidates(paper: ChooserPaper, tables: ChooserTables): Float32Array[] {
  const overlaps = overlapsOf(paper.candidates, paper.view.words.length);
  const partner = partners(paper);
  const cover = {
    concept: coverage(paper, tables.lexicon, (c) => c > NO_CONCEPT),
    not: coverage(paper, tables.lexicon, (c) => c === NO_CONCEPT),
  };
  let expected = 0;
  for (const c of paper.candidates) for (const o of c.occurrences) expected += o.core;
  const row = new Row();
  return paper.candidates.map((candidate) => {
    row.used = 0;
    addChances(row, candidate);
    addPlaces(row, candidate, paper);
    addForm(row, candidate, paper.view);
    addCatalogue(row, candidate, paper.view, tables.lexicon);
    row.put(share(candidate, (o) => cover.concept[o.start]! > o.end - o.start));
    row.put(
      share(candidate, (o) => inside(cover.concept, o)),
      share(candidate, (o) => inside(cover.not, o)),
    );
    addRates(row, candidate, paper.view, tables);
    const own = partner.get(candidate.key);
    row.put(own?.short ? 1 : 0, own?.long ? 1 : 0, own?.best ?? -1);
    addOverlaps(row, candidate, overlaps);
    row.put(expected / Math.max(1, paper.view.words.length), paper.candidates.length, paper.view.words.length);
    return row.values.slice(0, row.used);
  });
}

/** For every token the length of the longest wanted match that covers it, by where that match begins and ends. */
function coverage({ view }: ChooserPaper, lexicon: Lexicon, wanted: (code: number) => boolean): Int32Array {
  const reach = new Int32Array(view.words.length);
  const add = (m: PhraseMatch): void => {
    for (let i = m.start; i < m.end; i++) reach[i] = Math.max(reach[i]!, m.end - m.start);
  };
  for (const m of view.known) if (wanted(lexicon.code(m.row))) add(m);
  return reach;
}

/** Whether every token of a range lies in a longer match. */
function inside(reach: Int32Array, range: TokenRange): boolean {
  for (let i = range.start; i < range.end; i++) if (reach[i]! <= range.end - range.start) return false;
  return true;
}
