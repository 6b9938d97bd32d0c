/**
 * The property graph that the runner works on. Nodes and relationships are numbered from 0; labels, types and property keys are names.
 * An implementation may sit on plain objects, on another graph library or on columns: nothing here asks for a copy.
 */
import type { Value } from '../values/value.ts';
import type { NodeValue } from './entities.ts';

/** Relationships of one type (or all) in one direction, by node: those of node `n` are at `offsets[n]` to `offsets[n + 1]` (exclusive). */
export interface Adjacency {
  readonly offsets: Int32Array;
  /** The node at the other end. */
  readonly neighbours: Int32Array;
  readonly relationships: Int32Array;
}

export type Column = (index: number) => Value;

export interface Graph {
  readonly nodeCount: number;
  readonly relationshipCount: number;
  /** Labels and relationship types that occur, in the order of their first occurrence. */
  readonly labels: readonly string[];
  readonly types: readonly string[];

  /** The node as a value: always the same object for the same number. */
  node(index: number): NodeValue;

  /** The id that the caller gave, for `elementId()`. */
  nodeId(node: number): string;
  relationshipId(relationship: number): string;

  labelsOf(node: number): readonly string[];
  hasLabel(label: string): (node: number) => boolean;
  /** Nodes with a label, ascending; empty for an unknown label. */
  nodesWith(label: string): ArrayLike<number>;

  typeOf(relationship: number): string;
  startOf(relationship: number): number;
  endOf(relationship: number): number;
  /** Of one type or (null) of all types; undefined for an unknown type. */
  adjacency(type: string | null, direction: 'out' | 'in'): Adjacency | undefined;
  relationshipsOf(type: string): number;

  /** Keys of the properties that are not null. */
  nodeKeys(node: number): readonly string[];
  relationshipKeys(relationship: number): readonly string[];
  /** Reads one property of any node or relationship; null where it is missing. Asked for once a query, so it may do work. */
  nodeColumn(key: string): Column;
  relationshipColumn(key: string): Column;

  /**
   * Candidates for `node.key = value` among the nodes with `label` (all nodes for null), ascending; may hold more than the equal ones.
   * Undefined where there is no index for this kind of value.
   */
  seek(label: string | null, key: string, value: Value): ArrayLike<number> | undefined;
  /** Number of different values under an index of `seek`; for estimates. */
  distinctValues(label: string | null, key: string): number;
}
