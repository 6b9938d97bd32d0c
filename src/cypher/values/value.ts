import type { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import type { TemporalValue } from './temporal.ts';

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
  | PathValue
  | TemporalValue;

/** A list, told from the other objects. */
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A map, told from the other objects. */
export const isMap = (value: Value): value is ReadonlyMap<string, Value> => value instanceof Map;

/** An integer or a float. */
export const isNumber = (value: Value): value is bigint | number =>
  typeof value === 'bigint' || typeof value === 'number';
