import type { Column } from './types.ts';

/** What a graph must be able to tell; `IndexedGraph` makes labels, adjacency and indexes of it. Everything is numbered from 0. */
export interface GraphSource {
  readonly nodeCount: number;
  readonly relationshipCount: number;
  nodeId(node: number): string;
  relationshipId(relationship: number): string;
  labelsOf(node: number): readonly string[];
  /** Relationship types by number, and the type, start and end of each relationship. */
  readonly types: readonly string[];
  readonly typeNumbers: ArrayLike<number>;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  /** Keys of the properties that are not null. */
  nodeKeys(node: number): readonly string[];
  relationshipKeys(relationship: number): readonly string[];
  /** Null where the property is missing. */
  nodeColumn(key: string): Column;
  relationshipColumn(key: string): Column;
}
