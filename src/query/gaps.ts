import { parseNode } from '../lib/ids.ts';
import { roundScore } from '../lib/numbers.ts';
import { compareStrings } from '../lib/text.ts';
import type { Community, ConceptMap } from '../types.ts';
import { type CommunityPulls, communityPulls } from './community-pulls.ts';

/** Two communities whose members are seldom linked to one another though they have neighbours in common. */
export interface Gap {
  /** Ids and names; the larger community first. */
  a: { id: string; name: string };
  b: { id: string; name: string };
  /** Weight of the links between the two as a share of what chance would give them, as in modularity; below 0.5. */
  linked: number;
  /** The same of ways over one neighbour outside both. */
  shared: number;
  /** How many such neighbours there are. */
  neighbours: number;
  /** What both are linked to most for all its links (so that hubs come late), wherever it belongs. */
  concepts: { id: string; name: string }[];
  /** Papers with links to both, with the share of their links that goes to each. */
  papers: { id: string; title: string; toA: number; toB: number }[];
}

/** Only so many of the largest communities, each with so many papers at least, are looked at. */
const LARGEST = 20;
const LEAST_PAPERS = 10;
/** Few links: less than this share of what chance would give. */
const FEW = 0.5;
const CONCEPTS = 5;
const PAPERS = 3;

/**
 * Gaps between large communities: pairs with few links that have more neighbours in common than half of all pairs, those with the most
 * for their links first.
 * @param n at most this many
 */
export function findGaps(map: ConceptMap, n: number): Gap[] {
  const large = map.clustering.communities
    .filter(({ level, papers }) => level === 0 && papers >= LEAST_PAPERS)
    .sort((x, y) => y.size - x.size || compareStrings(x.id, y.id))
    .slice(0, LARGEST);
  const pulls = communityPulls(
    map,
    large.map(({ id }) => id),
  );
  const pairs = allPairs(pulls, large.length);
  const usual = pairs.map(({ shared }) => shared).sort((x, y) => x - y)[Math.floor(pairs.length / 2)] ?? 0;
  return pairs
    .filter(({ linked, shared }) => linked < FEW && shared > 0 && shared >= usual)
    .sort((x, y) => merit(y) - merit(x) || x.i - y.i || x.j - y.j)
    .slice(0, n)
    .map((pair) => described(map, pulls, large, pair));
}

interface Pair {
  i: number;
  j: number;
  linked: number;
  shared: number;
  neighbours: number;
}

/** One part in a hundred of chance is as good as no link at all, so that a pair with a single weak link does not come first. */
const merit = ({ linked, shared }: Pair): number => roundScore(shared / (linked + 0.01));

function allPairs({ to, community, strength, total }: CommunityPulls, count: number): Pair[] {
  const held = new Float64Array(count);
  const direct = Array.from({ length: count }, () => new Float64Array(count));
  const over = Array.from({ length: count }, () => new Float64Array(count));
  const neighbours = Array.from({ length: count }, () => new Int32Array(count));
  for (const [node, pulls] of to) {
    const own = community.get(node) ?? -1;
    const all = strength.get(node)!;
    if (own >= 0) held[own]! += all;
    for (const [i, toI] of pulls) {
      if (own >= 0) direct[own]![i]! += toI;
      for (const [j, toJ] of pulls) {
        if (i >= j || own === i || own === j) continue;
        over[i]![j]! += (toI * toJ) / all;
        neighbours[i]![j]!++;
      }
    }
  }
  const pairs: Pair[] = [];
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < j; i++) {
      const chance = (held[i]! * held[j]!) / total;
      pairs.push({
        i,
        j,
        linked: roundScore(direct[i]![j]! / chance),
        shared: roundScore(over[i]![j]! / chance),
        neighbours: neighbours[i]![j]!,
      });
    }
  }
  return pairs;
}

function described(
  map: ConceptMap,
  pulls: CommunityPulls,
  large: readonly Community[],
  { i, j, ...figures }: Pair,
): Gap {
  const between = [...pulls.to]
    .flatMap(([node, to]) => {
      const all = pulls.strength.get(node)!;
      const [toA, toB] = [(to.get(i) ?? 0) / all, (to.get(j) ?? 0) / all];
      return toA > 0 && toB > 0 ? [{ node, ways: roundScore(toA * toB * all), toA, toB }] : [];
    })
    .sort((x, y) => y.ways - x.ways || compareStrings(x.node, y.node))
    .map((entry) => ({ ...entry, ...parseNode(entry.node) }));
  const names = new Map(map.resolution.concepts.map(({ id, name }) => [id, name]));
  const titles = new Map(map.papers.map(({ id, title }) => [id, title]));
  const named = ({ id, name }: Community) => ({ id, name });
  return {
    a: named(large[i]!),
    b: named(large[j]!),
    ...figures,
    concepts: between
      .filter(({ layer }) => layer === 'concept')
      .slice(0, CONCEPTS)
      .map(({ id }) => ({ id, name: names.get(id)! })),
    papers: between
      .filter(({ layer }) => layer === 'paper')
      .slice(0, PAPERS)
      .map(({ id, toA, toB }) => ({ id, title: titles.get(id)!, toA: roundScore(toA), toB: roundScore(toB) })),
  };
}
