import type { Partition } from './louvain.ts';

/**
 * How sure each community is: the mean share of its pairs of members that the other runs also put together, 0 to 1. A community of
 * one, and one that no other run can speak about, has 1.
 */
export function stabilityOf(members: readonly number[][], others: readonly Partition[]): Float64Array {
  return Float64Array.from(members, (group) => {
    const pairs = group.length * (group.length - 1);
    if (pairs === 0 || others.length === 0) return 1;
    let together = 0;
    for (const { community } of others) {
      const parts = new Map<number, number>();
      for (const node of group) parts.set(community[node]!, (parts.get(community[node]!) ?? 0) + 1);
      for (const size of parts.values()) together += size * (size - 1);
    }
    return together / (pairs * others.length);
  });
}
