import { conceptNode, paperNode, parseNode } from '../lib/ids.ts';
import { closeness, rarity } from '../lib/numbers.ts';
import type { ConceptLink, PaperConcept, PaperLink, Role, VariantLink } from '../types.ts';
import { type MapIndex, otherEnd } from './open-map.ts';
import type { CostedEdge } from './shortest-path.ts';

/** What a step of a path goes over. */
export type PathEdge =
  | { relation: 'role'; link: PaperConcept }
  | { relation: 'RELATED'; link: PaperLink }
  | { relation: 'CO_OCCURS'; link: ConceptLink }
  | { relation: 'VARIANT_OF'; link: VariantLink };

/** Every step costs this much, so that of two ways of like strength the shorter wins. */
const STEP = 0.5;
const ROLE_COST: Record<Role, number> = { introduces: 0.6, studies: 1, uses: 1, evaluates_on: 1.2 };
const RELATED_COST = 0.5;
const VARIANT_COST = 0.5;
/** That two papers report one metric joins them least of all. */
const METRIC_COST = 2;

/** The edges of a map with what they cost: the dearer, the more common the concept and the weaker the link. */
export function pathEdges(index: MapIndex): (node: string) => CostedEdge<PathEdge>[] {
  const total = index.papers.size;
  const rarest = rarity(1, Math.max(2, total));
  const known = new Map<string, number>();
  const commonness = (id: string): number => {
    let value = known.get(id);
    if (value === undefined) {
      const concept = index.concepts.get(id)!;
      value = (rarest / rarity(Math.min(total, concept.papers), total)) * (concept.type === 'metric' ? METRIC_COST : 1);
      known.set(id, value);
    }
    return value;
  };
  const read = (link: PaperConcept, to: string): CostedEdge<PathEdge> => ({
    to,
    cost: STEP + ROLE_COST[link.role] * commonness(link.concept),
    edge: { relation: 'role', link },
  });
  const related = (link: PaperLink, paper: string): CostedEdge<PathEdge> => ({
    to: paperNode(otherEnd(link, paper)),
    cost: STEP + RELATED_COST / link.weight,
    edge: { relation: 'RELATED', link },
  });
  const together = (link: ConceptLink, concept: string): CostedEdge<PathEdge> => {
    const near = closeness(link.papers, index.concepts.get(link.a)!.papers, index.concepts.get(link.b)!.papers);
    const cost = STEP + Math.max(commonness(link.a), commonness(link.b)) / near;
    return { to: conceptNode(otherEnd(link, concept)), cost, edge: { relation: 'CO_OCCURS', link } };
  };
  const variant = (link: VariantLink, concept: string): CostedEdge<PathEdge> => ({
    to: conceptNode(link.from === concept ? link.to : link.from),
    cost: STEP + VARIANT_COST,
    edge: { relation: 'VARIANT_OF', link },
  });
  return (node) => {
    const { layer, id } = parseNode(node);
    if (layer === 'paper')
      return [
        ...index.conceptsOf(id).map((link) => read(link, conceptNode(link.concept))),
        ...index.paperLinksOf(id).map((link) => related(link, id)),
      ];
    return [
      ...index.papersOf(id).map((link) => read(link, paperNode(link.paper))),
      ...index.conceptLinksOf(id).map((link) => together(link, id)),
      ...[...index.variantOf(id), ...index.variantsOf(id)].map((link) => variant(link, id)),
    ];
  };
}
