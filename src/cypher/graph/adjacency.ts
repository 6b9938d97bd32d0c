import type { Adjacency } from './types.ts';

/**
 * Compressed rows of relationships by the node at `from`, in the order of `relationships`.
 * @param relationships numbers of the relationships to index; null for all
 */
export function compress(
  nodeCount: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  relationships: Int32Array | null,
): Adjacency {
  const count = relationships?.length ?? from.length;
  const offsets = new Int32Array(nodeCount + 1);
  for (let i = 0; i < count; i++) offsets[from[relationships ? relationships[i]! : i]! + 1]!++;
  for (let node = 0; node < nodeCount; node++) offsets[node + 1]! += offsets[node]!;
  const place = offsets.slice(0, nodeCount);
  const neighbours = new Int32Array(count);
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const relationship = relationships ? relationships[i]! : i;
    const at = place[from[relationship]!]!++;
    neighbours[at] = to[relationship]!;
    numbers[at] = relationship;
  }
  return { offsets, neighbours, relationships: numbers };
}

/** The relationships of each type, ascending (a counting sort). */
export function byType(typeCount: number, typeNumbers: ArrayLike<number>): Int32Array[] {
  const counts = new Int32Array(typeCount);
  for (let i = 0; i < typeNumbers.length; i++) counts[typeNumbers[i]!]!++;
  const lists = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let i = 0; i < typeNumbers.length; i++) {
    const type = typeNumbers[i]!;
    lists[type]![counts[type]!++] = i;
  }
  return lists;
}
