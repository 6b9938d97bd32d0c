import { type PlacedGraph, strengthsOf } from './graph.ts';

/** A graph as rows of neighbours; no loops, what lies inside a node counts in its mass. */
export interface WeightedGraph {
  nodes: number;
  /** Neighbours of place p stand at `offsets[p]` to `offsets[p + 1]` − 1. */
  offsets: Int32Array;
  neighbours: Int32Array;
  weights: Float64Array;
  /** Summed weight of the edges of each place, a loop twice. */
  mass: Float64Array;
}

/** Rows of neighbours of a graph, in the order of its edges. */
export function toWeighted(graph: PlacedGraph): WeightedGraph {
  const { nodes, edges } = graph;
  const offsets = new Int32Array(nodes + 1);
  const linked = (i: number): boolean => edges[2 * i] !== edges[2 * i + 1];
  graph.weights.forEach((_, i) => {
    if (!linked(i)) return;
    offsets[edges[2 * i]! + 1]!++;
    offsets[edges[2 * i + 1]! + 1]!++;
  });
  for (let place = 0; place < nodes; place++) offsets[place + 1]! += offsets[place]!;
  const next = offsets.slice();
  const neighbours = new Int32Array(offsets[nodes]!);
  const weights = new Float64Array(offsets[nodes]!);
  const add = (from: number, to: number, weight: number): void => {
    const at = next[from]!++;
    neighbours[at] = to;
    weights[at] = weight;
  };
  graph.weights.forEach((weight, i) => {
    if (!linked(i)) return;
    add(edges[2 * i]!, edges[2 * i + 1]!, weight);
    add(edges[2 * i + 1]!, edges[2 * i]!, weight);
  });
  return { nodes, offsets, neighbours, weights, mass: strengthsOf(graph) };
}

/** Places by group, groups in a row: those of group g stand at `starts[g]` to `starts[g + 1]` − 1, smallest first. */
function membersByGroup(group: Int32Array, groups: number): { starts: Int32Array; members: Int32Array } {
  const starts = new Int32Array(groups + 1);
  for (const g of group) starts[g + 1]!++;
  for (let g = 0; g < groups; g++) starts[g + 1]! += starts[g]!;
  const next = starts.slice();
  const members = new Int32Array(group.length);
  group.forEach((g, place) => {
    members[next[g]!++] = place;
  });
  return { starts, members };
}

/** The graph of groups: one place a group. */
export function aggregate(graph: WeightedGraph, group: Int32Array, groups: number): WeightedGraph {
  const { starts, members } = membersByGroup(group, groups);
  const offsets = new Int32Array(groups + 1);
  const neighbours = new Int32Array(graph.neighbours.length);
  const weights = new Float64Array(graph.weights.length);
  const mass = new Float64Array(groups);
  const held = new Float64Array(groups);
  let end = 0;
  for (let g = 0; g < groups; g++) {
    const begin = end;
    for (let m = starts[g]!; m < starts[g + 1]!; m++) {
      const place = members[m]!;
      mass[g]! += graph.mass[place]!;
      for (let e = graph.offsets[place]!; e < graph.offsets[place + 1]!; e++) {
        const other = group[graph.neighbours[e]!]!;
        if (other === g) continue;
        if (held[other] === 0) neighbours[end++] = other;
        held[other]! += graph.weights[e]!;
      }
    }
    for (let at = begin; at < end; at++) {
      weights[at] = held[neighbours[at]!]!;
      held[neighbours[at]!] = 0;
    }
    offsets[g + 1] = end;
  }
  return { nodes: groups, offsets, neighbours: neighbours.slice(0, end), weights: weights.slice(0, end), mass };
}

/** Numbers labels anew from 0 in the order of their places, in place; returns how many there are. */
export function renumber(labels: Int32Array): number {
  const numbers = new Int32Array(labels.length).fill(-1);
  let count = 0;
  labels.forEach((label, place) => {
    if (numbers[label] === -1) numbers[label] = count++;
    labels[place] = numbers[label]!;
  });
  return count;
}
