import type { BuildOptions } from '../lib/options.ts';
import type { Clustering, Community, Links, Paper, Resolution } from '../types.ts';
import { communityIds, continues, type PreviousClustering } from './carry-over.ts';
import { coarseLevel } from './coarse.ts';
import { describeCommunities } from './describe.ts';
import { graphOfKind } from './of-kind.ts';
import { partition } from './partition.ts';
import { placeConnected } from './placed.ts';

export type { PreviousClustering } from './carry-over.ts';

/**
 * Groups papers and concepts together, or one kind alone, into communities (Leiden or Louvain, several seeded starts), on two levels: fine ones (`c1`, `c2` …) that
 * nodes belong to, and groups of these (`g1` …) as their parents, where there are any. Nodes without an edge belong to none.
 * @param previous the clustering of the map before: ids and names carry over to communities that overlap; which nodes are
 * together never depends on it
 */
export function cluster(
  input: { papers: readonly Paper[]; resolution: Resolution; links: Links },
  options: BuildOptions,
  previous: PreviousClustering = { communities: [], membership: new Map() },
): Clustering {
  const joint = graphOfKind(input, options.cluster);
  const { names, graph } = placeConnected(joint);
  if (graph.nodes === 0) return noClustering(options);

  const found = partition(graph, options);
  const coarse = coarseLevel(graph, found.community, found.members.length, found.resolution, options);
  const level = (letter: string, number: number, members: number[][]) => {
    const nodes = members.map((group) => group.map((place) => names[place]!));
    const before = continues(nodes, number, previous);
    return { nodes, before, ids: communityIds(letter, before, previous.communities) };
  };
  const groups = level('g', 1, coarse?.members ?? []);
  const fine = level('c', 0, found.members);
  const taken = new Set([...fine.before, ...groups.before].flatMap((community) => community?.name ?? []));
  const described = (of: typeof fine, number: number, stability: Float64Array, parents: (i: number) => string | null) =>
    describeCommunities(
      of.nodes.map((members, i) => ({
        id: of.ids[i]!,
        level: number,
        parent: parents(i),
        stability: stability[i]!,
        members,
        carriedName: of.before[i]?.name,
      })),
      input,
      joint.edges,
      taken,
    );
  const communities: Community[] = [
    ...described(fine, 0, found.stability.ofCommunity, (i) => (coarse ? groups.ids[coarse.of[i]!]! : null)),
    ...(coarse ? described(groups, 1, coarse.stability, () => null) : []),
  ];
  return {
    communities,
    membership: new Map(names.map((name, place) => [name, fine.ids[found.community[place]!]!])),
    modularity: found.modularity,
    certainty: new Map(names.map((name, place) => [name, cents(found.stability.ofPlace[place]!)])),
    shuffledModularity: found.shuffledModularity,
    resolution: found.resolution,
  };
}

/** Two decimals: with a handful of starts there is no more to know. */
const cents = (share: number): number => Math.round(100 * share) / 100;

const noClustering = ({ resolution }: BuildOptions): Clustering => ({
  communities: [],
  membership: new Map(),
  certainty: new Map(),
  modularity: 0,
  shuffledModularity: 0,
  resolution: resolution === 'auto' ? 1 : resolution,
});
