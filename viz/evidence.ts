import { sentenceAround } from '../src/lib/sentence.ts';
import type { ConceptDetail, ConceptType, Field, GraphEdge, PaperDetail, RelatedPaper } from '../src/types.ts';
import type { MapModel } from './model.ts';

/** A sentence (or title) with the names in it that matter; offsets into `text`, sorted, not overlapping. */
export interface MarkedSentence {
  text: string;
  marks: { start: number; end: number; type: ConceptType }[];
}

/** What a link rests on. */
export interface LinkEvidence {
  /** Every edge of the map between the two, either way round. */
  edges: GraphEdge[];
  /** Papers that say so, newest first; of two related papers the two themselves. */
  papers: { id: string; title: string; date: string | null }[];
  /** Concept ids whose mentions in those papers are the evidence. */
  concepts: string[];
  /** Of two papers: why they are related. */
  related: Pick<RelatedPaper, 'score' | 'shared' | 'terms'> | null;
}

type Detail = PaperDetail | ConceptDetail;

/** Every edge between two nodes, strongest first. */
export function edgesBetween(model: MapModel, a: string, b: string): GraphEdge[] {
  const [from, to] = [model.index.get(a), model.index.get(b)];
  if (from === undefined || to === undefined || from === to) return [];
  const edges: GraphEdge[] = [];
  for (let at = model.first[from]!; at < model.first[from + 1]!; at++) {
    const edge = model.incident[at]!;
    if (model.source[edge] === to || model.target[edge] === to) edges.push(model.edges[edge]!);
  }
  return edges;
}

/**
 * What the link between two nodes rests on, from what is known about either.
 * @param a detail of one end; `b` of the other
 */
export function linkEvidence(edges: GraphEdge[], a: Detail, b: Detail): LinkEvidence {
  if (a.kind === 'concept' && b.kind === 'concept') {
    const ofB = new Set(b.papers.map(({ id }) => id));
    const papers = a.papers.filter(({ id }) => ofB.has(id)).map(({ id, title, date }) => ({ id, title, date }));
    return { edges, papers, concepts: [a.concept.id, b.concept.id], related: null };
  }
  if (a.kind === 'paper' && b.kind === 'paper') {
    const related = relatedTo(a, b) ?? relatedTo(b, a);
    const ofB = new Set(b.concepts.map(({ id }) => id));
    const shared = related ? related.shared.map(({ concept }) => concept) : [];
    const concepts = shared.length > 0 ? shared : a.concepts.map(({ id }) => id).filter((id) => ofB.has(id));
    return { edges, papers: [a, b].map(({ paper }) => paper), concepts, related };
  }
  const [paper, concept] = (a.kind === 'paper' ? [a, b] : [b, a]) as [PaperDetail, ConceptDetail];
  return { edges, papers: [paper.paper], concepts: [concept.concept.id], related: null };
}

const relatedTo = (detail: PaperDetail, other: PaperDetail): RelatedPaper | null =>
  detail.related.find(({ paper }) => paper === other.paper.id) ?? null;

const FIELDS: readonly Field[] = ['title', 'abstract'];

/**
 * Sentences of a paper that name some of the concepts: those that name most of them first, as few as name them all between them.
 * @param most never more than that
 */
export function sentencesNaming(detail: PaperDetail, concepts: readonly string[], most = 3): MarkedSentence[] {
  const sentences = new Map<string, NamingSentence>();
  for (const concept of detail.concepts) {
    if (!concepts.includes(concept.id)) continue;
    for (const { field, start, end } of concept.mentions) {
      const text = detail.paper[field];
      if (start < 0 || end > text.length || start >= end) continue;
      const around = sentenceAround(text, start, end);
      const key = `${FIELDS.indexOf(field)} ${String(start - around.start).padStart(9, '0')}`;
      const sentence = sentences.get(key) ?? { text: around.text, marks: [] };
      sentences.set(key, sentence);
      if (around.end <= sentence.text.length)
        sentence.marks.push({ start: around.start, end: around.end, concept: concept.id, type: concept.type });
    }
  }
  const inOrder = [...sentences].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, sentence]) => tidy(sentence));
  const named = (sentence: NamingSentence) => new Set(sentence.marks.map(({ concept }) => concept));
  const chosen: NamingSentence[] = [];
  const missing = new Set(inOrder.flatMap((sentence) => [...named(sentence)]));
  while (missing.size > 0 && chosen.length < most) {
    const gain = (sentence: NamingSentence) => [...named(sentence)].filter((id) => missing.has(id)).length;
    // The abstract says more than the title, which stands above it anyway.
    const best = inOrder.reduce((x, y) =>
      gain(y) > gain(x) || (gain(y) === gain(x) && x.text === detail.paper.title) ? y : x,
    );
    chosen.push(best);
    for (const id of named(best)) missing.delete(id);
  }
  return chosen;
}

interface NamingSentence extends MarkedSentence {
  marks: (MarkedSentence['marks'][number] & { concept: string })[];
}

function tidy({ text, marks }: NamingSentence): NamingSentence {
  marks.sort((x, y) => x.start - y.start || y.end - x.end);
  let last = 0;
  return {
    text,
    marks: marks.filter(({ start, end }) => {
      if (start < last) return false;
      last = end;
      return true;
    }),
  };
}
