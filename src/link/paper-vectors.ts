import { groupBy } from '../lib/group.ts';
import { rarity } from '../lib/numbers.ts';
import { byKey } from '../lib/text.ts';
import type { Concept, Paper, PaperConcept, Resolution } from '../types.ts';
import { conceptWeight, makeVector, termWeight, type Vector } from './features.ts';
import { buildVocabulary, type Term, type Text } from './vocabulary.ts';

/** Papers as vectors: places below the number of concepts are concepts, the rest terms. */
export interface PaperVectors {
  /** Sorted by id; a paper's place is its index. */
  papers: readonly Paper[];
  /** Sorted by id. */
  concepts: readonly Concept[];
  terms: readonly Term[];
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
  const make = (links: readonly PaperConcept[], { counts, length }: ReturnType<typeof vocabulary.countsOf>): Vector => {
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
      printed.push([concepts.length + place, termWeight(term.stems.length, count, rarity(term.papers, total), length)]);
    }
    return makeVector(named, printed);
  };
  return {
    papers: sorted,
    concepts,
    terms: vocabulary.terms,
    vectors: sorted.map((paper, i) => make(perPaper.get(paper.id) ?? [], vocabulary.countsOf(i))),
    features: concepts.length + vocabulary.terms.length,
    vectorOf: (text, links) => make(links, vocabulary.countsIn(text)),
  };
}
