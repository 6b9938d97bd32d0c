import { PapergraphError } from '../lib/errors.ts';
import type { Neo4jProperties, Neo4jScalar } from './neo4j/index.ts';

type ScalarType = 'text' | 'integer' | 'float' | 'boolean';

/** A property of many rows, as a column of a table. */
export interface Column {
  name: string;
  type: ScalarType;
  list: boolean;
  /** Whether a row lacks it. */
  sparse: boolean;
}

/**
 * The columns that rows of properties fill, in the order of their first appearance. Whole numbers beside fractions make a column of floats.
 * @param form what the table is, for the message
 * @throws PapergraphError where a property has values of different types
 */
export function columnsOf(rows: Iterable<Neo4jProperties>, form: string): Column[] {
  const found = new Map<string, { types: Set<ScalarType>; lists: Set<boolean>; rows: number }>();
  let all = 0;
  for (const row of rows) {
    all++;
    for (const [name, value] of Object.entries(row)) {
      const column = found.get(name) ?? { types: new Set(), lists: new Set(), rows: 0 };
      found.set(name, column);
      column.lists.add(Array.isArray(value));
      for (const item of Array.isArray(value) ? value : [value]) column.types.add(scalarType(item));
      column.rows++;
    }
  }
  return [...found].map(([name, { types, lists, rows: count }]) => {
    if (types.has('float')) types.delete('integer');
    if (types.size > 1 || lists.size > 1) {
      throw new PapergraphError(`property ${name} holds values of different types, which ${form} cannot carry`);
    }
    const [type = 'text'] = types;
    return { name, type, list: lists.has(true), sparse: count < all };
  });
}

function scalarType(value: Neo4jScalar): ScalarType {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'bigint' ? 'integer' : 'float';
}
