import { conceptNode, paperNode, parseNode } from '../lib/ids.ts';
import type { Basis, ConceptLink, PaperConcept, RelatedPaper } from '../types.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { MapIndex, NodeRef } from './open-map.ts';
import { type PathEdge, pathEdges } from './path-edges.ts';
import { reasonsOf } from './related.ts';
import { roleRelation } from './relation.ts';
import { shortestPath } from './shortest-path.ts';

/** One step of a path. */
interface PathStep {
  from: NodeRef;
  to: NodeRef;
  /** `INTRODUCES`, `USES`, `EVALUATES_ON`, `STUDIES`, `CO_OCCURS`, `RELATED`, `VARIANT_OF`. */
  relation: string;
  /** True where the relation leads from `to` to `from`. */
  backwards: boolean;
  basis: Basis;
  /** Sentences that say so; of concepts side by side, those of up to three shared papers. */
  evidence: { paper: string; title: string; concept: string; sentence: Evidence }[];
  /** Why papers are related; empty for other relations. */
  shared: RelatedPaper['shared'];
  terms: RelatedPaper['terms'];
}

export interface GraphPath {
  nodes: NodeRef[];
  steps: PathStep[];
}

const SHARED_PAPERS = 3;

/**
 * How two papers or concepts connect: the way over the strongest relations. Common concepts are long ways round, so that a path
 * says more than that both name a large language model.
 * @param a node id (`paper:…`, `concept:…`) of the map; so is `b`
 * @returns null where nothing joins them
 */
export function findPath(index: MapIndex, a: string, b: string): GraphPath | null {
  const steps = shortestPath(a, b, pathEdges(index));
  if (!steps) return null;
  return {
    nodes: [a, ...steps.map((step) => step.to)].map((node) => refOf(index, node)),
    steps: steps.map(({ from, to, edge }) => ({
      from: refOf(index, from),
      to: refOf(index, to),
      ...describe(index, from, edge),
    })),
  };
}

function refOf(index: MapIndex, node: string): NodeRef {
  const { layer, id } = parseNode(node);
  const label = layer === 'paper' ? index.papers.get(id)?.title : index.concepts.get(id)?.name;
  return { kind: layer, id, label: label ?? id };
}

type Described = Omit<PathStep, 'from' | 'to'>;

function describe(index: MapIndex, from: string, edge: PathEdge): Described {
  const nothing = { evidence: [], shared: [], terms: [] };
  switch (edge.relation) {
    case 'role':
      return {
        ...nothing,
        relation: roleRelation(edge.link.role),
        backwards: from !== paperNode(edge.link.paper),
        basis: 'read',
        evidence: evidenceFor(index, edge.link),
      };
    case 'RELATED':
      return {
        ...nothing,
        relation: edge.relation,
        backwards: false,
        basis: 'statistics',
        ...reasonsOf(index, edge.link),
      };
    case 'CO_OCCURS':
      return {
        ...nothing,
        relation: edge.relation,
        backwards: false,
        basis: 'statistics',
        evidence: sharedEvidence(index, edge.link),
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

function evidenceFor(index: MapIndex, link: PaperConcept): PathStep['evidence'] {
  const paper = index.papers.get(link.paper)!;
  const sentence = evidenceOf(paper, link);
  return sentence ? [{ paper: paper.id, title: paper.title, concept: link.concept, sentence }] : [];
}

function sharedEvidence(index: MapIndex, { a, b }: ConceptLink): PathStep['evidence'] {
  const ofB = new Map(index.papersOf(b).map((link) => [link.paper, link]));
  const both = index.papersOf(a).filter((link) => ofB.has(link.paper));
  return both
    .slice(0, SHARED_PAPERS)
    .flatMap((link) => [...evidenceFor(index, link), ...evidenceFor(index, ofB.get(link.paper)!)]);
}
