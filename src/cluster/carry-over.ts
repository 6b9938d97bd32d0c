import { compareStrings } from '../lib/text.ts';
import type { Community } from '../types.ts';

export interface PreviousClustering {
  communities: readonly Community[];
  membership: ReadonlyMap<string, string>;
}

/** A community is the one from before where they share at least this part of the smaller one. */
const SAME = 0.5;

/**
 * Finds for each community the one of the map before that it continues: largest overlap (Jaccard) first, each used once.
 * @param members node ids by community
 * @param level 0 for fine communities, 1 for their parents
 * @returns the community from before, or undefined, by community
 */
export function continues(
  members: readonly (readonly string[])[],
  level: number,
  previous: PreviousClustering,
): (Community | undefined)[] {
  const known = new Map(previous.communities.map((c) => [c.id, c]));
  const communityBefore = (node: string): Community | undefined => {
    const fine = known.get(previous.membership.get(node) ?? '');
    return level === 0 ? fine : known.get(fine?.parent ?? '');
  };
  const pairs: { now: number; before: Community; jaccard: number }[] = [];
  members.forEach((nodes, now) => {
    const overlap = new Map<Community, number>();
    for (const node of nodes) {
      const before = communityBefore(node);
      if (before) overlap.set(before, (overlap.get(before) ?? 0) + 1);
    }
    for (const [before, both] of overlap)
      if (both >= SAME * Math.min(nodes.length, before.size))
        pairs.push({ now, before, jaccard: both / (nodes.length + before.size - both) });
  });
  pairs.sort((x, y) => y.jaccard - x.jaccard || x.now - y.now || compareStrings(x.before.id, y.before.id));
  const found: (Community | undefined)[] = members.map(() => undefined);
  const used = new Set<string>();
  for (const { now, before } of pairs) {
    if (found[now] || used.has(before.id)) continue;
    found[now] = before;
    used.add(before.id);
  }
  return found;
}

/** Ids of a letter and a number: those from before where they continue, else the next number that was never used. */
export function communityIds(
  letter: string,
  from: readonly (Community | undefined)[],
  previous: readonly Community[],
): string[] {
  let last = 0;
  for (const { id } of previous) if (id.startsWith(letter)) last = Math.max(last, Number(id.slice(letter.length)) || 0);
  return from.map((before) => before?.id ?? `${letter}${++last}`);
}
