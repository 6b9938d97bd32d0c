import type { PaperLink, RelatedPaper } from '../types.ts';
import { type MapIndex, otherEnd } from './open-map.ts';

interface RelatedFilter {
  /** At most this many. */
  n: number;
  /** Only papers that share the concept of this id. */
  because?: string;
  /** Only papers of this day (`YYYY-MM-DD`) or later. */
  since?: string;
}

/**
 * Papers linked to a paper: largest score first, ties by id. These are the nearest of all only as far as the map stores links: for more
 * than its option `related` (10 by default), ask the index of the room `link`.
 */
export function relatedPapers(index: MapIndex, paper: string, filter: RelatedFilter): RelatedPaper[] {
  const { n, because, since } = filter;
  const found: RelatedPaper[] = [];
  for (const link of index.paperLinksOf(paper)) {
    if (found.length >= n) break;
    if (because !== undefined && !link.shared.includes(because)) continue;
    const other = index.papers.get(otherEnd(link, paper))!;
    if (since !== undefined && (other.date === null || other.date < since)) continue;
    found.push({
      paper: other.id,
      title: other.title,
      date: other.date,
      score: link.weight,
      ...reasonsOf(index, link),
    });
  }
  return found;
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
