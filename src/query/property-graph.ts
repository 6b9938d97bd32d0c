import { conceptNode, kindLabel, paperNode } from '../lib/ids.ts';
import type { Community, Concept, ConceptMap, Paper, PaperConcept, PropertyGraph } from '../types.ts';
import { mentionPlace, roleRelation } from './relation.ts';

type Nodes = PropertyGraph['nodes'];
type Relationships = PropertyGraph['relationships'];

const communityNode = (id: string): string => `community:${id}`;

/**
 * The whole map as a property graph. Undirected relations are stored once, from the smaller id to the larger; properties are plain
 * values, and what is unknown is null. Evidence is written `paper|field|start|end`.
 */
export function toPropertyGraph(map: ConceptMap): PropertyGraph {
  const { resolution, links, clustering } = map;
  const nodes: Nodes = [
    ...map.papers.map(paperOf),
    ...resolution.concepts.map(conceptOf),
    ...clustering.communities.map(communityOf),
  ];
  const relationships: Relationships = [];
  for (const link of resolution.paperConcepts) relationships.push(readRelation(link));
  for (const { from, to, basis } of resolution.variants)
    relationships.push({ type: 'VARIANT_OF', start: conceptNode(from), end: conceptNode(to), properties: { basis } });
  for (const { a, b, papers, weight, npmi, jaccard, backbone } of links.conceptConcept) {
    const properties = { papers, weight, npmi, jaccard, backbone, basis: 'statistics' };
    relationships.push({ type: 'CO_OCCURS', start: conceptNode(a), end: conceptNode(b), properties });
  }
  for (const { a, b, weight, shared, shares, terms, termShares, backbone } of links.paperPaper) {
    const properties = { weight, shared, shares, terms, termShares, backbone, basis: 'statistics' };
    relationships.push({ type: 'RELATED', start: paperNode(a), end: paperNode(b), properties });
  }
  for (const [node, community] of clustering.membership)
    relationships.push({
      type: 'IN',
      start: node,
      end: communityNode(community),
      properties: { basis: 'statistics', certainty: clustering.certainty.get(node) ?? null },
    });
  return { nodes, relationships };
}

function paperOf(paper: Paper): Nodes[number] {
  const { id, title, abstract, date, dateInferred, authors, organisation, comments, url, aliases } = paper;
  const names = Array.isArray(authors) ? authors : null;
  return {
    id: paperNode(id),
    labels: ['Paper'],
    properties: {
      id,
      title,
      abstract,
      date,
      dateInferred,
      authors: names,
      authorCount: names ? names.length : (authors as number | null),
      organisation,
      comments,
      url,
      aliases,
    },
  };
}

function conceptOf(concept: Concept): Nodes[number] {
  const { id, name, type, aliases, papers, mentions, typeShare, ambiguous } = concept;
  return {
    id: conceptNode(id),
    labels: ['Concept', kindLabel(type)],
    properties: { id, name, type, aliases, papers, mentions, typeShare, ambiguous },
  };
}

function communityOf(community: Community): Nodes[number] {
  const { id, name, level, parent, size, papers, concepts, stability, examples } = community;
  return {
    id: communityNode(id),
    labels: ['Community'],
    properties: { id, name, level, parent, size, papers, concepts, stability, examples },
  };
}

function readRelation({
  paper,
  concept,
  role,
  cue,
  mentions,
  confidence,
  surfaces,
}: PaperConcept): Relationships[number] {
  return {
    type: roleRelation(role),
    start: paperNode(paper),
    end: conceptNode(concept),
    properties: {
      count: mentions.length,
      evidence: mentions.map((mention) => mentionPlace(paper, mention)),
      basis: 'read',
      confidence,
      cue,
      surfaces,
    },
  };
}
