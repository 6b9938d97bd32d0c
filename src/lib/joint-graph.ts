import type { Links, Paper, PaperConcept, Resolution, Role } from '../types.ts';
import { conceptNode, paperNode } from './ids.ts';
import { closeness, rarity } from './numbers.ts';
import { compareStrings } from './text.ts';

/** An undirected edge between two node ids; `a` < `b`. */
export interface WeightedEdge {
  a: string;
  b: string;
  /** Positive, finite; larger is closer. */
  weight: number;
}

/** Papers and concepts as one simple undirected graph: what is clustered and laid out. */
export interface JointGraph {
  /** Graph node ids, sorted; isolated nodes among them. */
  nodes: string[];
  /** Sorted by a, b; no loops, no pair twice. */
  edges: WeightedEdge[];
}

const ROLE_PULL: Record<Role, number> = { introduces: 1.5, studies: 1, uses: 0.8, evaluates_on: 0.6 };
/** Links between papers hold as much as a few shared concepts; concepts side by side hold loosely, as papers join them already. */
const PAPER_PULL = 3;
const CONCEPT_PULL = 0.5;

/**
 * Joins papers to their concepts (by role and rarity, so that hubs hold loosely), papers to related papers, and concepts to concepts
 * of the backbone. Sorted throughout, because Louvain depends on the order in which a graph is built.
 */
export function jointGraph(input: { papers: readonly Paper[]; resolution: Resolution; links: Links }): JointGraph {
  const { papers, resolution, links } = input;
  const total = papers.length;
  const holders = new Map(resolution.concepts.map((concept) => [concept.id, concept.papers]));
  const rarest = rarity(1, Math.max(2, total));
  const pull = ({ concept, role }: PaperConcept): number =>
    (ROLE_PULL[role] * rarity(Math.min(total, holders.get(concept) ?? 1), total)) / rarest;
  const edges: WeightedEdge[] = [];
  // `concept:` sorts before `paper:`, so the concept is always the smaller end.
  for (const link of resolution.paperConcepts)
    edges.push({ a: conceptNode(link.concept), b: paperNode(link.paper), weight: pull(link) });
  for (const { a, b, weight } of links.paperPaper)
    edges.push({ a: paperNode(a), b: paperNode(b), weight: PAPER_PULL * weight });
  for (const { a, b, papers: shared, backbone } of links.conceptConcept) {
    if (!backbone) continue;
    edges.push({
      a: conceptNode(a),
      b: conceptNode(b),
      weight: CONCEPT_PULL * closeness(shared, holders.get(a)!, holders.get(b)!),
    });
  }
  edges.sort((x, y) => compareStrings(x.a, y.a) || compareStrings(x.b, y.b));
  const nodes = [
    ...resolution.concepts.map((concept) => conceptNode(concept.id)),
    ...papers.map((paper) => paperNode(paper.id)),
  ].sort(compareStrings);
  return { nodes, edges };
}
