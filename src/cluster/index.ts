import { jointGraph } from '../lib/joint-graph.ts';
import type { BuildOptions } from '../lib/options.ts';
import type { Clustering, Community, Links, Paper, Resolution } from '../types.ts';
import { communityIds, continues, type PreviousClustering } from './carry-over.ts';
import { coarseLevel } from './coarse.ts';
import { describeCommunities } from './describe.ts';
import { partition } from './partition.ts';
import { placeConnected } from './placed.ts';

export type { PreviousClustering } from './carry-over.ts';

/**
 * Groups papers and concepts together into communities (Louvain, several seeded starts), on two levels: fine ones (`c1`, `c2` …) that
 * nodes belong to, and groups of these (`g1` …) as their parents, where there are any. Nodes without an edge belong to none.
 * @param previous the clustering of the map before: ids and names carry over to communities that overlap; which nodes are
 * together never depends on it
 */
export function cluster(
  input: { papers: readonly Paper[]; resolution: Resolution; links: Links },
  options: BuildOptions,
  previous: PreviousClustering = { communities: [], membership: new Map() },
): Clustering {
  const joint = jointGraph(input);
  const { names, graph } = placeConnected(joint);
  const { resolution } = options;
  if (graph.nodes === 0)
    return { communities: [], membership: new Map(), modularity: 0, shuffledModularity: 0, resolution };

  const found = partition(graph, options);
  const coarse = coarseLevel(graph, found.community, found.members.length, options);
  const level = (letter: string, number: number, members: number[][]) => {
    const nodes = members.map((group) => group.map((place) => names[place]!));
    const before = continues(nodes, number, previous);
    return { nodes, before, ids: communityIds(letter, before, previous.communities) };
  };
  const groups = level('g', 1, coarse?.members ?? []);
  const fine = level('c', 0, found.members);
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
    );
  const communities: Community[] = [
    ...described(fine, 0, found.stability, (i) => (coarse ? groups.ids[coarse.of[i]!]! : null)),
    ...(coarse ? described(groups, 1, coarse.stability, () => null) : []),
  ];
  return {
    communities,
    membership: new Map(names.map((name, place) => [name, fine.ids[found.community[place]!]!])),
    modularity: found.modularity,
    shuffledModularity: found.shuffledModularity,
    resolution,
  };
}
