/** Numbers and other values as text, as Neo4j's `toString()` prints them. */
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import type { TemporalValue } from './temporal.ts';
import { temporalText } from './temporal-text.ts';
import { isList, isMap, type Value } from './value.ts';

/** A float as Java prints it: `1.0`, `1.0E10`, `1.0E-4`, `NaN`. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

/** Any value in one line, strings in quotes: for messages and tables. */
export function valueText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
    case 'number':
      return floatText(value);
    case 'bigint':
    case 'boolean':
      return String(value);
  }
  if (value === null) return 'null';
  if (isList(value)) return `[${value.map(valueText).join(', ')}]`;
  if (isMap(value)) return mapText(value);
  if (value instanceof NodeValue) return nodeText(value);
  if (value instanceof RelationshipValue) return relationshipText(value);
  return value instanceof PathValue ? pathText(value) : temporalText(value as TemporalValue);
}

const mapText = (map: ReadonlyMap<string, Value>): string =>
  `{${[...map].map(([key, value]) => `${key}: ${valueText(value)}`).join(', ')}}`;

const propertiesText = (properties: ReadonlyMap<string, Value>): string =>
  properties.size > 0 ? ` ${mapText(properties)}` : '';

const nodeText = (node: NodeValue): string =>
  `(${node.labels.map((label) => `:${label}`).join('')}${propertiesText(node.properties)})`;

const relationshipText = (relationship: RelationshipValue): string =>
  `[:${relationship.type}${propertiesText(relationship.properties)}]`;

function pathText(path: PathValue): string {
  return path.nodes
    .map((node, i) => {
      if (i === 0) return nodeText(node);
      const relationship = path.relationships[i - 1]!;
      const forward = relationship.end.index === node.index;
      const text = relationshipText(relationship);
      return forward ? `-${text}->${nodeText(node)}` : `<-${text}-${nodeText(node)}`;
    })
    .join('');
}
