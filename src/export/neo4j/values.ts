import { PapergraphError } from '../../lib/errors.ts';
import { FLOAT_PROPERTIES } from '../../lib/property-types.ts';
import type { PropertyValue } from '../../types.ts';

/** A value that Neo4j stores as it is. Integers are bigint: the driver sends a whole JavaScript number as a float. */
export type Neo4jScalar = string | number | bigint | boolean;
type Neo4jValue = Neo4jScalar | Neo4jScalar[];
export type Neo4jProperties = Record<string, Neo4jValue>;

/**
 * Properties for Neo4j: without nulls (a missing property is null there), integers as bigint, text well-formed.
 * @param of what they belong to, for messages
 * @throws PapergraphError for a value that no property can hold (a map, a list of lists, NaN)
 */
export function neo4jProperties(properties: Record<string, PropertyValue>, of: string): Neo4jProperties {
  const result: Neo4jProperties = Object.create(null);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    const scalar = (item: unknown): Neo4jScalar => neo4jScalar(item, name, of);
    result[name] = Array.isArray(value) ? (value as unknown[]).map(scalar) : scalar(value);
  }
  return result;
}

function neo4jScalar(value: unknown, name: string, of: string): Neo4jScalar {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) {
    return Number.isSafeInteger(value) && !FLOAT_PROPERTIES.has(name) ? BigInt(value) : value;
  }
  throw new PapergraphError(
    `property ${name} of ${of} cannot be stored in Neo4j: it holds ${typeof value === 'object' ? 'an object' : String(value)}`,
  );
}
