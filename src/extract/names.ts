import { foldKey } from '../lib/fold.ts';
import type { ConceptType, Role, Span } from '../types.ts';
import type { Knowledge } from './knowledge.ts';
import { isNoise } from './noise.ts';
import type { TaggedName, TaggedPlace } from './tagger/index.ts';
import type { PaperView } from './tagger/paperview.ts';
import { keyOf, wordsOf } from './tokens.ts';

const CAPITAL = /\p{Lu}/u;
const INNER_CAPITAL = /.\p{Lu}/u;

/** What of a paper its names are read from. */
export type NamedPaper = Pick<PaperView, 'tokens' | 'words'>;

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
export function namesOf(tagged: TaggedName[], paper: NamedPaper, knowledge: Knowledge): Name[] {
  const names: Name[] = [];
  for (const { type, confidence, role, cue, places } of tagged) {
    const texts = places.map(({ field, start, end }) => paper.tokens[field].text.slice(start, end));
    const isSpelt = texts.some((text) => INNER_CAPITAL.test(text));
    const spans: Name['spans'] = [];
    for (const [k, place] of places.entries()) {
      const text = texts[k]!;
      if (isJunk(place, paper, knowledge) || isOrdinaryWord(text, isSpelt, knowledge)) continue;
      spans.push({ field: place.field, start: place.printedStart, end: place.printedEnd, text });
    }
    if (spans.length > 0) names.push({ type, confidence, role, cue, spans });
  }
  return names;
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

function isJunk({ range }: TaggedPlace, paper: NamedPaper, { catalogue, words }: Knowledge): boolean {
  const parts = wordsOf(paper, range);
  return parts.length === 0 || (!catalogue.entries.has(keyOf(parts)) && isNoise(parts, words));
}
