import type { PaperLink, RelatedPaper, Role } from '../types.ts';
import { type MapIndex, otherEnd } from './open-map.ts';

/** Which related papers are wanted; what is left out wants all. */
export interface RelatedFilter {
  /** Only papers that share the concept of this id. */
  because?: string | undefined;
  /** Only papers of this day (`YYYY-MM-DD`) or later; papers without a date are left out. */
  since?: string | undefined;
  /** Only papers in which a shared concept (that of `because`, where given) has this role. */
  role?: Role | undefined;
}

/**
 * Papers linked to a paper: largest score first, ties by id. These are the nearest of all only as far as the map stores links: for more
 * than its option `related` (10 by default), or for a filter that few of them pass, ask the index of the room `link`.
 */
export function relatedPapers(index: MapIndex, paper: string, filter: RelatedFilter & { n: number }): RelatedPaper[] {
  const found = index.paperLinksOf(paper).map((link): RelatedPaper => {
    const other = index.papers.get(otherEnd(link, paper))!;
    return { paper: other.id, title: other.title, date: other.date, score: link.weight, ...reasonsOf(index, link) };
  });
  return filterRelated(index, found, filter).slice(0, filter.n);
}

/** The related papers that a filter lets through. */
export function filterRelated(
  index: MapIndex,
  found: readonly RelatedPaper[],
  { because, since, role }: RelatedFilter,
): RelatedPaper[] {
  return found.filter(({ paper, date, shared }) => {
    if (since !== undefined && (date === null || date < since)) return false;
    const reasons = new Set(
      shared.map(({ concept }) => concept).filter((id) => because === undefined || id === because),
    );
    if (because !== undefined && reasons.size === 0) return false;
    return role === undefined || index.conceptsOf(paper).some((own) => own.role === role && reasons.has(own.concept));
  });
}

/** The reasons of a link with names. */
export function reasonsOf(index: MapIndex, link: PaperLink): Pick<RelatedPaper, 'shared' | 'terms'> {
  return {
    shared: link.shared.map((concept, i) => ({
      concept,
      name: index.concepts.get(concept)?.name ?? concept,
      share: link.shares[i]!,
    })),
    terms: link.terms.map((term, i) => ({ term, share: link.termShares[i]! })),
  };
}
