import { Best } from '../lib/heap.ts';
import { conceptNode, paperNode, parseNode } from '../lib/ids.ts';
import type { WeightedEdge } from '../lib/joint-graph.ts';
import { roundScore } from '../lib/numbers.ts';
import { compareStrings } from '../lib/text.ts';
import type { Community, Paper, Resolution } from '../types.ts';
import { byDistinctiveness, byFrequency, type Candidate, nameFrom } from './names.ts';

/** A community before it has a name. */
export interface Unnamed {
  id: string;
  level: number;
  parent: string | null;
  stability: number;
  /** Node ids. */
  members: readonly string[];
  /** Name from the map before. */
  carriedName: string | undefined;
}

const EXAMPLES = 3;

/**
 * Gives communities of one level their names (distinctive concepts), sizes and most central papers.
 * @param taken names of other levels and of the map before that go on; the new ones are added
 */
export function describeCommunities(
  communities: readonly Unnamed[],
  input: { papers: readonly Paper[]; resolution: Resolution },
  edges: readonly WeightedEdge[],
  taken: Set<string>,
): Community[] {
  const communityOf = new Map<string, number>();
  communities.forEach(({ members }, i) => {
    for (const node of members) communityOf.set(node, i);
  });
  const central = centralPapers(communityOf, communities.length, edges);
  const candidates = candidatesOf(communityOf, communities.length, input.resolution);
  const titles = new Map(input.papers.map((paper) => [paper.id, paper.title]));
  return communities.map(({ id, level, parent, stability, members, carriedName }, i) => {
    const papers = members.filter((node) => parseNode(node).layer === 'paper').length;
    const examples = central[i]!;
    const ranked =
      papers > 0
        ? byDistinctiveness(candidates[i]!, papers, input.papers.length)
        : byFrequency(candidates[i]!, input.papers.length);
    const name = carriedName ?? nameFrom(ranked, titles.get(examples[0] ?? '') ?? id, taken);
    return {
      id,
      name,
      level,
      parent,
      size: members.length,
      papers,
      concepts: members.length - papers,
      stability: roundScore(stability),
      examples,
    };
  });
}

/** Papers by the weight of their edges inside the community, largest first. */
function centralPapers(communityOf: Map<string, number>, count: number, edges: readonly WeightedEdge[]): string[][] {
  const strength = new Map<string, number>();
  for (const { a, b, weight } of edges) {
    if (communityOf.get(a) !== communityOf.get(b)) continue;
    strength.set(a, (strength.get(a) ?? 0) + weight);
    strength.set(b, (strength.get(b) ?? 0) + weight);
  }
  type Central = { id: string; strength: number };
  const best = Array.from(
    { length: count },
    () => new Best<Central>(EXAMPLES, (x, y) => y.strength - x.strength || compareStrings(x.id, y.id)),
  );
  for (const [node, community] of communityOf) {
    const { layer, id } = parseNode(node);
    if (layer === 'paper') best[community]!.push({ id, strength: roundScore(strength.get(node) ?? 0) });
  }
  return best.map((papers) => papers.drain().map((paper) => paper.id));
}

/** Concepts that are members of a community; where its members are papers alone, the concepts that these name. */
function candidatesOf(communityOf: Map<string, number>, count: number, resolution: Resolution): Candidate[][] {
  const inside = Array.from({ length: count }, () => new Map<string, number>());
  for (const { paper, concept } of resolution.paperConcepts) {
    const counts = inside[communityOf.get(paperNode(paper)) ?? -1];
    counts?.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  const concepts = new Map(resolution.concepts.map((concept) => [concept.id, concept]));
  const own: Candidate[][] = inside.map(() => []);
  for (const concept of concepts.values()) {
    const community = communityOf.get(conceptNode(concept.id));
    if (community !== undefined) own[community]!.push({ concept, inside: inside[community]!.get(concept.id) ?? 0 });
  }
  return own.map((candidates, i) =>
    candidates.length > 0
      ? candidates
      : [...inside[i]!].map(([id, papers]) => ({ concept: concepts.get(id)!, inside: papers })),
  );
}
