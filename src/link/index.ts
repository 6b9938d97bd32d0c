import type { BuildOptions } from '../lib/options.ts';
import type { Links, Paper, Resolution } from '../types.ts';
import { linkConcepts } from './concept-links.ts';
import { paperIndex, type RelatedIndex } from './paper-index.ts';
import { linkPapers } from './paper-links.ts';

export type { RelatedIndex } from './paper-index.ts';

/**
 * Links concepts that papers name together, and papers that share concepts or rare words. Every link has its reasons; the order of the
 * input does not matter.
 */
export function link(papers: readonly Paper[], resolution: Resolution, options: BuildOptions): Links {
  return {
    conceptConcept: linkConcepts(resolution, papers.length, options),
    paperPaper: linkPapers(paperIndex(papers, resolution), options.related),
  };
}

/** Builds the index that answers `related` for any number and for unseen texts; it agrees with the links of `link`. */
export function relatedIndex(papers: readonly Paper[], resolution: Resolution): RelatedIndex {
  const { related, relatedTo } = paperIndex(papers, resolution);
  return { related, relatedTo };
}
