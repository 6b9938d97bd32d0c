import { compareStrings } from '../lib/text.ts';
import { CONCEPT_TYPES, type Community, type ConceptMap, type ConceptType, type Kind } from '../types.ts';
import { roleRelation } from './relation.ts';

export interface MapStats {
  papers: number;
  concepts: number;
  mentions: number;
  /** First and last day of a paper, null where no paper has one. */
  firstDate: string | null;
  lastDate: string | null;
  withoutAbstract: number;
  /** Papers that no concept was found in. */
  withoutConcepts: number;
  /** Papers and concepts without any edge. */
  isolated: number;
  kinds: Record<Kind, number>;
  /** Number of edges by relation, in a fixed order. */
  relations: Record<string, number>;
  /** The most frequent concepts of each type. */
  topConcepts: Record<ConceptType, { id: string; name: string; papers: number }[]>;
  /** Of the fine level, largest first. */
  communities: Community[];
  /** Communities of the fine level, the groups that these form, and both together: so many are nodes of the property graph. */
  communityCounts: { fine: number; coarse: number; all: number };
  /** At which the communities were found. */
  resolution: number;
  modularity: number;
  shuffledModularity: number;
  /** What the two figures mean, in a sentence. */
  verdict: string;
}

const TOP = 10;

/** Counts of a map and the quality of its communities. */
export function mapStats(map: ConceptMap): MapStats {
  const { papers, resolution, links, clustering } = map;
  const kinds: Record<Kind, number> = { paper: papers.length, method: 0, model: 0, dataset: 0, task: 0, metric: 0 };
  for (const concept of resolution.concepts) kinds[concept.type]++;
  const relations: Record<string, number> = { INTRODUCES: 0, USES: 0, EVALUATES_ON: 0, STUDIES: 0 };
  let mentions = 0;
  for (const link of resolution.paperConcepts) {
    relations[roleRelation(link.role)]!++;
    mentions += link.mentions.length;
  }
  relations.VARIANT_OF = resolution.variants.length;
  relations.CO_OCCURS = links.conceptConcept.length;
  relations.RELATED = links.paperPaper.length;
  const dates = papers.flatMap((paper) => paper.date ?? []).sort(compareStrings);
  const { modularity, shuffledModularity } = clustering;
  const all = clustering.communities.length;
  const fine = clustering.communities.filter((community) => community.level === 0).length;
  return {
    papers: papers.length,
    concepts: resolution.concepts.length,
    mentions,
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
    withoutAbstract: papers.filter((paper) => paper.abstract === '').length,
    withoutConcepts: papers.length - new Set(resolution.paperConcepts.map((link) => link.paper)).size,
    isolated: papers.length + resolution.concepts.length - clustering.membership.size,
    kinds,
    relations,
    topConcepts: topConcepts(map),
    communities: clustering.communities
      .filter((community) => community.level === 0)
      .sort((x, y) => y.size - x.size || compareStrings(x.id, y.id)),
    communityCounts: { fine, coarse: all - fine, all },
    resolution: clustering.resolution,
    modularity,
    shuffledModularity,
    verdict: verdict(clustering.communities.length, modularity, shuffledModularity),
  };
}

function topConcepts(map: ConceptMap): MapStats['topConcepts'] {
  const top = (type: ConceptType) =>
    map.resolution.concepts
      .filter((concept) => concept.type === type)
      .sort((x, y) => y.papers - x.papers || y.mentions - x.mentions || compareStrings(x.id, y.id))
      .slice(0, TOP)
      .map(({ id, name, papers }) => ({ id, name, papers }));
  return Object.fromEntries(CONCEPT_TYPES.map((type) => [type, top(type)])) as MapStats['topConcepts'];
}

/** Modularity says little by itself: graphs without any structure reach 0.2 and more. What counts is the difference. */
function verdict(communities: number, modularity: number, shuffled: number): string {
  if (communities === 0) return 'there are no communities: nothing is linked';
  const figures = `modularity ${modularity.toFixed(3)} against ${shuffled.toFixed(3)} of the same graph with its edges shuffled`;
  if (modularity < shuffled + 0.02) return `the communities are no better than chance: ${figures}`;
  if (modularity < shuffled + 0.1) return `the communities are little better than chance: ${figures}`;
  return `the communities are better than chance: ${figures}`;
}
