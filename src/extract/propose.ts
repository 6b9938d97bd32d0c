import { CONCEPT_TYPES, type ConceptType } from '../types.ts';
import type { Candidate } from './candidates.ts';
import { describe } from './describe.ts';
import { type FieldText, keyOf, type TokenRange, tokensOf } from './document.ts';
import { classify, type Weights } from './softmax.ts';
import { selectSpans } from './spans.ts';
import type { Surroundings } from './surroundings.ts';

/** One thing that a paper names, under one name or under acronym and expansion. */
export interface ProposedName {
  type: ConceptType;
  /** Probability that a reader would list it, 0 to 1. */
  confidence: number;
  candidates: Candidate[];
  /** In order of field and place; never overlapping those of another name. */
  places: TokenRange[];
}

/** Names below this confidence are left out: chosen on labelled papers that the weights had not seen. */
const THRESHOLD = 0.36;

interface Judged {
  candidate: Candidate;
  confidence: number;
  shares: Float64Array;
}

/** The heart of the room: what a paper names. Another proposer takes its place by giving the same. */
export function proposeNames(
  candidates: Map<string, Candidate>,
  around: Surroundings,
  weights: Weights,
): ProposedName[] {
  const judged = new Map<string, Judged>();
  for (const [candidate, features] of describe(candidates.values(), around)) {
    const shares = classify(features, weights);
    judged.set(candidate.key, { candidate, shares, confidence: 1 - shares[0]! });
  }
  const partner = joinDefinitions(around.fields, judged);
  const chosen = selectSpans([...judged.values()], THRESHOLD);
  const groups = new Map<string, typeof chosen>();
  for (const one of chosen) {
    const key = partner.get(one.candidate.key) ?? one.candidate.key;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => ({
    type: typeOf(group.map(({ candidate }) => judged.get(candidate.key)!.shares)),
    confidence: Math.max(...group.map(({ confidence }) => confidence)),
    candidates: group.map(({ candidate }) => candidate),
    places: group.flatMap(({ places }) => places).sort((a, b) => a.field - b.field || a.from - b.from),
  }));
}

/** Acronym and expansion stand or fall together. Gives the key of the acronym for the key of each expansion. */
function joinDefinitions(fields: FieldText[], judged: Map<string, Judged>): Map<string, string> {
  const partner = new Map<string, string>();
  for (const { tokens, acronyms } of fields)
    for (const pair of acronyms) {
      const at = tokensOf(tokens, pair.short.start, pair.short.end);
      const form = tokensOf(tokens, pair.long.start, pair.long.end);
      if (!at || !form) continue;
      const short = judged.get(keyOf(tokens, at.from, at.to));
      const long = judged.get(keyOf(tokens, form.from, form.to));
      if (!short || !long || short === long || partner.has(long.candidate.key)) continue;
      partner.set(long.candidate.key, short.candidate.key);
      short.confidence = long.confidence = Math.max(short.confidence, long.confidence);
    }
  return partner;
}

/** The type with the largest share over all names of one thing. */
function typeOf(shares: Float64Array[]): ConceptType {
  const sums = CONCEPT_TYPES.map((_, t) => shares.reduce((sum, row) => sum + row[t + 1]!, 0));
  return CONCEPT_TYPES[sums.indexOf(Math.max(...sums))]!;
}
