import type { MapDiff } from '../query/index.ts';
import type { Manifest } from '../store/index.ts';
import type { ConceptMap } from '../types.ts';
import { plural } from './table.ts';

/**
 * What a build or an addition ends with: counts and digests, as text or as one line of JSON.
 * @param diff what became of the map, for the JSON of an addition
 */
export function mapSummary(dir: string, map: ConceptMap, manifest: Manifest, json: boolean, diff?: MapDiff): string {
  const { concepts, paperConcepts } = map.resolution;
  const counts = {
    papers: map.papers.length,
    concepts: concepts.length,
    mentions: manifest.tables.mentions?.rows ?? 0,
    paperConcepts: paperConcepts.length,
    conceptLinks: map.links.conceptConcept.length,
    paperLinks: map.links.paperPaper.length,
    corrections: map.resolution.corrections?.length ?? 0,
    communities: map.clustering.communities.filter((c) => c.level === 0).length,
  };
  if (json) {
    const { communities: communityChanges, ...changes } = diff ?? { communities: undefined };
    return `${JSON.stringify({ dir, counts, digest: manifest.digest, ...(diff && { communityChanges, changes }) })}\n`;
  }
  const groups = map.clustering.communities.length - counts.communities;
  const communities = plural(counts.communities, 'community', 'communities');
  return [
    `${dir}: ${plural(counts.papers, 'paper')}, ${plural(counts.concepts, 'concept')} in ${plural(counts.mentions, 'mention')}, ${communities}${groups > 0 ? ` in ${plural(groups, 'group')}` : ''}`,
    `${plural(counts.conceptLinks, 'link')} between concepts, ${counts.paperLinks.toLocaleString('en')} between papers`,
    ...(counts.corrections > 0 ? [`${plural(counts.corrections, 'correction')} by hand applied`] : []),
    `facts ${manifest.digest.facts.slice(0, 16)}  all ${manifest.digest.all.slice(0, 16)}`,
    `look at it: papergraph serve ${/\s/.test(dir) ? `"${dir}"` : dir}`,
    '',
  ].join('\n');
}
