import { conceptNode, paperNode, parseNode } from '../lib/ids.ts';
import { closeness } from '../lib/numbers.ts';
import { pathCosts } from '../lib/path-cost.ts';
import type { CostedEdge } from '../lib/shortest-path.ts';
import type { ConceptLink, PaperConcept, PaperLink, VariantLink } from '../types.ts';
import { type MapIndex, otherEnd } from './open-map.ts';

/** What a step of a path goes over. */
export type PathEdge =
  | { relation: 'role'; link: PaperConcept }
  | { relation: 'RELATED'; link: PaperLink }
  | { relation: 'CO_OCCURS'; link: ConceptLink }
  | { relation: 'VARIANT_OF'; link: VariantLink };

/** The edges of a map with what they cost: the dearer, the more common the concept and the weaker the link. */
export function pathEdges(index: MapIndex): (node: string) => CostedEdge<PathEdge>[] {
  const costs = pathCosts(index.papers.size);
  const known = new Map<string, number>();
  const commonness = (id: string): number => {
    let value = known.get(id);
    if (value === undefined) {
      const { papers, type } = index.concepts.get(id)!;
      value = costs.commonness({ papers, isMetric: type === 'metric' });
      known.set(id, value);
    }
    return value;
  };
  const read = (link: PaperConcept, to: string): CostedEdge<PathEdge> => ({
    to,
    cost: costs.read(link.role, commonness(link.concept)),
    edge: { relation: 'role', link },
  });
  const related = (link: PaperLink, paper: string): CostedEdge<PathEdge> => ({
    to: paperNode(otherEnd(link, paper)),
    cost: costs.related(link.weight),
    edge: { relation: 'RELATED', link },
  });
  const together = (link: ConceptLink, concept: string): CostedEdge<PathEdge> => {
    const near = closeness(link.papers, index.concepts.get(link.a)!.papers, index.concepts.get(link.b)!.papers);
    const cost = costs.together(near, commonness(link.a), commonness(link.b));
    return { to: conceptNode(otherEnd(link, concept)), cost, edge: { relation: 'CO_OCCURS', link } };
  };
  const variant = (link: VariantLink, concept: string): CostedEdge<PathEdge> => ({
    to: conceptNode(link.from === concept ? link.to : link.from),
    cost: costs.variant,
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
