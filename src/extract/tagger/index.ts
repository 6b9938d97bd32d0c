import type { Catalogue } from '../../lib/catalogue.ts';
import { CONCEPT_TYPES, type ConceptType, type Field } from '../../types.ts';
import { findCandidates, sentenceEnds } from './candidates.ts';
import { Chain } from './chain.ts';
import { type ChooseSettings, choose, judge, typesFor } from './choose.ts';
import { describeCandidates } from './chooserfeatures.ts';
import { contextOf } from './context.ts';
import { type PaperView, type TokenRange, viewPaper } from './paperview.ts';
import { loadResources } from './resources.ts';
import { Scorer } from './scorer.ts';

/** A place of a name, in the decoded text of its field and in the printed text. */
export interface TaggedPlace {
  field: Field;
  /** Offsets into the decoded text (`decodeLatex`), end exclusive. */
  start: number;
  end: number;
  /** Offsets into the printed text. */
  printedStart: number;
  printedEnd: number;
}

/** One thing that a paper names, under one name or under acronym and expansion. */
export interface TaggedName {
  type: ConceptType;
  /** Probability that a reader would list it, 0 to 1. */
  confidence: number;
  /** Shares of the types in the order of `CONCEPT_TYPES`. */
  types: number[];
  /** In order of field (title first) and place; none overlaps another of the paper. */
  places: TaggedPlace[];
}

/** Chosen on labelled papers that the weights had not seen. */
export const CHOICE: ChooseSettings = {
  thresholds: [0.55, 0.55, 0.55, 0.55, 0.55],
  lengthWorth: 0.08,
  leastShare: 0.1,
};

/**
 * Loads the weights once and gives the proposer: tagger, then chooser. Pure and deterministic; never throws on any text.
 * @throws PapergraphError where the package's data is missing or damaged
 */
export function createTagger(
  catalogue: Catalogue,
  settings: ChooseSettings = CHOICE,
): (paper: { title: string; abstract: string }) => TaggedName[] {
  const { vocabulary, tables, weights, forests } = loadResources(catalogue);
  const chain = new Chain(weights.transitions);
  const scorer = new Scorer(weights);
  return ({ title, abstract }) => {
    const view = viewPaper(title, abstract, vocabulary, tables.lexicon);
    const ends = sentenceEnds(view);
    const context = contextOf(view, tables.lexicon);
    const scores = scorer.score(view, context);
    for (let i = 0; i < ends.length; i = ends[i]!) chain.run(scores, i, ends[i]! - i);
    const candidates = findCandidates(view, tables.lexicon, chain, ends);
    const rows = describeCandidates({ view, context, chain, ends, candidates }, tables);
    const judgements = judge(candidates, rows, forests, typesFor(view, settings));
    return choose(judgements, view, settings).map(({ confidence, type, types, places }) => {
      const sum = types.reduce((a, b) => a + b, 0);
      return {
        type: CONCEPT_TYPES[type]!,
        confidence,
        types: [...types].map((t) => t / sum),
        places: places.map((p) => placeOf(view, p)),
      };
    });
  };
}

function placeOf({ tokens }: PaperView, range: TokenRange): TaggedPlace {
  const field = tokens.field[range.start] === 0 ? 'title' : 'abstract';
  const [start, end] = [tokens.start[range.start]!, tokens.end[range.end - 1]!];
  const [printedStart, printedEnd] = tokens[field].toPrinted(start, end);
  return { field, start, end, printedStart, printedEnd };
}
