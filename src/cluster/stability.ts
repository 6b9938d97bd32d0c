import type { Partition } from './graph.ts';

/** How sure a grouping is, from what other runs say of it: 0 to 1. */
export interface Stability {
  /** By community: the mean share of its pairs of members that the other runs also put together. */
  ofCommunity: Float64Array;
  /** By place: the mean share of the other members of its community that the other runs put together with it. */
  ofPlace: Float64Array;
}

/**
 * Co-membership over the runs. A community of one, and a grouping that no other run can speak about, has 1.
 * @param members places of each community
 */
export function stabilityOf(members: readonly number[][], others: readonly Partition[]): Stability {
  const ofPlace = new Float64Array(members.reduce((sum, group) => sum + group.length, 0)).fill(1);
  const ofCommunity = Float64Array.from(members, (group) => {
    if (group.length < 2 || others.length === 0) return 1;
    const together = new Float64Array(group.length);
    for (const { community } of others) {
      const parts = new Map<number, number>();
      for (const place of group) parts.set(community[place]!, (parts.get(community[place]!) ?? 0) + 1);
      group.forEach((place, i) => {
        together[i]! += parts.get(community[place]!)! - 1;
      });
    }
    const most = (group.length - 1) * others.length;
    group.forEach((place, i) => {
      ofPlace[place] = together[i]! / most;
    });
    return together.reduce((sum, n) => sum + n, 0) / (most * group.length);
  });
  return { ofCommunity, ofPlace };
}
