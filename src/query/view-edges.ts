import { conceptNode, paperNode } from '../lib/ids.ts';
import { closeness, roundScore } from '../lib/numbers.ts';
import type { EdgeEvidence, GraphEdge, PaperConcept, Role } from '../types.ts';
import type { MapIndex } from './open-map.ts';
import { mentionPlace, roleRelation } from './relation.ts';

export type Layer = 'papers' | 'concepts' | 'both';

/** An edge with what decides whether it stays when a view is cut. */
export interface RankedEdge extends GraphEdge {
  backbone: boolean;
}

const ROLE_WEIGHT: Record<Role, number> = { introduces: 1, studies: 0.7, uses: 0.6, evaluates_on: 0.5 };

/**
 * All edges of a layer. Weights are made for drawing and lie between 0 and 1 for every relation: the score of related papers, the
 * closeness of concepts, the role of a concept in a paper; the measures themselves are in the map's tables.
 * @param evidence whether edges carry what they rest on
 */
export function layerEdges(index: MapIndex, layer: Layer, evidence = false): RankedEdge[] {
  const { resolution, links } = index.map;
  const edges: RankedEdge[] = [];
  const add = (edge: RankedEdge, own: () => EdgeEvidence): void => {
    edges.push(evidence ? { ...edge, evidence: own() } : edge);
  };
  if (layer !== 'concepts') {
    for (const { a, b, weight, shared, shares, terms, termShares, backbone } of links.paperPaper) {
      const edge = { ...statistical(paperNode(a), paperNode(b), weight, backbone), relation: 'RELATED', shared };
      add(edge, () => ({ shares, terms, termShares }));
    }
  }
  if (layer === 'both') for (const link of resolution.paperConcepts) add(readEdge(link), () => readEvidence(link));
  if (layer !== 'papers') {
    for (const { a, b, papers, backbone } of links.conceptConcept) {
      const weight = closeness(papers, index.concepts.get(a)!.papers, index.concepts.get(b)!.papers);
      const edge = { ...statistical(conceptNode(a), conceptNode(b), weight, backbone), relation: 'CO_OCCURS' };
      add(edge, () => ({ count: papers }));
    }
    for (const { from, to, basis } of resolution.variants) {
      const ends = { source: conceptNode(from), target: conceptNode(to) };
      edges.push({ ...ends, relation: 'VARIANT_OF', directed: true, weight: 1, basis, shared: [], backbone: true });
    }
  }
  return edges;
}

const statistical = (source: string, target: string, weight: number, backbone: boolean) => ({
  source,
  target,
  directed: false,
  weight,
  basis: 'statistics' as const,
  shared: [],
  backbone,
});

function readEdge({ paper, concept, role, mentions }: PaperConcept): RankedEdge {
  const often = mentions.length / (mentions.length + 1);
  return {
    source: paperNode(paper),
    target: conceptNode(concept),
    relation: roleRelation(role),
    directed: true,
    weight: roundScore(ROLE_WEIGHT[role] * (0.5 + often / 2)),
    basis: 'read',
    shared: [],
    backbone: role === 'introduces',
  };
}

const readEvidence = ({ paper, mentions, confidence, cue, surfaces }: PaperConcept): EdgeEvidence => ({
  count: mentions.length,
  confidence,
  cue,
  surfaces,
  places: mentions.map((mention) => mentionPlace(paper, mention)),
});

/**
 * The strongest `most` edges: the backbone first, and among equals those that stand high within their own relation, because weights of
 * different relations cannot be compared.
 */
export function strongest(edges: readonly RankedEdge[], most: number): RankedEdge[] {
  if (edges.length <= most) return [...edges];
  const order = edges.map((edge, place) => ({ edge, place, rank: 0 }));
  order.sort((x, y) => y.edge.weight - x.edge.weight || x.place - y.place);
  const totals = new Map<string, number>();
  for (const edge of edges) totals.set(edge.relation, (totals.get(edge.relation) ?? 0) + 1);
  const seen = new Map<string, number>();
  for (const item of order) {
    const { relation } = item.edge;
    const before = seen.get(relation) ?? 0;
    item.rank = before / totals.get(relation)!;
    seen.set(relation, before + 1);
  }
  order.sort((x, y) => Number(y.edge.backbone) - Number(x.edge.backbone) || x.rank - y.rank || x.place - y.place);
  return order
    .slice(0, most)
    .sort((x, y) => x.place - y.place)
    .map((item) => item.edge);
}
