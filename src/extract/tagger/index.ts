import type { Catalogue } from '../../lib/catalogue.ts';
import { CONCEPT_TYPES, type ConceptType, type Field, ROLES, type Role } from '../../types.ts';
import { type Candidate, findCandidates, sentenceEnds } from './candidates.ts';
import { Chain } from './chain.ts';
import { type ChooseSettings, choose, judge, typesFor } from './choose.ts';
import { describeCandidates } from './chooserfeatures.ts';
import { contextOf } from './context.ts';
import { discourseOf } from './discourse.ts';
import { type PaperView, type TokenRange, viewPaper } from './paperview.ts';
import { reasonOf } from './reasons.ts';
import { loadResources } from './resources.ts';
import { judgeRoles } from './roles.ts';
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
  range: TokenRange;
}

/** One thing that a paper names, under one name or under acronym and expansion. */
export interface TaggedName {
  type: ConceptType;
  /** Probability that a reader would list it, 0 to 1. */
  confidence: number;
  /** Shares of the types in the order of `CONCEPT_TYPES`. */
  types: number[];
  role: Role;
  /** What in the text spoke most for the role; "default" where only the whole did. */
  cue: string;
  /** In order of field (title first) and place; none overlaps another of the paper. */
  places: TaggedPlace[];
}

/** Chosen on labelled papers that the weights had not seen. */
export const CHOICE: ChooseSettings = {
  thresholds: [0.55, 0.55, 0.55, 0.55, 0.55],
  lengthWorth: 0.08,
  leastShare: 0.1,
  leastIntroduced: 0.35,
};

/**
 * Loads the weights once and gives the proposer: tagger, then chooser. Pure and deterministic; never throws on any text.
 * @throws PapergraphError where the package's data is missing or damaged
 */
export function createTagger(
  catalogue: Catalogue,
  settings: ChooseSettings = CHOICE,
): (paper: { title: string; abstract: string }) => { names: TaggedName[]; view: PaperView } {
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
    const cues = { view, discourse: discourseOf(view, tables.discourse), words: tables.discourse };
    const rows = describeCandidates({ view, context, chain, ends, candidates, cues }, tables);
    const judgements = judge(candidates, rows, forests, typesFor(view, settings));
    const chosen = choose(judgements, view, settings);
    const rowOf = new Map<Candidate, Float32Array>();
    for (let k = 0; k < candidates.length; k++) rowOf.set(candidates[k]!, rows[k]!);
    const roles = judgeRoles(chosen, (c) => rowOf.get(c)!, forests.role, settings.leastIntroduced);
    const names = chosen.map(({ confidence, type, types, places, candidates: forms }, k) => {
      const sum = types.reduce((a, b) => a + b, 0);
      const told = tables.roles.reason(forms, roles[k]!, cues);
      return {
        type: CONCEPT_TYPES[type]!,
        confidence,
        types: [...types].map((t) => t / sum),
        role: ROLES[roles[k]!]!,
        cue: told === 0 ? 'default' : reasonOf(told, view, cues.discourse),
        places: places.map((p) => placeOf(view, p)),
      };
    });
    return { names, view };
  };
}

function placeOf({ tokens }: PaperView, range: TokenRange): TaggedPlace {
  const field = tokens.field[range.start] === 0 ? 'title' : 'abstract';
  const [start, end] = [tokens.start[range.start]!, tokens.end[range.end - 1]!];
  const [printedStart, printedEnd] = tokens[field].toPrinted(start, end);
  return { field, start, end, printedStart, printedEnd, range };
}
