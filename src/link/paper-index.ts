import { PapergraphError } from '../lib/errors.ts';
import { groupBy } from '../lib/group.ts';
import { rarity } from '../lib/numbers.ts';
import { byKey } from '../lib/text.ts';
import type { Paper, PaperConcept, RelatedPaper, Resolution } from '../types.ts';
import { conceptWeight, makeVector, termWeight, type Vector } from './features.ts';
import { invertedIndex, type Neighbour } from './inverted-index.ts';
import { explain, type Reasons } from './reasons.ts';
import { buildVocabulary } from './vocabulary.ts';
import { contentWords } from './words.ts';

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

/** Reads all papers into vectors of concepts (weighted by rarity, role, type) and of words and phrases (weighted by rarity). */
export function paperIndex(papers: readonly Paper[], resolution: Resolution): PaperIndex {
  const sorted = [...papers].sort(byKey((p) => p.id));
  const concepts = [...resolution.concepts].sort(byKey((c) => c.id));
  const paperPlaces = new Map(sorted.map((paper, place) => [paper.id, place]));
  const conceptPlaces = new Map(concepts.map((concept, place) => [concept.id, place]));
  const vocabulary = buildVocabulary(sorted.map(textOf));
  const perPaper = groupBy(resolution.paperConcepts, (link) => link.paper);
  const total = sorted.length;

  const vectorOf = (links: readonly PaperConcept[], counts: Map<number, number>): Vector => {
    const named: [number, number][] = [];
    for (const link of links) {
      const place = conceptPlaces.get(link.concept);
      if (place === undefined) continue;
      const concept = concepts[place]!;
      named.push([place, conceptWeight(link, concept.type, rarity(Math.min(total, concept.papers), total))]);
    }
    const printed: [number, number][] = [];
    for (const [place, count] of counts) {
      const term = vocabulary.terms[place]!;
      printed.push([concepts.length + place, termWeight(term.stems.length, count, rarity(term.papers, total))]);
    }
    return makeVector(named, printed);
  };

  const vectors = sorted.map((paper, i) => vectorOf(perPaper.get(paper.id) ?? [], vocabulary.countsOf(i)));
  const index = invertedIndex(vectors, concepts.length + vocabulary.terms.length);
  const conceptWords = new Map<number, Set<string>>();
  const wordsOf = (place: number): ReadonlySet<string> | readonly string[] => {
    if (place >= concepts.length) return vocabulary.terms[place - concepts.length]!.stems;
    let words = conceptWords.get(place);
    if (!words) {
      const concept = concepts[place]!;
      words = new Set([concept.name, ...concept.aliases].flatMap((name) => contentWords(name).map((w) => w.stem)));
      conceptWords.set(place, words);
    }
    return words;
  };
  const term = (place: number): string => vocabulary.terms[place - concepts.length]!.printed;

  const describe = (vector: Vector, found: Neighbour[]): RelatedPaper[] =>
    found.map(({ paper, score }) => {
      const { id, title, date } = sorted[paper]!;
      const reasons = explain(vector, vectors[paper]!, concepts.length, wordsOf);
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

  return {
    papers: sorted,
    nearest: (paper, n) => index.nearest(vectors[paper]!, n, paper),
    explain: (a, b) => explain(vectors[a]!, vectors[b]!, concepts.length, wordsOf),
    conceptId: (place) => concepts[place]!.id,
    term,
    related(paper, n) {
      const place = paperPlaces.get(paper);
      if (place === undefined) throw new PapergraphError(`no paper of the map has the id ${JSON.stringify(paper)}`);
      return describe(vectors[place]!, index.nearest(vectors[place]!, n, place));
    },
    relatedTo(text, n) {
      const vector = vectorOf(text.concepts, vocabulary.countsIn(textOf(text)));
      return describe(vector, index.nearest(vector, n, -1));
    },
  };
}

const textOf = ({ title, abstract }: { title: string; abstract: string }): string => `${title}. ${abstract}`;
