import { foldKey } from '../lib/fold.ts';
import type { ConceptType, Field, Span } from '../types.ts';
import { type FieldText, keyOf, type TokenRange, tokensOf } from './document.ts';
import type { Knowledge } from './knowledge.ts';
import { isNoise } from './noise.ts';
import type { TaggedName, TaggedPlace } from './tagger/index.ts';

const CAPITAL = /\p{Lu}/u;
const INNER_CAPITAL = /.\p{Lu}/u;

/** One thing that a paper names, under one name or under acronym and expansion. */
export interface Name {
  type: ConceptType;
  confidence: number;
  /** In printed offsets, with the readable text; in order of field and place. */
  spans: (Span & { text: string })[];
  /** The same places as tokens of their fields, for those who read what stands around them. */
  places: TokenRange[];
}

/**
 * The tagger's names, seen over the tokens of `readFields`. What is noise by its looks and not in the catalogue is left out. A place
 * whose bounds lie inside a token grows to the whole of it for the reader of its surroundings, not in print.
 */
export function namesOf(tagged: TaggedName[], fields: FieldText[], knowledge: Knowledge): Name[] {
  return tagged.flatMap(({ type, confidence, places }) => {
    const spans: Name['spans'] = [];
    const ranges: TokenRange[] = [];
    const isSpelt = places.some(({ field, start, end }) => INNER_CAPITAL.test(textOf(fields, field).slice(start, end)));
    for (const place of places) {
      const range = tokenRange(place, fields);
      if (!range || isJunk(range, place, fields, knowledge)) continue;
      const { field, start, end, printedStart, printedEnd } = place;
      const text = fields[range.field]!.text.slice(start, end);
      if (isOrdinaryWord(text, isSpelt, knowledge)) continue;
      spans.push({ field, start: printedStart, end: printedEnd, text });
      ranges.push(range);
    }
    return spans.length > 0 ? [{ type, confidence, spans, places: ranges }] : [];
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

function isJunk(range: TokenRange, place: TaggedPlace, fields: FieldText[], { catalogue, words }: Knowledge): boolean {
  const { tokens } = fields[range.field]!;
  // A token that was cut holds more than the name: "FID=22.18".
  if (tokens[range.from]!.start !== place.start || tokens[range.to - 1]!.end !== place.end) return false;
  return !catalogue.entries.has(keyOf(tokens, range.from, range.to)) && isNoise(tokens, range.from, range.to, words);
}

function tokenRange({ field, start, end }: TaggedPlace, fields: FieldText[]): TokenRange | null {
  const number = field === 'title' ? 0 : 1;
  const { tokens } = fields[number]!;
  const range = tokensOf(tokens, start, end) ?? tokensOf(tokens, ...grown(fields[number]!, start, end));
  return range && { field: number, ...range };
}

/** Bounds moved outwards to the borders of the tokens that they cut. */
function grown({ tokens }: FieldText, start: number, end: number): [start: number, end: number] {
  let [from, to] = [start, end];
  for (const token of tokens) {
    if (token.start >= end) break;
    if (token.start < start && token.end > start) from = token.start;
    if (token.start < end && token.end > end) to = token.end;
  }
  return [from, to];
}
