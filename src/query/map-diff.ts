import { compareStrings } from '../lib/text.ts';
import type { Clustering, Concept, ConceptLink, ConceptMap, ConceptType, Paper } from '../types.ts';
import { type CommunityChange, communityChanges } from './community-changes.ts';

/** The parts of a map that a comparison looks at. */
export interface Comparable {
  papers: readonly Paper[];
  concepts: readonly Concept[];
  conceptLinks: readonly ConceptLink[];
  clustering: Clustering;
}

/** A concept whose papers grew more than the map did. */
interface RisingConcept {
  id: string;
  name: string;
  type: ConceptType;
  /** Papers before and after. */
  before: number;
  after: number;
  /** Papers that it has more, over those that it would have if it had grown with the map, in standard deviations (Poisson). */
  score: number;
}

/** Two concepts that were known and are named together for the first time. */
interface FirstCoOccurrence {
  a: { id: string; name: string };
  b: { id: string; name: string };
  /** Papers that name both. */
  papers: number;
}

/** What became of a map. Every list is whole, the most telling first. */
export interface MapDiff {
  papers: {
    before: number;
    after: number;
    added: { id: string; title: string; date: string | null }[];
    removed: { id: string; title: string }[];
    /** Papers whose title, abstract, date or id is another. */
    changed: { id: string; title: string; formerId: string }[];
  };
  concepts: {
    before: number;
    after: number;
    added: { id: string; name: string; type: ConceptType; papers: number }[];
    removed: { id: string; name: string; type: ConceptType; papers: number }[];
    rising: RisingConcept[];
  };
  firstCoOccurrences: FirstCoOccurrence[];
  communities: CommunityChange[];
}

export const comparable = ({ papers, resolution, links, clustering }: ConceptMap): Comparable => ({
  papers,
  concepts: resolution.concepts,
  conceptLinks: links.conceptConcept,
  clustering,
});

/** Compares two maps: the same papers in another order, or read from elsewhere, make no difference. */
export function mapDiff(before: Comparable, after: Comparable): MapDiff {
  const known = new Map(before.concepts.map((concept) => [concept.id, concept]));
  const now = new Map(after.concepts.map((concept) => [concept.id, concept]));
  return {
    papers: paperChanges(before.papers, after.papers),
    concepts: {
      before: before.concepts.length,
      after: after.concepts.length,
      added: briefly(after.concepts.filter(({ id }) => !known.has(id))),
      removed: briefly(before.concepts.filter(({ id }) => !now.has(id))),
      rising: risingConcepts(known, after.concepts, after.papers.length / Math.max(1, before.papers.length)),
    },
    firstCoOccurrences: firstCoOccurrences(before.conceptLinks, after.conceptLinks, known, now),
    communities: communityChanges(before.clustering, after.clustering),
  };
}

const briefly = (concepts: readonly Concept[]): MapDiff['concepts']['added'] =>
  concepts
    .map(({ id, name, type, papers }) => ({ id, name, type, papers }))
    .sort((a, b) => b.papers - a.papers || compareStrings(a.id, b.id));

/** A paper that got another id (an arXiv id in place of a slug) goes on: its old id is an alias now. */
function paperChanges(before: readonly Paper[], after: readonly Paper[]): MapDiff['papers'] {
  const ids = new Map(before.map((paper) => [paper.id, paper]));
  const aliases = new Map(before.flatMap((paper) => paper.aliases.map((alias) => [alias, paper] as const)));
  const gone = new Set(before);
  const added: Paper[] = [];
  const changed: MapDiff['papers']['changed'] = [];
  for (const paper of after) {
    const was = [paper.id, ...paper.aliases].map((id) => ids.get(id)).find((old) => old && gone.has(old));
    const same = was ?? aliases.get(paper.id);
    if (!same || !gone.has(same)) {
      added.push(paper);
      continue;
    }
    gone.delete(same);
    const fields = ['id', 'title', 'abstract', 'date'] as const;
    if (fields.some((field) => same[field] !== paper[field]))
      changed.push({ id: paper.id, title: paper.title, formerId: same.id });
  }
  return {
    before: before.length,
    after: after.length,
    added: added
      .map(({ id, title, date }) => ({ id, title, date }))
      .sort((a, b) => compareStrings(b.date ?? '', a.date ?? '') || compareStrings(a.id, b.id)),
    removed: [...gone].map(({ id, title }) => ({ id, title })),
    changed,
  };
}

/** One paper more is no rise. */
const LEAST_GAIN = 2;

function risingConcepts(
  known: ReadonlyMap<string, Concept>,
  after: readonly Concept[],
  growth: number,
): RisingConcept[] {
  return after
    .flatMap(({ id, name, type, papers }): RisingConcept[] => {
      const was = known.get(id);
      if (!was || papers < was.papers + LEAST_GAIN) return [];
      const expected = was.papers * growth;
      const score = (papers - expected) / Math.sqrt(expected);
      return score > 0 ? [{ id, name, type, before: was.papers, after: papers, score: round(score) }] : [];
    })
    .sort((a, b) => b.score - a.score || compareStrings(a.id, b.id));
}

const round = (x: number): number => Math.round(x * 1000) / 1000;

/** Pairs of frequent concepts first: that they had never met says most. */
function firstCoOccurrences(
  before: readonly ConceptLink[],
  after: readonly ConceptLink[],
  known: ReadonlyMap<string, Concept>,
  now: ReadonlyMap<string, Concept>,
): FirstCoOccurrence[] {
  const met = new Set(before.map(({ a, b }) => `${a}\n${b}`));
  const rarer = (link: ConceptLink): number => Math.min(known.get(link.a)!.papers, known.get(link.b)!.papers);
  return after
    .filter((link) => known.has(link.a) && known.has(link.b) && !met.has(`${link.a}\n${link.b}`))
    .sort((x, y) => rarer(y) - rarer(x) || compareStrings(x.a, y.a) || compareStrings(x.b, y.b))
    .map(({ a, b, papers }) => ({
      a: { id: a, name: now.get(a)!.name },
      b: { id: b, name: now.get(b)!.name },
      papers,
    }));
}
