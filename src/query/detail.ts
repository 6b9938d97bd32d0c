import { PapergraphError } from '../lib/errors.ts';
import { conceptNode, paperNode } from '../lib/ids.ts';
import { compareStrings } from '../lib/text.ts';
import { type ConceptDetail, type PaperDetail, ROLES, type VariantLink } from '../types.ts';
import { evidenceOf } from './evidence.ts';
import { type MapIndex, otherEnd } from './open-map.ts';
import { relatedPapers } from './related.ts';

const RELATED = 10;
const TOGETHER = 50;

/**
 * What the map knows about a paper.
 * @param id an id of `index.papers`
 * @throws PapergraphError where no paper has that id
 */
export function paperDetail(index: MapIndex, id: string): PaperDetail {
  const paper = index.papers.get(id);
  if (!paper) throw new PapergraphError(`no paper of the map has the id ${JSON.stringify(id)}`);
  const concepts = [...index.conceptsOf(id)].sort(
    (x, y) =>
      Number(y.role === 'introduces') - Number(x.role === 'introduces') ||
      y.mentions.length - x.mentions.length ||
      compareStrings(x.concept, y.concept),
  );
  return {
    kind: 'paper',
    paper,
    ...communityOf(index, paperNode(id)),
    concepts: concepts.map(({ concept, role, cue, confidence, mentions }) => {
      const { name, type } = index.concepts.get(concept)!;
      return { id: concept, name, type, role, cue, confidence, mentions };
    }),
    related: relatedPapers(index, id, { n: RELATED }),
  };
}

/**
 * What the map knows about a concept.
 * @param id an id of `index.concepts`
 * @throws PapergraphError where no concept has that id
 */
export function conceptDetail(index: MapIndex, id: string): ConceptDetail {
  const concept = index.concepts.get(id);
  if (!concept) throw new PapergraphError(`no concept of the map has the id ${JSON.stringify(id)}`);
  const named = (other: string, link: VariantLink) => ({
    id: other,
    name: index.concepts.get(other)?.name ?? other,
    basis: link.basis,
  });
  const papers = index.papersOf(id).map((link) => ({ link, paper: index.papers.get(link.paper)! }));
  papers.sort(
    (x, y) =>
      compareStrings(y.paper.date ?? '', x.paper.date ?? '') ||
      ROLES.indexOf(x.link.role) - ROLES.indexOf(y.link.role) ||
      compareStrings(x.paper.id, y.paper.id),
  );
  return {
    kind: 'concept',
    concept,
    ...communityOf(index, conceptNode(id)),
    merges: index
      .mergesOf(id)
      .map(({ surface, reason, papers }) => ({ surface, reason, papers: papers.length }))
      .sort((x, y) => y.papers - x.papers || compareStrings(x.surface, y.surface)),
    variantOf: index.variantOf(id).map((link) => named(link.to, link)),
    variants: index.variantsOf(id).map((link) => named(link.from, link)),
    papers: papers.map(({ link, paper }) => ({
      id: paper.id,
      title: paper.title,
      date: paper.date,
      role: link.role,
      count: link.mentions.length,
      evidence: evidenceOf(paper, link),
    })),
    together: index
      .conceptLinksOf(id)
      .slice(0, TOGETHER)
      .map((link) => {
        const other = index.concepts.get(otherEnd(link, id))!;
        return { id: other.id, name: other.name, type: other.type, papers: link.papers, weight: link.weight };
      }),
  };
}

/** Community of a node id, with its name. */
export function communityOf(index: MapIndex, node: string): { community: string | null; communityName: string | null } {
  const community = index.map.clustering.membership.get(node) ?? null;
  return { community, communityName: community === null ? null : (index.communities.get(community)?.name ?? null) };
}
