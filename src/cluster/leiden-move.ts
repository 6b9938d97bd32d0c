import type { Random } from '../lib/random.ts';
import type { WeightedGraph } from './weighted.ts';

/** The places in random order (Fisher and Yates). */
export function shuffledPlaces(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, place) => place);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}

/**
 * Moves places between groups as long as that raises the quality; only places whose neighbours moved are looked at again (the fast
 * local move of Leiden).
 * @param group group of each place, 0 to less than the number of places; changed in place
 * @param penalty resolution by total mass
 */
export function moveLocally(graph: WeightedGraph, group: Int32Array, penalty: number, random: Random): void {
  const { nodes, offsets, neighbours, weights, mass } = graph;
  const groupMass = new Float64Array(nodes);
  const sizes = new Int32Array(nodes);
  group.forEach((g, place) => {
    groupMass[g]! += mass[place]!;
    sizes[g]!++;
  });
  const empty: number[] = [];
  for (let g = nodes - 1; g >= 0; g--) if (sizes[g] === 0) empty.push(g);
  const queue = shuffledPlaces(nodes, random);
  const waits = new Uint8Array(nodes).fill(1);
  const near = new Float64Array(nodes);
  const met = new Int32Array(nodes + 1);
  let waiting = nodes;
  for (let at = 0; waiting > 0; at = at + 1 < nodes ? at + 1 : 0) {
    const place = queue[at]!;
    const own = group[place]!;
    waits[place] = 0;
    waiting--;
    groupMass[own]! -= mass[place]!;
    if (--sizes[own]! === 0) empty.push(own);
    let count = 0;
    // A group of its own is always possible.
    met[count++] = empty.at(-1) ?? own;
    for (let e = offsets[place]!; e < offsets[place + 1]!; e++) {
      const g = group[neighbours[e]!]!;
      if (near[g] === 0) met[count++] = g;
      near[g]! += weights[e]!;
    }
    let best = own;
    let most = near[own]! - mass[place]! * groupMass[own]! * penalty;
    for (let i = 0; i < count; i++) {
      const g = met[i]!;
      const gain = near[g]! - mass[place]! * groupMass[g]! * penalty;
      if (gain > most) {
        best = g;
        most = gain;
      }
      near[g] = 0;
    }
    groupMass[best]! += mass[place]!;
    if (sizes[best]!++ === 0) empty.pop();
    if (best === own) continue;
    group[place] = best;
    for (let e = offsets[place]!; e < offsets[place + 1]!; e++) {
      const other = neighbours[e]!;
      if (waits[other] || group[other] === best) continue;
      waits[other] = 1;
      const last = at + ++waiting;
      queue[last < nodes ? last : last - nodes] = other;
    }
  }
}
