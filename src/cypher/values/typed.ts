/**
 * Values as JSON in which the kind of everything can be told, and back: integers are numbers (`{int: "…"}` beyond 2^53), floats
 * `{float: 1.5}` (`"NaN"`, `"Infinity"`, `"-0.0"` as text), maps `{map: {…}}`, nodes `{node: {labels, properties}}`, relationships
 * `{relationship: {type, properties}}`, paths `{path: [node, relationship, …]}` with a `direction` in each relationship, temporal
 * values `{date: "1984-10-11"}` and so on.
 */

import { CypherError } from '../errors.ts';
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import { parseDuration } from './duration-parse.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  type TemporalValue,
  TimeValue,
} from './temporal.ts';
import { parseDate, parseDateTime, parseLocalDateTime, parseLocalTime, parseTime } from './temporal-parse.ts';
import { temporalText } from './temporal-text.ts';
import { isList, isMap, type Value } from './value.ts';
import { UTC } from './zone.ts';

/** JSON as above. */
export type Typed = null | boolean | number | string | Typed[] | { [kind: string]: unknown };

const KINDS = [
  ['date', DateValue, parseDate],
  ['localtime', LocalTimeValue, parseLocalTime],
  ['time', TimeValue, (text: string) => parseTime(text, 0)],
  ['localdatetime', LocalDateTimeValue, parseLocalDateTime],
  ['datetime', DateTimeValue, (text: string) => parseDateTime(text, UTC)],
  ['duration', DurationValue, parseDuration],
] as const;

/** A value as typed JSON. */
export function toTyped(value: Value): Typed {
  switch (typeof value) {
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : { int: String(value) };
    case 'number':
      return { float: floatOf(value) };
    case 'string':
    case 'boolean':
      return value;
  }
  if (value === null) return null;
  if (isList(value)) return value.map(toTyped);
  if (isMap(value)) return { map: typedEntries(value) };
  if (value instanceof NodeValue) return typedNode(value);
  if (value instanceof RelationshipValue) return { relationship: typedRelationship(value) };
  if (value instanceof PathValue) return { path: typedPath(value) };
  const [kind] = KINDS.find(([, type]) => value instanceof type)!;
  return { [kind]: temporalText(value as TemporalValue, true) };
}

function floatOf(value: number): number | string {
  if (Object.is(value, -0)) return '-0.0';
  return Number.isFinite(value) ? value : String(value);
}

const typedEntries = (map: ReadonlyMap<string, Value>): Record<string, Typed> =>
  Object.fromEntries([...map].map(([key, value]) => [key, toTyped(value)]));

const typedNode = (node: NodeValue): Typed => ({
  node: { labels: [...node.labels].sort(), properties: typedEntries(node.properties) },
});

const typedRelationship = (relationship: RelationshipValue) => ({
  type: relationship.type,
  properties: typedEntries(relationship.properties),
});

const typedPath = ({ nodes, relationships }: PathValue): Typed[] =>
  nodes.flatMap((node, i) => {
    if (i === 0) return [typedNode(node)];
    const before = relationships[i - 1]!;
    const direction = before.start.index === nodes[i - 1]!.index ? 'out' : 'in';
    return [{ relationship: typedRelationship(before), direction }, typedNode(node)];
  });

type Plain = Readonly<Record<string, unknown>>;

/**
 * A value from typed JSON, or a map of values from a plain object of them (the properties of a node). Nodes, relationships and paths
 * exist only in a graph and are refused.
 */
export function fromTyped(typed: unknown): Value {
  if (typed === null || typeof typed === 'boolean' || typeof typed === 'string') return typed;
  if (typeof typed === 'number') {
    if (Number.isSafeInteger(typed)) return BigInt(typed);
    throw wrong(typed, 'a bare number is an integer; write a float as {"float": 1.5}');
  }
  if (Array.isArray(typed)) return typed.map(fromTyped);
  if (typeof typed !== 'object') throw wrong(typed, 'it is no JSON');
  const [kind, content] = onlyEntry(typed as Plain);
  if (kind === 'map' && typeof content === 'object' && content !== null) return mapFromTyped(content as Plain);
  if (kind === 'float' && (typeof content === 'number' || typeof content === 'string')) return Number(content);
  if (typeof content === 'string') {
    if (kind === 'int') return BigInt(content);
    const temporal = KINDS.find(([name]) => name === kind);
    if (temporal) return temporal[2](content);
  }
  if (kind === 'node' || kind === 'relationship' || kind === 'path') throw wrong(typed, `a ${kind} is part of a graph`);
  return mapFromTyped(typed as Plain);
}

/** The key and value of an object that has one key. */
function onlyEntry(object: Plain): readonly [string, unknown] {
  const keys = Object.keys(object);
  return keys.length === 1 ? [keys[0]!, object[keys[0]!]] : ['', null];
}

const mapFromTyped = (typed: Plain): Map<string, Value> =>
  new Map(Object.entries(typed).map(([key, value]) => [key, fromTyped(value)]));

const wrong = (typed: unknown, why: string): CypherError =>
  new CypherError('ArgumentError', `Not a typed value: ${JSON.stringify(typed)?.slice(0, 80)}: ${why}`);
