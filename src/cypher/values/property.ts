/** `value.key`. */

import { CypherError } from '../errors.ts';
import { NodeValue, RelationshipValue } from '../graph/entities.ts';
import { temporalField } from './fields.ts';
import { isTemporal } from './temporal.ts';
import { typeName } from './type-name.ts';
import { isMap, type Value } from './value.ts';

/** A property of a map, node or relationship (null where it is missing), a part of a temporal value; null of null; else a `TypeError`. */
export function propertyOf(value: Value, key: string): Value {
  if (value === null) return null;
  if (value instanceof NodeValue || value instanceof RelationshipValue) return value.property(key);
  if (isMap(value)) return value.get(key) ?? null;
  if (isTemporal(value)) return temporalField(value, key);
  throw new CypherError('TypeError', `${typeName(value)} has no properties: cannot read .${key} of it`);
}
