/** Cypher's `=`: true, false, or null where an answer would need a missing value. */
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import { DateTimeValue, DurationValue, isTemporal, type TemporalValue, TimeValue } from './temporal.ts';
import { compareInstants } from './temporal-order.ts';
import { isList, isMap, isNumber, type Value } from './value.ts';

/** `a = b`. NaN equals nothing. */
export function equals(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return null;
  if (typeof a !== 'object' || typeof b !== 'object') {
    // An integer beside a float is compared as a float, as in Neo4j.
    if (isNumber(a) && isNumber(b) && typeof a !== typeof b) return Number(a) === Number(b);
    return a === b;
  }
  if (isList(a)) return isList(b) ? equalLists(a, b) : false;
  if (isMap(a)) return isMap(b) ? equalMaps(a, b) : false;
  if (isList(b) || isMap(b)) return false;
  return sameObject(a, b);
}

type Single = NodeValue | RelationshipValue | PathValue | TemporalValue;

function sameObject(a: Single, b: Single): boolean {
  if (a instanceof NodeValue) return b instanceof NodeValue && a.index === b.index;
  if (a instanceof RelationshipValue) return b instanceof RelationshipValue && a.index === b.index;
  if (a instanceof PathValue) return b instanceof PathValue && samePath(a, b);
  return isTemporal(b) && sameTemporal(a, b);
}

function samePath(a: PathValue, b: PathValue): boolean {
  return (
    a.relationships.length === b.relationships.length &&
    a.nodes.every((node, i) => node.index === b.nodes[i]!.index) &&
    a.relationships.every((relationship, i) => relationship.index === b.relationships[i]!.index)
  );
}

/** Whether two temporal values are the same one: kind, fields and zone. */
function sameTemporal(a: TemporalValue, b: TemporalValue): boolean {
  if (a.constructor !== b.constructor) return false;
  if (a instanceof DurationValue && b instanceof DurationValue)
    return a.months === b.months && a.days === b.days && a.seconds === b.seconds && a.nanos === b.nanos;
  if (a instanceof TimeValue && b instanceof TimeValue) return a.nanos === b.nanos && a.offset === b.offset;
  if (a instanceof DateTimeValue && b instanceof DateTimeValue && a.zone !== b.zone) return false;
  return compareInstants(a as DateTimeValue, b as DateTimeValue) === 0;
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean | null {
  if (a.length !== b.length) return false;
  let answer: boolean | null = true;
  for (let i = 0; i < a.length; i++) {
    const same = equals(a[i]!, b[i]!);
    if (same === false) return false;
    if (same === null) answer = null;
  }
  return answer;
}

function equalMaps(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean | null {
  if (a.size !== b.size) return false;
  let answer: boolean | null = true;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined) return false;
    const same = equals(value, other);
    if (same === false) return false;
    if (same === null) answer = null;
  }
  return answer;
}
