import { conceptNode, paperNode } from '../lib/ids.ts';
import { decodeLatex } from '../lib/latex.ts';
import { communityColor } from '../lib/palette.ts';
import type { Concept, GraphNode, Paper } from '../types.ts';
import { communityOf } from './detail.ts';
import type { MapIndex } from './open-map.ts';
import type { Layer } from './view-edges.ts';

const SMALLEST = 4;
const LARGEST_CONCEPT = 100;
/** Papers stay small: of two papers one is seldom ten times as important. */
const LARGEST_PAPER = 30;

/**
 * All nodes of a layer, papers before concepts, each sorted by id.
 * @param degree number of edges by node id
 * @param authors whether papers carry the names of their authors
 */
export function layerNodes(
  index: MapIndex,
  layer: Layer,
  degree: ReadonlyMap<string, number>,
  authors = false,
): GraphNode[] {
  const { papers, resolution } = index.map;
  let mostLinks = 1;
  for (const { id } of papers) mostLinks = Math.max(mostLinks, degree.get(paperNode(id)) ?? 0);
  let mostPapers = 1;
  for (const concept of resolution.concepts) mostPapers = Math.max(mostPapers, concept.papers);
  const nodes: GraphNode[] = [];
  if (layer !== 'concepts')
    for (const paper of papers) {
      const node = paperView(index, paper, degree, mostLinks);
      const names = authors && Array.isArray(paper.authors) ? paper.authors : [];
      nodes.push(names.length > 0 ? { ...node, authors: names } : node);
    }
  if (layer !== 'papers')
    for (const concept of resolution.concepts) nodes.push(conceptView(index, concept, degree, mostPapers));
  return nodes;
}

function paperView(index: MapIndex, paper: Paper, degree: ReadonlyMap<string, number>, most: number): GraphNode {
  const id = paperNode(paper.id);
  const links = degree.get(id) ?? 0;
  return {
    ...placed(index, id, degree),
    kind: 'paper',
    label: decodeLatex(paper.title).text.trim() || paper.title,
    papers: index.conceptsOf(paper.id).length,
    date: paper.date,
    lastDate: paper.date,
    size: sized(links / most, LARGEST_PAPER),
    aliases: paper.aliases,
  };
}

function conceptView(index: MapIndex, concept: Concept, degree: ReadonlyMap<string, number>, most: number): GraphNode {
  let first: string | null = null;
  let last: string | null = null;
  for (const { paper } of index.papersOf(concept.id)) {
    const date = index.papers.get(paper)?.date ?? null;
    if (date === null) continue;
    if (first === null || date < first) first = date;
    if (last === null || date > last) last = date;
  }
  return {
    ...placed(index, conceptNode(concept.id), degree),
    kind: concept.type,
    label: concept.name,
    papers: concept.papers,
    date: first,
    lastDate: last,
    size: sized(concept.papers / most, LARGEST_CONCEPT),
    aliases: concept.aliases,
  };
}

function placed(index: MapIndex, id: string, degree: ReadonlyMap<string, number>) {
  const { community, communityName } = communityOf(index, id);
  const { x, y } = index.positions.get(id) ?? { x: 0, y: 0 };
  return { id, community, communityName, degree: degree.get(id) ?? 0, x, y, color: communityColor(community) };
}

/** Area grows with the share, from `SMALLEST` to `largest`. */
const sized = (share: number, largest: number): number =>
  Math.round((SMALLEST + (largest - SMALLEST) * Math.sqrt(share)) * 100) / 100;
