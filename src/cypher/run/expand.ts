import { RelationshipValue } from '../graph/entities.ts';
import type { Hop, Plan } from '../plan/types.ts';
import type { Compiler } from './compiler.ts';
import { degreeOf, flipped, isUsed, nodeIndex, type Way, waysOf } from './hops.ts';
import { passing, type Sink } from './sink.ts';

/** From a node over one relationship to each neighbour, or to the one node that is bound already. */
export function expand({ hop }: Extract<Plan, { kind: 'Expand' }>, next: Sink, c: Compiler): Sink {
  return hop.into ? expandInto(hop, next, c) : expandAll(hop, next, c);
}

function expandAll(hop: Hop, next: Sink, { runtime }: Compiler): Sink {
  const { from, to, relationship, direction, types, unlike, asked } = hop;
  const { graph } = runtime;
  const ways = waysOf(graph, types, direction);
  const checks = unlike.length > 0;
  const labels = hop.labels.map((label) => graph.hasLabel(label));
  const [label] = labels;
  const fits = (node: number): boolean => labels.every((each) => each(node));
  return passing(next, (row) => {
    const node = nodeIndex(row[from]);
    if (node < 0) return true;
    for (const { offsets, neighbours, relationships, skipLoops } of ways) {
      const end = offsets[node + 1]!;
      for (let i = offsets[node]!; i < end; i++) {
        runtime.tick();
        const neighbour = neighbours[i]!;
        if (skipLoops && neighbour === node) continue;
        if (label && !(labels.length === 1 ? label(neighbour) : fits(neighbour))) continue;
        if (checks && isUsed(row, unlike, relationships[i]!)) continue;
        if (asked) row[to] = graph.node(neighbour);
        if (relationship !== null) row[relationship] = new RelationshipValue(graph, relationships[i]!);
        if (!next.push(row)) return false;
      }
    }
    return true;
  });
}

/** Looks from the end that has fewer relationships. */
function expandInto(
  { from, to, relationship, direction, types, unlike }: Hop,
  next: Sink,
  { runtime }: Compiler,
): Sink {
  const { graph } = runtime;
  const forth = waysOf(graph, types, direction);
  const back = waysOf(graph, types, flipped(direction));
  return passing(next, (row) => {
    const [start, end] = [nodeIndex(row[from]), nodeIndex(row[to])];
    if (start < 0 || end < 0) return true;
    const turned = degreeOf(back, end) < degreeOf(forth, start);
    const [ways, node, other]: [Way[], number, number] = turned ? [back, end, start] : [forth, start, end];
    for (const { offsets, neighbours, relationships, skipLoops } of ways) {
      const last = offsets[node + 1]!;
      for (let i = offsets[node]!; i < last; i++) {
        runtime.tick();
        if (neighbours[i] !== other || (skipLoops && other === node)) continue;
        if (isUsed(row, unlike, relationships[i]!)) continue;
        if (relationship !== null) row[relationship] = new RelationshipValue(graph, relationships[i]!);
        if (!next.push(row)) return false;
      }
    }
    return true;
  });
}
