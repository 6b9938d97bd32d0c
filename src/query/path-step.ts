import { conceptNode, paperNode, parseNode } from '../lib/ids.ts';
import { associationStrength, roundScore } from '../lib/numbers.ts';
import type { Basis, ConceptLink, PaperConcept, PaperLink, RelatedPaper } from '../types.ts';
import { allEvidenceOf, type Evidence, evidenceOf } from './evidence.ts';
import type { MapIndex, NodeRef } from './open-map.ts';
import { type PathEdge, pathEdges } from './path-edges.ts';
import { reasonsOf } from './related.ts';
import { roleRelation } from './relation.ts';

/** One step of a path: one relation with what it rests on. */
export interface PathStep {
  from: NodeRef;
  to: NodeRef;
  /** `INTRODUCES`, `USES`, `EVALUATES_ON`, `STUDIES`, `CO_OCCURS`, `RELATED`, `VARIANT_OF`. */
  relation: string;
  /** True where the relation leads from `to` to `from`. */
  backwards: boolean;
  basis: Basis;
  /** What decided the role, of what is read; else null. */
  cue: string | null;
  /**
   * Of statistics: the score of related papers; shared papers, weight, association strength, NPMI and Jaccard of concepts. Of what is read: number of
   * mentions, confidence.
   */
  measures: Record<string, number>;
  /** Sentences that say so: of concepts side by side those of their shared papers, of related papers those that name what both name. */
  evidence: { paper: string; title: string; concept: string; sentence: Evidence }[];
  /** Why papers are related; empty for other relations. */
  shared: RelatedPaper['shared'];
  terms: RelatedPaper['terms'];
}

/** `some`: a sentence of each of up to three papers that tell the most; `all`: every sentence of every paper. */
type HowMuch = 'some' | 'all';

const SOME_PAPERS = 3;

/** Every relation between two papers or concepts (node ids) with all papers and sentences that it rests on; empty where they are not joined directly. */
export const findEdges = (index: MapIndex, a: string, b: string): PathStep[] =>
  pathEdges(index)(a)
    .filter(({ to }) => to === b)
    .map(({ edge }) => stepOf(index, a, b, edge, 'all'));

/** A relation between two nodes, told. */
export const stepOf = (index: MapIndex, from: string, to: string, edge: PathEdge, much: HowMuch): PathStep => ({
  from: refOf(index, from),
  to: refOf(index, to),
  ...describe(index, from, edge, much),
});

/** What a node id stands for. */
export function refOf(index: MapIndex, node: string): NodeRef {
  const { layer, id } = parseNode(node);
  const label = layer === 'paper' ? index.papers.get(id)?.title : index.concepts.get(id)?.name;
  return { kind: layer, id, label: label ?? id };
}

type Described = Omit<PathStep, 'from' | 'to'>;

function describe(index: MapIndex, from: string, edge: PathEdge, much: HowMuch): Described {
  const nothing = { backwards: false, cue: null, measures: {}, evidence: [], shared: [], terms: [] };
  switch (edge.relation) {
    case 'role': {
      const { role, cue, paper, mentions, confidence } = edge.link;
      return {
        ...nothing,
        relation: roleRelation(role),
        backwards: from !== paperNode(paper),
        basis: 'read',
        cue,
        measures: { mentions: mentions.length, confidence },
        evidence: sentencesOf(index, edge.link, much),
      };
    }
    case 'RELATED':
      return {
        ...nothing,
        relation: edge.relation,
        basis: 'statistics',
        measures: { score: edge.link.weight },
        evidence: much === 'all' ? sentencesOfBoth(index, edge.link) : [],
        ...reasonsOf(index, edge.link),
      };
    case 'CO_OCCURS':
      return {
        ...nothing,
        relation: edge.relation,
        basis: 'statistics',
        measures: measuresOf(index, edge.link),
        evidence: sentencesOfShared(index, edge.link, much),
      };
    case 'VARIANT_OF':
      return {
        ...nothing,
        relation: edge.relation,
        backwards: from !== conceptNode(edge.link.from),
        basis: edge.link.basis,
      };
  }
}

/** Sentences of one paper that name one concept. */
function sentencesOf(index: MapIndex, link: PaperConcept, much: HowMuch): PathStep['evidence'] {
  const paper = index.papers.get(link.paper)!;
  const sentences = much === 'all' ? allEvidenceOf(paper, link) : [evidenceOf(paper, link) ?? []].flat();
  return sentences.map((sentence) => ({ paper: paper.id, title: paper.title, concept: link.concept, sentence }));
}

/** Sentences of two related papers that name the concepts that both name: concept by concept, those with the largest share first. */
const sentencesOfBoth = (index: MapIndex, { a, b, shared }: PaperLink): PathStep['evidence'] =>
  shared.flatMap((concept) =>
    [a, b].flatMap((paper) => {
      const link = index.conceptsOf(paper).find((own) => own.concept === concept);
      return link ? sentencesOf(index, link, 'some') : [];
    }),
  );

function measuresOf(index: MapIndex, { a, b, papers, weight, npmi, jaccard }: ConceptLink): PathStep['measures'] {
  const [ofA, ofB] = [index.concepts.get(a)!.papers, index.concepts.get(b)!.papers];
  const association = roundScore(associationStrength(papers, ofA, ofB, index.papers.size));
  return { papers, weight, association, npmi, jaccard };
}

/** Sentences of the papers that name both concepts. */
function sentencesOfShared(index: MapIndex, { a, b }: ConceptLink, much: HowMuch): PathStep['evidence'] {
  const ofB = new Map(index.papersOf(b).map((link) => [link.paper, link]));
  const both = index.papersOf(a).filter((link) => ofB.has(link.paper));
  return (much === 'all' ? both : both.slice(0, SOME_PAPERS)).flatMap((link) => [
    ...sentencesOf(index, link, 'some'),
    ...sentencesOf(index, ofB.get(link.paper)!, 'some'),
  ]);
}
