/** Names of types, as messages and `valueType()` write them. */
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import { DateTimeValue, DateValue, DurationValue, LocalDateTimeValue, LocalTimeValue, TimeValue } from './temporal.ts';
import { isList, type Value } from './value.ts';

/** The type of a value without its nullness: `INTEGER`, `LIST`, `ZONED DATETIME`; `NULL` for null. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'STRING';
    case 'bigint':
      return 'INTEGER';
    case 'number':
      return 'FLOAT';
    case 'boolean':
      return 'BOOLEAN';
  }
  if (value === null) return 'NULL';
  if (isList(value)) return 'LIST';
  if (value instanceof NodeValue) return 'NODE';
  if (value instanceof RelationshipValue) return 'RELATIONSHIP';
  if (value instanceof PathValue) return 'PATH';
  if (value instanceof DateValue) return 'DATE';
  if (value instanceof DateTimeValue) return 'ZONED DATETIME';
  if (value instanceof LocalDateTimeValue) return 'LOCAL DATETIME';
  if (value instanceof TimeValue) return 'ZONED TIME';
  if (value instanceof LocalTimeValue) return 'LOCAL TIME';
  return value instanceof DurationValue ? 'DURATION' : 'MAP';
}

// The order in which valueType() names the types of a list's items.
const TYPE_ORDER = [
  'NULL',
  'BOOLEAN',
  'STRING',
  'INTEGER',
  'FLOAT',
  'DATE',
  'LOCAL TIME',
  'ZONED TIME',
  'LOCAL DATETIME',
  'ZONED DATETIME',
  'DURATION',
  'POINT',
  'NODE',
  'RELATIONSHIP',
  'MAP',
  'LIST',
  'PATH',
];

/** What `valueType()` gives: `INTEGER NOT NULL`, `LIST<STRING | FLOAT NOT NULL> NOT NULL`. */
export function valueType(value: Value): string {
  if (value === null) return 'NULL';
  if (!isList(value)) return `${typeName(value)} NOT NULL`;
  const kinds = [...new Set(value.map(valueType))];
  if (kinds.length === 0) return 'LIST<NOTHING> NOT NULL';
  const nullable = kinds.includes('NULL');
  // Each name becomes a letter, so that nested types are compared by the same order.
  const rank = (kind: string): string =>
    TYPE_ORDER.reduce((text, name, i) => text.replaceAll(name, String.fromCharCode(65 + i)), kind);
  const items = kinds.filter((kind) => kind !== 'NULL').sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const shown = items.map((kind) => (nullable ? kind.replace(/ NOT NULL$/, '') : kind));
  return `LIST<${shown.length > 0 ? shown.join(' | ') : 'NULL'}> NOT NULL`;
}
