import { CONCEPT_TYPES, type ConceptType } from '../types.ts';
import type { Candidate, Knowledge } from './candidates.ts';
import { type CueBefore, type Cues, cuesBefore } from './cues.ts';
import type { FieldText } from './document.ts';

/** A paper as the judges of names and roles see it. */
export interface Surroundings {
  fields: FieldText[];
  knowledge: Knowledge;
  cues: Cues;
  /** `cuesBefore` of each field. */
  before: (CueBefore | null)[][][];
  /** For every token of each field the type of the known name that covers it. */
  knownTypes: (ConceptType | undefined)[][];
}

/** Looks once at what stands around the candidates of a paper. */
export function surroundingsOf(
  fields: FieldText[],
  candidates: Iterable<Candidate>,
  knowledge: Knowledge,
  cues: Cues,
): Surroundings {
  const knownTypes = fields.map(({ tokens }) => new Array<ConceptType | undefined>(tokens.length));
  for (const candidate of candidates) {
    const type = knownType(candidate.key, knowledge);
    if (!type) continue;
    for (const { field, from, to } of candidate.places) for (let i = from; i < to; i++) knownTypes[field]![i] = type;
  }
  return { fields, knowledge, cues, before: fields.map(({ tokens }) => cuesBefore(tokens, cues)), knownTypes };
}

function knownType(key: string, { catalogue, tallies }: Knowledge): ConceptType | undefined {
  const labelled = tallies.get(key)?.labelled ?? [];
  const most = Math.max(0, ...labelled);
  if (most > 0) return CONCEPT_TYPES[labelled.indexOf(most)];
  return catalogue.entries.get(key)?.type;
}
