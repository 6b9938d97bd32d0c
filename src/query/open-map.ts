import { foldKey } from '../lib/fold.ts';
import { groupBy } from '../lib/group.ts';
import { closeness } from '../lib/numbers.ts';
import { compareStrings } from '../lib/text.ts';
import type {
  Community,
  Concept,
  ConceptLink,
  ConceptMap,
  Merge,
  Paper,
  PaperConcept,
  PaperLink,
  Position,
  VariantLink,
} from '../types.ts';

/** Names a paper or a concept in answers. */
export interface NodeRef {
  kind: 'paper' | 'concept';
  id: string;
  /** Title or name, as printed. */
  label: string;
}

/** A map with everything at hand that questions ask for. Lists are empty rather than missing: read them through the functions. */
export interface MapIndex {
  map: ConceptMap;
  papers: ReadonlyMap<string, Paper>;
  concepts: ReadonlyMap<string, Concept>;
  /** By node id. */
  positions: ReadonlyMap<string, Position>;
  communities: ReadonlyMap<string, Community>;
  /** Ids and aliases of papers, ids of concepts, also those that corrections took away; exact. */
  byId: ReadonlyMap<string, NodeRef[]>;
  /** Titles and names by `foldKey`. */
  byName: ReadonlyMap<string, NodeRef[]>;
  /** Aliases of concepts and printed forms by `foldKey`. */
  byAlias: ReadonlyMap<string, NodeRef[]>;
  conceptsOf(paper: string): readonly PaperConcept[];
  papersOf(concept: string): readonly PaperConcept[];
  /** Largest weight first, then by the other paper's id. */
  paperLinksOf(paper: string): readonly PaperLink[];
  /** Closest first (see `closeness`), then by the other concept's id. */
  conceptLinksOf(concept: string): readonly ConceptLink[];
  mergesOf(concept: string): readonly Merge[];
  /** What the concept is a variant of. */
  variantOf(concept: string): readonly VariantLink[];
  /** The variants of the concept. */
  variantsOf(concept: string): readonly VariantLink[];
}

/** Makes a map ready for questions. */
export function openMap(map: ConceptMap): MapIndex {
  const { concepts, paperConcepts, merges, variants, corrections } = map.resolution;
  const paperRef = ({ id, title }: Paper): NodeRef => ({ kind: 'paper', id, label: title });
  const conceptRef = ({ id, name }: Concept): NodeRef => ({ kind: 'concept', id, label: name });
  const byId = new Map<string, NodeRef[]>();
  const byName = new Map<string, NodeRef[]>();
  const byAlias = new Map<string, NodeRef[]>();
  for (const paper of map.papers) {
    const ref = paperRef(paper);
    for (const id of [paper.id, ...paper.aliases]) add(byId, id, ref);
    add(byName, foldKey(paper.title), ref);
  }
  for (const concept of concepts) {
    const ref = conceptRef(concept);
    add(byId, concept.id, ref);
    add(byName, foldKey(concept.name), ref);
    for (const alias of concept.aliases) add(byAlias, foldKey(alias), ref);
  }
  const refs = new Map(
    concepts.map((concept) => [concept.id, byId.get(concept.id)!.find((r) => r.kind === 'concept')!]),
  );
  for (const {
    concepts: [to = ''],
    formerIds,
  } of corrections ?? [])
    for (const id of formerIds) if (refs.has(to) && !refs.has(id)) add(byId, id, refs.get(to)!);
  const paperLinks = bothEnds(map.links.paperPaper, (id, x, y) => y.weight - x.weight || byOtherEnd(id, x, y));
  const conceptsById = new Map(concepts.map((concept) => [concept.id, concept]));
  const close = ({ a, b, papers }: ConceptLink): number =>
    closeness(papers, conceptsById.get(a)!.papers, conceptsById.get(b)!.papers);
  const conceptLinks = bothEnds(map.links.conceptConcept, (id, x, y) => close(y) - close(x) || byOtherEnd(id, x, y));
  return {
    map,
    papers: new Map(map.papers.map((paper) => [paper.id, paper])),
    concepts: conceptsById,
    positions: new Map(map.positions.map((position) => [position.id, position])),
    communities: new Map(map.clustering.communities.map((community) => [community.id, community])),
    byId,
    byName,
    byAlias,
    conceptsOf: lookUp(groupBy(paperConcepts, (link) => link.paper)),
    papersOf: lookUp(groupBy(paperConcepts, (link) => link.concept)),
    paperLinksOf: lookUp(paperLinks),
    conceptLinksOf: lookUp(conceptLinks),
    mergesOf: lookUp(groupBy(merges, (merge) => merge.concept)),
    variantOf: lookUp(groupBy(variants, (link) => link.from)),
    variantsOf: lookUp(groupBy(variants, (link) => link.to)),
  };
}

/** The end of a link that is not `id`. */
export const otherEnd = (link: { a: string; b: string }, id: string): string => (link.a === id ? link.b : link.a);

const lookUp =
  <T>(lists: Map<string, T[]>) =>
  (id: string): readonly T[] =>
    lists.get(id) ?? [];

function add(names: Map<string, NodeRef[]>, name: string, ref: NodeRef): void {
  const refs = names.get(name);
  if (!refs) names.set(name, [ref]);
  else if (!refs.includes(ref)) refs.push(ref);
}

function byOtherEnd<T extends { a: string; b: string }>(id: string, x: T, y: T): number {
  return compareStrings(otherEnd(x, id), otherEnd(y, id));
}

function bothEnds<T extends { a: string; b: string }>(
  links: readonly T[],
  compare: (id: string, x: T, y: T) => number,
): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const link of links) {
    for (const end of [link.a, link.b]) {
      const list = lists.get(end);
      if (list) list.push(link);
      else lists.set(end, [link]);
    }
  }
  for (const [id, list] of lists) list.sort((x, y) => compare(id, x, y));
  return lists;
}
