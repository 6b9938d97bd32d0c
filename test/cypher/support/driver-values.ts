import neo4j from 'neo4j-driver';
import { fromTyped, toTyped } from '../../../src/cypher/values/index.ts';
import type { Typed } from '../../../src/cypher/values/typed.ts';

const entries = (object: object): Record<string, Typed> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, typedFromDriver(value)]));

const TEMPORAL = [
  ['date', neo4j.isDate],
  ['localtime', neo4j.isLocalTime],
  ['time', neo4j.isTime],
  ['localdatetime', neo4j.isLocalDateTime],
  ['datetime', neo4j.isDateTime],
  ['duration', neo4j.isDuration],
] as const;

const float = (value: number): Typed => toTyped(value);

/** A value as neo4j-driver gives it (integers lossless), as typed JSON like that of the engine's `toTyped`. */
export function typedFromDriver(value: unknown): Typed {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'string')
    return value ?? null;
  if (typeof value === 'number') return float(value);
  if (neo4j.isInt(value)) return toTyped(value.toBigInt());
  if (Array.isArray(value)) return value.map(typedFromDriver);
  if (neo4j.isNode(value)) return node(value);
  if (neo4j.isRelationship(value)) return { relationship: { type: value.type, properties: entries(value.properties) } };
  if (neo4j.isPath(value)) return path(value);
  for (const [kind, is] of TEMPORAL) if (is(value as object)) return toTyped(fromTyped({ [kind]: String(value) }));
  return { map: entries(value as object) };
}

const node = (value: { labels: string[]; properties: object }): Typed => ({
  node: { labels: [...value.labels].sort(), properties: entries(value.properties) },
});

function path(value: InstanceType<typeof neo4j.types.Path>): Typed {
  const steps: Typed[] = [node(value.start)];
  let at = value.start;
  for (const { relationship, end } of value.segments) {
    const direction = relationship.startNodeElementId === at.elementId ? 'out' : 'in';
    const { type, properties } = relationship;
    steps.push({ relationship: { type, properties: entries(properties) }, direction }, node(end));
    at = end;
  }
  return { path: steps };
}
