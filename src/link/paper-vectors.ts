import { groupBy } from '../lib/group.ts';
import { rarity } from '../lib/numbers.ts';
import { byKey } from '../lib/text.ts';
import type { Concept, Paper, PaperConcept, Resolution } from '../types.ts';
import { conceptWeight, joined, rareness, termWeight, type Vector } from './features.ts';
import { buildVocabulary, type Term, type TermCounts } from './vocabulary.ts';
import type { Text } from './word-codes.ts';

/** Papers as vectors: places below the number of concepts are concepts, the rest terms. */
export interface PaperVectors {
  /** Sorted by id; a paper's place is its index. */
  papers: readonly Paper[];
  /** Sorted by id. */
  concepts: readonly Concept[];
  /** The term at a place. */
  termAt(place: number): Term;
  vectors: readonly Vector[];
  /** Number of places. */
  features: number;
  /** A text that is none of the papers. */
  vectorOf(text: Text, concepts: readonly PaperConcept[]): Vector;
}

/** Reads all papers into vectors of concepts (weighted by rarity, role, type) and of words and phrases (weighted by rarity). */
export function paperVectors(papers: readonly Paper[], resolution: Resolution): PaperVectors {
  const sorted = [...papers].sort(byKey((p) => p.id));
  const concepts = [...resolution.concepts].sort(byKey((c) => c.id));
  const conceptPlaces = new Map(concepts.map((concept, place) => [concept.id, place]));
  const vocabulary = buildVocabulary(sorted);
  const perPaper = groupBy(resolution.paperConcepts, (link) => link.paper);
  const total = sorted.length;
  const rare = Float64Array.from(vocabulary.holders, (holders) => rareness(rarity(holders, total)));

  const named = (links: readonly PaperConcept[]): Vector => {
    const held = links.flatMap((link) => {
      const place = conceptPlaces.get(link.concept);
      if (place === undefined) return [];
      const { type, papers: holders } = concepts[place]!;
      return [{ place, weight: conceptWeight(link, type, rareness(rarity(Math.min(total, holders), total))) }];
    });
    held.sort((a, b) => a.place - b.place);
    return { places: Int32Array.from(held, (h) => h.place), weights: Float32Array.from(held, (h) => h.weight) };
  };
  const printed = ({ places, counts, length }: TermCounts): Vector => ({
    places: places.map((place) => concepts.length + place),
    weights: Float32Array.from(counts, (count, i) =>
      termWeight(places[i]! >= vocabulary.words, count, rare[places[i]!]!, length),
    ),
  });
  return {
    papers: sorted,
    concepts,
    termAt: (place) => vocabulary.term(place - concepts.length),
    vectors: sorted.map((paper, i) => joined(named(perPaper.get(paper.id) ?? []), printed(vocabulary.countsOf(i)))),
    features: concepts.length + vocabulary.size,
    vectorOf: (text, links) => joined(named(links), printed(vocabulary.countsIn(text))),
  };
}
