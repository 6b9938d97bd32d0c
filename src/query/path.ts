import { conceptNode, paperNode, parseNode } from '../lib/ids.ts';
import { shortestPath } from '../lib/shortest-path.ts';
import type { Basis, ConceptLink, PaperConcept, RelatedPaper } from '../types.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import type { MapIndex, NodeRef } from './open-map.ts';
import { type PathEdge, pathEdges } from './path-edges.ts';
import { reasonsOf } from './related.ts';
import { roleRelation } from './relation.ts';

/** One step of a path. */
interface PathStep {
  from: NodeRef;
  to: NodeRef;
  /** `INTRODUCES`, `USES`, `EVALUATES_ON`, `STUDIES`, `CO_OCCURS`, `RELATED`, `VARIANT_OF`. */
  relation: string;
  /** True where the relation leads from `to` to `from`. */
  backwards: boolean;
  basis: Basis;
  /** Of statistics: the score of related papers; shared papers, association strength, NPMI and Jaccard of concepts. */
  measures: Record<string, number>;
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
export const findPath = (index: MapIndex, a: string, b: string): GraphPath | null =>
  findPaths(index, a, b, 1)[0] ?? null;

/** Up to `most` ways between two papers or concepts, the strongest first, each over other papers and concepts than those before it. */
export function findPaths(index: MapIndex, a: string, b: string, most: number): GraphPath[] {
  const edgesOf = pathEdges(index);
  const used = new Set<string>();
  let direct = true;
  const paths: GraphPath[] = [];
  while (paths.length < most) {
    const steps = shortestPath(a, b, (node) =>
      edgesOf(node).filter(({ to }) => !used.has(to) && (direct || node !== a || to !== b)),
    );
    if (!steps) break;
    for (const { to } of steps.slice(0, -1)) used.add(to);
    if (steps.length <= 1) direct = false;
    paths.push({
      nodes: [a, ...steps.map((step) => step.to)].map((node) => refOf(index, node)),
      steps: steps.map(({ from, to, edge }) => stepOf(index, from, to, edge, SHARED_PAPERS)),
    });
    if (a === b) break;
  }
  return paths;
}

/** Every relation between two papers or concepts, with all papers that it rests on; empty where they are not joined directly. */
export const findEdges = (index: MapIndex, a: string, b: string): PathStep[] =>
  pathEdges(index)(a)
    .filter(({ to }) => to === b)
    .map(({ edge }) => stepOf(index, a, b, edge, Number.POSITIVE_INFINITY));

const stepOf = (index: MapIndex, from: string, to: string, edge: PathEdge, papers: number): PathStep => ({
  from: refOf(index, from),
  to: refOf(index, to),
  ...describe(index, from, edge, papers),
});

function refOf(index: MapIndex, node: string): NodeRef {
  const { layer, id } = parseNode(node);
  const label = layer === 'paper' ? index.papers.get(id)?.title : index.concepts.get(id)?.name;
  return { kind: layer, id, label: label ?? id };
}

type Described = Omit<PathStep, 'from' | 'to'>;

function describe(index: MapIndex, from: string, edge: PathEdge, papers: number): Described {
  const nothing = { measures: {}, evidence: [], shared: [], terms: [] };
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
        measures: { score: edge.link.weight },
        ...reasonsOf(index, edge.link),
      };
    case 'CO_OCCURS':
      return {
        ...nothing,
        relation: edge.relation,
        backwards: false,
        basis: 'statistics',
        measures: measuresOf(edge.link),
        evidence: sharedEvidence(index, edge.link, papers),
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

const measuresOf = ({ papers, weight, npmi, jaccard }: ConceptLink): PathStep['measures'] => ({
  papers,
  weight,
  npmi,
  jaccard,
});

function sharedEvidence(index: MapIndex, { a, b }: ConceptLink, papers: number): PathStep['evidence'] {
  const ofB = new Map(index.papersOf(b).map((link) => [link.paper, link]));
  const both = index.papersOf(a).filter((link) => ofB.has(link.paper));
  return both
    .slice(0, papers)
    .flatMap((link) => [...evidenceFor(index, link), ...evidenceFor(index, ofB.get(link.paper)!)]);
}
