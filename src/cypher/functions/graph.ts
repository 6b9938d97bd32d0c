/** What nodes, relationships, paths and maps are made of. */
import type { FunctionSpec } from '../contract.ts';
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import { isMap, type Value } from '../values/value.ts';
import { INTEGER, listOf, MAP, NODE, PATH, RELATIONSHIP, STRING, strict, wrongArgument } from './define.ts';

type Entity = NodeValue | RelationshipValue;

function entity(name: string, value: Value): Entity {
  if (value instanceof NodeValue || value instanceof RelationshipValue) return value;
  throw wrongArgument(name, 'a node or relationship', value);
}

function node(name: string, value: Value): NodeValue {
  if (value instanceof NodeValue) return value;
  throw wrongArgument(name, 'a node', value);
}

function relationship(name: string, value: Value): RelationshipValue {
  if (value instanceof RelationshipValue) return value;
  throw wrongArgument(name, 'a relationship', value);
}

function path(name: string, value: Value): PathValue {
  if (value instanceof PathValue) return value;
  throw wrongArgument(name, 'a path', value);
}

function propertiesOf(name: string, value: Value): ReadonlyMap<string, Value> {
  return isMap(value) ? value : entity(name, value).properties;
}

export const GRAPH: readonly FunctionSpec[] = [
  strict('id', [['NODE', 'RELATIONSHIP']], INTEGER, ([value]) => BigInt(entity('id', value!).index)),
  strict('elementId', [['NODE', 'RELATIONSHIP']], STRING, ([value]) => entity('elementId', value!).id),
  strict('labels', [NODE], listOf(STRING), ([value]) => [...node('labels', value!).labels]),
  strict('type', [RELATIONSHIP], STRING, ([value]) => relationship('type', value!).type),
  strict('startNode', [RELATIONSHIP], NODE, ([value]) => relationship('startNode', value!).start),
  strict('endNode', [RELATIONSHIP], NODE, ([value]) => relationship('endNode', value!).end),
  strict('properties', [['MAP', 'NODE', 'RELATIONSHIP']], MAP, ([value]) => propertiesOf('properties', value!)),
  strict('keys', [['MAP', 'NODE', 'RELATIONSHIP']], listOf(STRING), ([value]) => [
    ...propertiesOf('keys', value!).keys(),
  ]),
  strict('nodes', [PATH], listOf(NODE), ([value]) => path('nodes', value!).nodes),
  strict('relationships', [PATH], listOf(RELATIONSHIP), ([value]) => path('relationships', value!).relationships),
  strict('length', [PATH], INTEGER, ([value]) => BigInt(path('length', value!).relationships.length)),
];
