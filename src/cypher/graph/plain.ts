import type { Value } from '../values/value.ts';
import type { GraphSource } from './source.ts';
import type { Column } from './types.ts';

type PlainProperties = Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>;

/** A property graph as plain objects. Ids are strings or numbers; a relationship's id may be left out. */
export interface PlainGraph {
  readonly nodes: readonly { id: string | number; labels?: readonly string[]; properties?: PlainProperties }[];
  readonly relationships: readonly {
    id?: string | number;
    type: string;
    start: string | number;
    end: string | number;
    properties?: PlainProperties;
  }[];
}

/** What the numbers under a property key are; null: as the values of the engine are (bigint = integer, number = float). */
export type NumberKind = ((key: string) => 'integer' | 'float') | null;

/**
 * Reads plain objects in place.
 * @throws Error for a node id that occurs twice and a relationship whose end is missing
 */
export function plainSource({ nodes, relationships }: PlainGraph, kind: NumberKind): GraphSource {
  const places = new Map<string | number, number>();
  nodes.forEach(({ id }, index) => {
    if (places.has(id)) throw new Error(`Two nodes have the id ${JSON.stringify(id)}`);
    places.set(id, index);
  });
  const count = relationships.length;
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const typeNumbers = new Int32Array(count);
  const types = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const { type, start, end } = relationships[i]!;
    if (!types.has(type)) types.set(type, types.size);
    typeNumbers[i] = types.get(type)!;
    starts[i] = placeOf(places, start);
    ends[i] = placeOf(places, end);
  }
  return {
    nodeCount: nodes.length,
    relationshipCount: count,
    nodeId: (node) => String(nodes[node]!.id),
    relationshipId: (relationship) => String(relationships[relationship]!.id ?? relationship),
    labelsOf: (node) => nodes[node]!.labels ?? [],
    types: [...types.keys()],
    typeNumbers,
    starts,
    ends,
    nodeKeys: (node) => keysOf(nodes[node]!.properties),
    relationshipKeys: (relationship) => keysOf(relationships[relationship]!.properties),
    nodeColumn: (key) => columnOf(nodes, key, kind),
    relationshipColumn: (key) => columnOf(relationships, key, kind),
  };
}

function placeOf(places: ReadonlyMap<string | number, number>, id: string | number): number {
  const place = places.get(id);
  if (place === undefined)
    throw new Error(`A relationship joins the node ${JSON.stringify(id)}, which is not in the graph`);
  return place;
}

function keysOf(properties: PlainProperties | undefined): string[] {
  if (!properties) return [];
  const entries = properties instanceof Map ? [...properties] : Object.entries(properties);
  return entries.filter(([, value]) => value !== null && value !== undefined).map(([key]) => key as string);
}

function columnOf(things: readonly { properties?: PlainProperties }[], key: string, kind: NumberKind): Column {
  const whole = kind?.(key) === 'integer';
  return (index) => {
    const properties = things[index]!.properties;
    if (!properties) return null;
    const value =
      properties instanceof Map
        ? properties.get(key)
        : Object.hasOwn(properties, key)
          ? (properties as Record<string, unknown>)[key]
          : null;
    return whole ? toWhole(value) : ((value ?? null) as Value);
  };
}

/** Numbers as integers, in lists too; what is no whole number stays a float. */
function toWhole(value: unknown): Value {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(toWhole);
  return (value ?? null) as Value;
}
