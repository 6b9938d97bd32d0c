import { type PlacedGraph, strengthsOf } from './graph.ts';
import { numberBySize } from './numbering.ts';

/** Fewer members than this are no group worth a name, nor is less than one part in `PART` of all in a small map. */
const SMALL = 10;
const PART = 100;

/**
 * Gives the members of each small community to the community that it is linked to most for its size (weight of links by summed weight),
 * smallest first. A small community without a link to another stays.
 * @param community community of each place, numbered from 0
 */
export function mergeSmall(graph: PlacedGraph, community: Int32Array): Int32Array {
  const least = Math.min(SMALL, Math.floor(graph.nodes / PART));
  const { community: numbered, members } = numberBySize(community);
  const strengths = strengthsOf(graph);
  const held = members.map((group) => group.reduce((sum, place) => sum + strengths[place]!, 0));
  const sizes = members.map((group) => group.length);
  const into = members.map((_, group) => group);
  const links: Map<number, number>[] = members.map(() => new Map());
  graph.weights.forEach((weight, i) => {
    const a = numbered[graph.edges[2 * i]!]!;
    const b = numbered[graph.edges[2 * i + 1]!]!;
    if (a === b) return;
    links[a]!.set(b, (links[a]!.get(b) ?? 0) + weight);
    links[b]!.set(a, (links[b]!.get(a) ?? 0) + weight);
  });
  for (let group = members.length - 1; group >= 0; group--) {
    if (sizes[group]! >= least) continue;
    const target = closest(links[group]!, held);
    if (target === undefined) continue;
    into[group] = target;
    sizes[target]! += sizes[group]!;
    held[target]! += held[group]!;
    for (const [other, weight] of links[group]!) {
      links[other]!.delete(group);
      if (other === target) continue;
      links[target]!.set(other, (links[target]!.get(other) ?? 0) + weight);
      links[other]!.set(target, (links[other]!.get(target) ?? 0) + weight);
    }
  }
  // Groups were given away smallest first, so where a group went is settled once all larger ones are.
  into.forEach((target, group) => {
    into[group] = into[target]!;
  });
  return numbered.map((group) => into[group]!);
}

function closest(links: ReadonlyMap<number, number>, held: readonly number[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [group, weight] of links) {
    const share = weight / held[group]!;
    if (share > most || (share === most && best !== undefined && group < best)) {
      best = group;
      most = share;
    }
  }
  return best;
}
