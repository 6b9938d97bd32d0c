/** Keys under which DISTINCT and grouping join values. */
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import { isTemporal } from './temporal.ts';
import { temporalText } from './temporal-text.ts';
import { isList, isMap, type Value } from './value.ts';

const MARK = '\u0000';
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * A primitive that is the same (as a key of a Map) for values that DISTINCT joins: equal numbers whatever their kind, lists and maps
 * of such values, null with null. Strings stand for themselves; all else that becomes a string starts with a mark.
 */
export function groupKey(value: Value): unknown {
  switch (typeof value) {
    case 'string':
      return value.startsWith(MARK) ? `${MARK}s${value}` : value;
    case 'bigint':
      return value <= MAX_SAFE && value >= -MAX_SAFE ? Number(value) : `${MARK}i${value}`;
    case 'number':
      // NaN is not even the same as itself.
      if (Number.isNaN(value)) return {};
      if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value;
      return `${MARK}i${BigInt(value)}`;
    case 'boolean':
      return value;
  }
  if (value === null) return null;
  if (value instanceof NodeValue) return `${MARK}n${value.index}`;
  if (value instanceof RelationshipValue) return `${MARK}r${value.index}`;
  if (isList(value)) return `${MARK}[${value.map(packed).join('')}`;
  if (isMap(value)) {
    const keys = [...value.keys()].sort();
    return `${MARK}{${keys.map((key) => packed(key) + packed(value.get(key)!)).join('')}`;
  }
  if (value instanceof PathValue)
    return `${MARK}p${value.nodes.map((n) => n.index).join()};${value.relationships.map((r) => r.index).join()}`;
  return isTemporal(value) ? `${MARK}t${temporalText(value)}` : null;
}

/** A key with its kind and length, so that joined keys stay apart. */
function packed(value: Value): string {
  const key = groupKey(value);
  const text = String(key);
  return `${typeof key}${text.length}:${text}`;
}
