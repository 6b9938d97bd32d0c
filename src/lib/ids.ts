import type { Kind } from '../types.ts';

/** Graph node id of a paper. Papers and concepts have ids of their own, so the layer is part of a node's id. */
export const paperNode = (id: string): string => `paper:${id}`;
/** Graph node id of a concept. */
export const conceptNode = (id: string): string => `concept:${id}`;

/** Splits a graph node id into its layer and the id in that layer. */
export function parseNode(node: string): { layer: 'paper' | 'concept'; id: string } {
  const at = node.indexOf(':');
  return { layer: node.slice(0, at) === 'paper' ? 'paper' : 'concept', id: node.slice(at + 1) };
}

/** Neo4j label of a kind: `Paper`, `Method` … */
export const kindLabel = (kind: Kind): string => kind.charAt(0).toUpperCase() + kind.slice(1);
