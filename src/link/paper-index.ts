import { PapergraphError } from '../lib/errors.ts';
import type { Paper, PaperConcept, RelatedPaper, Resolution } from '../types.ts';
import { expandPapers } from './expansion.ts';
import type { Vector } from './features.ts';
import { invertedIndex, type Neighbour } from './inverted-index.ts';
import { paperVectors } from './paper-vectors.ts';
import { explain, type Reasons, type Side } from './reasons.ts';
import { stemsOf } from './words.ts';

/** Finds related papers, and says why, for papers of the map and for texts that are not in it. */
export interface RelatedIndex {
  /**
   * The `n` papers nearest to a paper of the map: largest score first, ties by id.
   * @throws PapergraphError where no paper has that id
   */
  related(paper: string, n: number): RelatedPaper[];
  /** The same for an unseen text whose concepts were resolved against the map; concepts unknown to the map do not count. */
  relatedTo(text: UnseenText, n: number): RelatedPaper[];
}

interface UnseenText {
  concepts: readonly PaperConcept[];
  title: string;
  abstract: string;
}

/** The index by places instead of ids: what `link` reads. */
export interface PaperIndex extends RelatedIndex {
  /** Sorted by id; places are indices of this. */
  papers: readonly Paper[];
  nearest(paper: number, n: number): Neighbour[];
  explain(a: number, b: number): Reasons;
  conceptId(place: number): string;
  term(place: number): string;
}

/** Makes the index of all papers. */
export function paperIndex(papers: readonly Paper[], resolution: Resolution): PaperIndex {
  const { papers: sorted, concepts, termAt, vectors, features, vectorOf } = paperVectors(papers, resolution);
  const paperPlaces = new Map(sorted.map((paper, place) => [paper.id, place]));
  const expansion = expandPapers(vectors, features, invertedIndex(vectors, features));
  const conceptWords = new Map<number, Set<string>>();
  const wordsOf = (place: number): ReadonlySet<string> | readonly string[] => {
    if (place >= concepts.length) return termAt(place).stems;
    let words = conceptWords.get(place);
    if (!words) {
      const concept = concepts[place]!;
      words = new Set([concept.name, ...concept.aliases].flatMap(stemsOf));
      conceptWords.set(place, words);
    }
    return words;
  };
  const term = (place: number): string => termAt(place).printed;
  const isFiller = (place: number): boolean => place >= concepts.length && termAt(place).filler;
  const meaning = { concepts: concepts.length, wordsOf, isFiller };

  const describe = (own: Vector, moved: Vector, found: Neighbour[]): RelatedPaper[] =>
    found.map(({ paper, score }) => {
      const { id, title, date } = sorted[paper]!;
      const reasons = explain({ own, moved }, sides(paper), meaning);
      return {
        paper: id,
        title,
        date,
        score,
        shared: reasons.concepts.map(({ place, share }) => ({
          concept: concepts[place]!.id,
          name: concepts[place]!.name,
          share,
        })),
        terms: reasons.terms.map(({ place, share }) => ({ term: term(place), share })),
      };
    });
  const sides = (paper: number): Side => ({ own: vectors[paper]!, moved: expansion.expanded(paper) });

  return {
    papers: sorted,
    nearest: expansion.nearest,
    explain: (a, b) => explain(sides(a), sides(b), meaning),
    conceptId: (place) => concepts[place]!.id,
    term,
    related(paper, n) {
      const place = paperPlaces.get(paper);
      if (place === undefined) throw new PapergraphError(`no paper of the map has the id ${JSON.stringify(paper)}`);
      return describe(vectors[place]!, expansion.expanded(place), expansion.nearest(place, n));
    },
    relatedTo(text, n) {
      const vector = vectorOf(text, text.concepts);
      return describe(vector, expansion.expand(vector), expansion.nearest(vector, n));
    },
  };
}
