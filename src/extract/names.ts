import { foldKey } from '../lib/fold.ts';
import type { ConceptType, Field, Role, Span } from '../types.ts';
import { type FieldText, keyOf, tokensOf } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import { isNoise } from './noise.ts';
import type { TaggedName, TaggedPlace } from './tagger/index.ts';

const CAPITAL = /\p{Lu}/u;
const INNER_CAPITAL = /.\p{Lu}/u;

/** One thing that a paper names, under one name or under acronym and expansion. */
export interface Name {
  type: ConceptType;
  confidence: number;
  role: Role;
  /** What spoke most for the role. */
  cue: string;
  /** In printed offsets, with the readable text; in order of field and place. */
  spans: (Span & { text: string })[];
}

/** The tagger's names in print. What is noise by its looks and not in the catalogue is left out. */
export function namesOf(tagged: TaggedName[], fields: FieldText[], knowledge: Knowledge): Name[] {
  return tagged.flatMap(({ type, confidence, role, cue, places }) => {
    const spans: Name['spans'] = [];
    const isSpelt = places.some(({ field, start, end }) => INNER_CAPITAL.test(textOf(fields, field).slice(start, end)));
    for (const place of places) {
      const { field, start, end, printedStart, printedEnd } = place;
      const text = textOf(fields, field).slice(start, end);
      if (isJunk(place, fields, knowledge) || isOrdinaryWord(text, isSpelt, knowledge)) continue;
      spans.push({ field, start: printedStart, end: printedEnd, text });
    }
    return spans.length > 0 ? [{ type, confidence, role, cue, spans }] : [];
  });
}

/**
 * An ordinary word that is also a name ("MATH", "Adam") is one only where it is printed as one.
 * @param isSpelt whether another place of the name has capitals of its own
 */
function isOrdinaryWord(text: string, isSpelt: boolean, { catalogue }: Knowledge): boolean {
  if (CAPITAL.test(text)) return false;
  const entry = catalogue.entries.get(foldKey(text));
  return entry?.ambiguous === true && (isSpelt || CAPITAL.test(entry.phrase));
}

const textOf = (fields: FieldText[], field: Field): string => fields[field === 'title' ? 0 : 1]!.text;

function isJunk({ field, start, end }: TaggedPlace, fields: FieldText[], { catalogue, words }: Knowledge): boolean {
  const { tokens } = fields[field === 'title' ? 0 : 1]!;
  const range = tokensOf(tokens, start, end);
  if (!range) return true;
  return !catalogue.entries.has(keyOf(tokens, range.from, range.to)) && isNoise(tokens, range.from, range.to, words);
}
