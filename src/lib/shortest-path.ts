import { Heap } from './heap.ts';
import { compareStrings } from './text.ts';

export interface CostedEdge<E> {
  to: string;
  /** Positive. */
  cost: number;
  edge: E;
}

/**
 * Cheapest way from one node to another (Dijkstra 1959); of equally cheap ways the one whose nodes come first in the alphabet, step by
 * step from the end.
 * @param edgesOf edges that leave a node
 * @returns the edges in order, or null where there is no way; empty where both are the same
 */
export function shortestPath<E>(
  from: string,
  to: string,
  edgesOf: (node: string) => readonly CostedEdge<E>[],
): { from: string; to: string; edge: E }[] | null {
  type Open = { node: string; cost: number };
  const cost = new Map<string, number>([[from, 0]]);
  const arrival = new Map<string, { from: string; edge: E }>();
  const done = new Set<string>();
  const open = new Heap<Open>((x, y) => x.cost < y.cost || (x.cost === y.cost && x.node < y.node));
  open.push({ node: from, cost: 0 });
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node } = next;
    if (done.has(node)) continue;
    done.add(node);
    if (node === to) break;
    for (const { to: other, cost: step, edge } of edgesOf(node)) {
      if (done.has(other)) continue;
      const total = next.cost + step;
      const known = cost.get(other);
      if (known !== undefined && (known < total || (known === total && !comesFirst(node, arrival.get(other)!.from))))
        continue;
      cost.set(other, total);
      arrival.set(other, { from: node, edge });
      open.push({ node: other, cost: total });
    }
  }
  if (!done.has(to)) return null;
  const steps: { from: string; to: string; edge: E }[] = [];
  for (let node = to; node !== from; ) {
    const { from: before, edge } = arrival.get(node)!;
    steps.push({ from: before, to: node, edge });
    node = before;
  }
  return steps.reverse();
}

const comesFirst = (a: string, b: string): boolean => compareStrings(a, b) < 0;
