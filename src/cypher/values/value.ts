import type { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';

/**
 * A value of Cypher: integers are bigints (64 bit), floats are numbers, lists are arrays (never changed once they are made), maps keep
 * their order of keys.
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | NodeValue
  | RelationshipValue
  | PathValue;
