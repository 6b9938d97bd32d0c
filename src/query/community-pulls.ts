import { jointGraph } from '../lib/joint-graph.ts';
import type { ConceptMap } from '../types.ts';

/** How strongly each node of the clustered graph is linked to some communities. */
export interface CommunityPulls {
  /** Node id to weight of its links into each community, by the community's place; nodes without such a link are left out. */
  to: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Place of each node's own community, where it is one of them. */
  community: ReadonlyMap<string, number>;
  /** Weight of all links of a node. */
  strength: ReadonlyMap<string, number>;
  /** Weight of all links, each counted from both ends. */
  total: number;
}

/** @param ids the communities that are asked for */
export function communityPulls(map: ConceptMap, ids: readonly string[]): CommunityPulls {
  const places = new Map(ids.map((id, place) => [id, place]));
  const community = new Map<string, number>();
  for (const [node, id] of map.clustering.membership) {
    const place = places.get(id);
    if (place !== undefined) community.set(node, place);
  }
  const to = new Map<string, Map<number, number>>();
  const strength = new Map<string, number>();
  let total = 0;
  const pull = (from: string, end: string, weight: number): void => {
    strength.set(from, (strength.get(from) ?? 0) + weight);
    total += weight;
    const place = community.get(end);
    if (place === undefined) return;
    const own = to.get(from) ?? new Map<number, number>();
    to.set(from, own.set(place, (own.get(place) ?? 0) + weight));
  };
  for (const { a, b, weight } of jointGraph(map).edges) {
    pull(a, b, weight);
    pull(b, a, weight);
  }
  return { to, community, strength, total };
}
