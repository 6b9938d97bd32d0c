import { CypherError } from '../errors.ts';
import { NodeValue, RelationshipValue } from '../graph/entities.ts';
import type { Adjacency, Graph } from '../graph/types.ts';
import type { Direction, Hop } from '../plan/types.ts';
import { allowedTypes } from '../plan/types-of.ts';
import { valueText } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Row } from './runtime.ts';

/** One list of relationships to follow from a node. */
export interface Way extends Adjacency {
  /** A loop was seen in the other direction already. */
  readonly skipLoops: boolean;
}

/** The lists that a hop looks through, outgoing ones first. */
export function waysOf(graph: Graph, types: Hop['types'], direction: Direction): Way[] {
  const names = allowedTypes(types, graph.types) ?? [null];
  const directions = direction === 'both' ? (['out', 'in'] as const) : [direction];
  return directions.flatMap((way) =>
    names.flatMap((type) => {
      const adjacency = graph.adjacency(type, way);
      return adjacency ? [{ ...adjacency, skipLoops: direction === 'both' && way === 'in' }] : [];
    }),
  );
}

export const flipped = (direction: Direction): Direction =>
  direction === 'both' ? 'both' : direction === 'out' ? 'in' : 'out';

/** How many relationships a node has in these lists. */
export function degreeOf(ways: readonly Way[], node: number): number {
  let degree = 0;
  for (const { offsets } of ways) degree += offsets[node + 1]! - offsets[node]!;
  return degree;
}

/** The number of a node; -1 for null. @throws CypherError for any other value */
export function nodeIndex(value: Value | undefined): number {
  if (value instanceof NodeValue) return value.index;
  if (value === null || value === undefined) return -1;
  throw new CypherError('TypeError', `Expected a Node in the pattern, but was ${valueText(value).slice(0, 60)}`);
}

/** Was this relationship used by another part of the pattern? */
export function isUsed(row: Row, slots: readonly number[], relationship: number): boolean {
  for (const slot of slots) {
    const value = row[slot]!;
    if (value instanceof RelationshipValue) {
      if (value.index === relationship) return true;
    } else if (Array.isArray(value)) {
      for (const each of value) if (each instanceof RelationshipValue && each.index === relationship) return true;
    }
  }
  return false;
}
