import type { Manifest } from '../store/index.ts';
import type { ConceptMap } from '../types.ts';

/** What a build or an addition ends with: counts and digests, as text or as one line of JSON. */
export function mapSummary(dir: string, map: ConceptMap, manifest: Manifest, json: boolean): string {
  const { concepts, paperConcepts } = map.resolution;
  const counts = {
    papers: map.papers.length,
    concepts: concepts.length,
    mentions: manifest.tables.mentions?.rows ?? 0,
    paperConcepts: paperConcepts.length,
    conceptLinks: map.links.conceptConcept.length,
    paperLinks: map.links.paperPaper.length,
    communities: map.clustering.communities.filter((c) => c.level === 0).length,
  };
  if (json) return `${JSON.stringify({ dir, counts, digest: manifest.digest })}\n`;
  const n = (value: number) => value.toLocaleString('en');
  return [
    `${dir}: ${n(counts.papers)} papers, ${n(counts.concepts)} concepts in ${n(counts.mentions)} mentions, ${counts.communities} communities`,
    `${n(counts.conceptLinks)} links between concepts, ${n(counts.paperLinks)} between papers`,
    `facts ${manifest.digest.facts.slice(0, 16)}  all ${manifest.digest.all.slice(0, 16)}`,
    `look at it: papergraph serve ${/\s/.test(dir) ? `"${dir}"` : dir}`,
    '',
  ].join('\n');
}
