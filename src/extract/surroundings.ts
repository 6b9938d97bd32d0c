import { type CueBefore, type Cues, cuesBefore } from './cues.ts';
import type { FieldText } from './document.ts';
import type { Knowledge } from './knowledge.ts';

/** A paper as the judges of roles see it. */
export interface Surroundings {
  fields: FieldText[];
  knowledge: Knowledge;
  cues: Cues;
  /** `cuesBefore` of each field. */
  before: (CueBefore | null)[][][];
}

export const surroundingsOf = (fields: FieldText[], knowledge: Knowledge, cues: Cues): Surroundings => ({
  fields,
  knowledge,
  cues,
  before: fields.map(({ tokens }) => cuesBefore(tokens, cues)),
});
