import { createHash } from 'node:crypto';
import type { PropertyGraph } from '../../types.ts';

/** Twelve hexadecimal digits of the SHA-256 of a graph: the mark of everything that one push writes. */
export function pushDigest(graph: PropertyGraph): string {
  const hash = createHash('sha256');
  for (const { id, labels, properties } of graph.nodes) hash.update(`${JSON.stringify([id, labels, properties])}\n`);
  for (const { type, start, end, properties } of graph.relationships) {
    hash.update(`${JSON.stringify([type, start, end, properties])}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}
