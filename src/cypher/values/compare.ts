/** Comparison (`<` and its kin) and the total order of ORDER BY. */
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  isInstant,
  LocalDateTimeValue,
  LocalTimeValue,
  TimeValue,
} from './temporal.ts';
import { compareDurations, compareInstants } from './temporal-order.ts';
import { isList, isMap, isNumber, type Value } from './value.ts';

const sign = (value: number): number => (value < 0 ? -1 : value > 0 ? 1 : 0);

/** Strings by code points, as Neo4j does: surrogates come after the rest of the first plane. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  if (i === length) return sign(a.length - b.length);
  const x = a.charCodeAt(i);
  const y = b.charCodeAt(i);
  const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
  return sign(rank(x) - rank(y));
}

/**
 * What `<`, `<=`, `>` and `>=` look at: negative, 0 or positive; NaN where a number is NaN (all four are false then); null where the
 * two cannot be compared (all four are null).
 */
export function compareValues(a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : null;
  if (typeof a === 'boolean') return typeof b === 'boolean' ? Number(a) - Number(b) : null;
  if (isList(a)) return isList(b) ? compareLists(a, b) : null;
  if (isMap(a)) return isMap(b) ? compareMaps(a, b) : null;
  if (isInstant(a)) return isInstant(b) && a.constructor === b.constructor ? compareInstants(a, b) : null;
  const isEntity = a instanceof NodeValue || a instanceof RelationshipValue || a instanceof PathValue;
  return isEntity && a.constructor === b.constructor ? order(a, b) : null;
}

const isNaNumber = (value: bigint | number): boolean => typeof value === 'number' && Number.isNaN(value);

function compareNumbers(a: bigint | number, b: bigint | number): number {
  // An integer beside a float is compared as a float, as in Neo4j.
  if (typeof a !== typeof b) return compareNumbers(Number(a), Number(b));
  return a < b ? -1 : a > b ? 1 : isNaNumber(a) || isNaNumber(b) ? Number.NaN : 0;
}

/** Item by item; the first pair that cannot be compared makes the answer null. */
function compareLists(a: readonly Value[], b: readonly Value[]): number | null {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const answer = compareValues(a[i]!, b[i]!);
    if (answer !== 0) return answer;
  }
  return sign(a.length - b.length);
}

function compareMaps(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): number | null {
  if (a.size !== b.size) return sign(a.size - b.size);
  const keys = [...a.keys()].sort(compareStrings);
  const others = [...b.keys()].sort(compareStrings);
  const values = (map: ReadonlyMap<string, Value>, names: string[]): Value[] => names.map((key) => map.get(key)!);
  return compareLists(keys, others) || compareLists(values(a, keys), values(b, others));
}

/** Places of the kinds of values in an ascending ORDER BY. */
function kindRank(value: Value): number {
  if (value === null) return 15;
  if (isNumber(value)) return 14;
  if (typeof value === 'boolean') return 13;
  if (typeof value === 'string') return 12;
  if (isList(value)) return 3;
  if (isMap(value)) return 0;
  if (value instanceof NodeValue) return 1;
  if (value instanceof RelationshipValue) return 2;
  if (value instanceof PathValue) return 4;
  if (value instanceof DateTimeValue) return 6;
  if (value instanceof LocalDateTimeValue) return 7;
  if (value instanceof DateValue) return 8;
  if (value instanceof TimeValue) return 9;
  return value instanceof LocalTimeValue ? 10 : 11;
}

/** The order of ORDER BY: total, over all kinds of values; NaN is the largest number, null comes last. */
export function order(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (isNumber(a) && isNumber(b)) return orderNumbers(a, b);
  const rank = kindRank(a);
  const ranks = rank - kindRank(b);
  if (ranks !== 0 || a === null || b === null) return sign(ranks);
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (isList(a) && isList(b)) return orderLists(a, b);
  if (isMap(a) && isMap(b)) return orderMaps(a, b);
  if (a instanceof NodeValue || a instanceof RelationshipValue) return sign(a.index - (b as NodeValue).index);
  if (a instanceof PathValue) return orderPaths(a, b as PathValue);
  if (a instanceof DurationValue) return compareDurations(a, b as DurationValue);
  return compareInstants(a as DateValue, b as DateValue);
}

function orderNumbers(a: bigint | number, b: bigint | number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  // Equal, or one of them is NaN.
  return Number(isNaNumber(a)) - Number(isNaNumber(b));
}

function orderLists(a: readonly Value[], b: readonly Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const answer = order(a[i]!, b[i]!);
    if (answer !== 0) return answer;
  }
  return sign(a.length - b.length);
}

/** By size, then by the sorted keys, then by the values in that order. */
function orderMaps(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): number {
  if (a.size !== b.size) return sign(a.size - b.size);
  const keys = [...a.keys()].sort(compareStrings);
  const others = [...b.keys()].sort(compareStrings);
  return (
    orderLists(keys, others) ||
    orderLists(
      keys.map((key) => a.get(key)!),
      others.map((key) => b.get(key)!),
    )
  );
}

function orderPaths(a: PathValue, b: PathValue): number {
  const steps = (path: PathValue): Value[] =>
    path.nodes.flatMap((node, i) => (i === 0 ? [node] : [path.relationships[i - 1]!, node]));
  return orderLists(steps(a), steps(b));
}
