import type { Random } from '../lib/random.ts';
import { shuffledPlaces } from './leiden-move.ts';
import type { WeightedGraph } from './weighted.ts';

/** How readily a place joins another than the best part; the paper's value. */
const RANDOMNESS = 0.01;

/**
 * Splits every group into parts that hold together by their links: each place that is well connected to its group joins a well
 * connected part of it, at random in favour of what raises the quality most (the refinement of Leiden).
 * @returns part of each place, labels from 0 to less than the number of places
 */
export function refine(graph: WeightedGraph, group: Int32Array, penalty: number, random: Random): Int32Array {
  const { nodes, offsets, neighbours, weights, mass } = graph;
  const groupMass = new Float64Array(nodes);
  const part = new Int32Array(nodes);
  const partMass = mass.slice();
  /** Weight of the links of each part to the rest of its group. */
  const outside = new Float64Array(nodes);
  const joined = new Uint8Array(nodes);
  for (let place = 0; place < nodes; place++) {
    part[place] = place;
    groupMass[group[place]!]! += mass[place]!;
    for (let e = offsets[place]!; e < offsets[place + 1]!; e++)
      if (group[neighbours[e]!] === group[place]) outside[place]! += weights[e]!;
  }
  const near = new Float64Array(nodes);
  const met = new Int32Array(nodes + 1);
  const chances = new Float64Array(nodes + 1);
  const order = shuffledPlaces(nodes, random);
  for (let at = 0; at < nodes; at++) {
    const place = order[at]!;
    const own = group[place]!;
    const whole = groupMass[own]!;
    // A part is well connected where its links to the rest of the group are no fewer than chance would give.
    if (joined[place] || outside[place]! < mass[place]! * (whole - mass[place]!) * penalty) continue;
    let count = 0;
    met[count++] = place;
    for (let e = offsets[place]!; e < offsets[place + 1]!; e++) {
      const other = neighbours[e]!;
      if (group[other] !== own) continue;
      const p = part[other]!;
      if (near[p] === 0) met[count++] = p;
      near[p]! += weights[e]!;
    }
    let best = place;
    let most = 0;
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const p = met[i]!;
      if (p === place) sum += 1;
      else if (outside[p]! >= partMass[p]! * (whole - partMass[p]!) * penalty) {
        const gain = near[p]! - mass[place]! * partMass[p]! * penalty;
        if (gain > most) {
          best = p;
          most = gain;
        }
        if (gain >= 0) sum += power(gain / RANDOMNESS);
      }
      chances[i] = sum;
    }
    const chosen = sum < Number.POSITIVE_INFINITY ? met[pick(chances, count, random() * sum)]! : best;
    if (chosen !== place) {
      part[place] = chosen;
      joined[chosen] = 1;
      partMass[chosen]! += mass[place]!;
      outside[chosen]! += outside[place]! - 2 * near[chosen]!;
    }
    for (let i = 0; i < count; i++) near[met[i]!] = 0;
  }
  return part;
}

/** First entry of rising sums that is above a number. */
function pick(sums: Float64Array, count: number, number: number): number {
  for (let i = 0; i < count - 1; i++) if (sums[i]! > number) return i;
  return count - 1;
}

/** e to a power, near enough, from multiplications alone: the last bit of Math.exp differs between engines. */
function power(exponent: number): number {
  let value = 1 + exponent / 256;
  for (let i = 0; i < 8; i++) value *= value;
  return value;
}
