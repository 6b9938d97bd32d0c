import type { GraphView } from '../types.ts';

/** How much of the map a file holds, in words: a cut view never passes for the whole. */
export function cutNote({ nodes, edges, totals }: GraphView): string {
  return `${nodes.length} of ${totals.nodes} nodes, ${edges.length} of ${totals.edges} edges.`;
}
