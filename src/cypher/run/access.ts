import type { Index, PropertyAccess, Slice } from '../ast.ts';
import { CypherError, placed } from '../errors.ts';
import { NodeValue, RelationshipValue } from '../graph/entities.ts';
import type { Scope } from '../plan/scope.ts';
import { propertyOf, valueText } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';

export function compileProperty({ of, key, at }: PropertyAccess, scope: Scope, c: Compiler): Evaluator {
  const { graph } = c.runtime;
  const [nodes, relationships] = [graph.nodeColumn(key), graph.relationshipColumn(key)];
  const owner = c.expression(of, scope);
  // inner loops ask for the same node again and again
  let last: NodeValue | null = null;
  let lastResult: Value = null;
  return (row) => {
    const value = owner(row);
    if (value instanceof NodeValue) {
      if (value === last) return lastResult;
      // A column that is not in memory yet throws: what is remembered must be right when the query runs again.
      lastResult = nodes(value.index);
      last = value;
      return lastResult;
    }
    if (value instanceof RelationshipValue) return relationships(value.index);
    if (value === null) return null;
    try {
      return propertyOf(value, key);
    } catch (error) {
      throw placed(error, at);
    }
  };
}

export function compileIndex({ of, index, at }: Index, scope: Scope, c: Compiler): Evaluator {
  const [owner, place] = [c.expression(of, scope), c.expression(index, scope)];
  return (row) => {
    const [from, by] = [owner(row), place(row)];
    try {
      return itemAt(from, by);
    } catch (error) {
      throw placed(error, at);
    }
  };
}

function itemAt(owner: Value, place: Value): Value {
  if (Array.isArray(owner)) {
    if (place === null) return null;
    if (typeof place !== 'bigint')
      throw new CypherError(
        'TypeError',
        `A list is indexed by an Integer, but the index was ${valueText(place).slice(0, 60)}`,
      );
    const at = Number(place < 0n ? place + BigInt(owner.length) : place);
    return owner[at] ?? null;
  }
  if (owner === null) return null;
  if (owner instanceof Map || owner instanceof NodeValue || owner instanceof RelationshipValue) {
    if (place === null) return null;
    if (typeof place !== 'string')
      throw new CypherError(
        'TypeError',
        `Cannot access a map by key ${valueText(place).slice(0, 60)}: expected a String`,
      );
    return propertyOf(owner, place);
  }
  if (place === null) return null;
  if (typeof place === 'string') return propertyOf(owner, place);
  throw new CypherError(
    'TypeError',
    `Type mismatch: expected a list or a map before [...], but was ${valueText(owner).slice(0, 60)}`,
  );
}

export function compileSlice({ of, from, to }: Slice, scope: Scope, c: Compiler): Evaluator {
  const owner = c.expression(of, scope);
  const start: Evaluator = from ? c.expression(from, scope) : () => 0n;
  const end = to ? c.expression(to, scope) : null;
  return (row) => {
    const list = owner(row);
    const [first, last] = [start(row), end ? end(row) : 'open'];
    if (list === null || first === null || last === null) return null;
    if (!Array.isArray(list))
      throw new CypherError(
        'TypeError',
        `Type mismatch: expected a list before [..], but was ${valueText(list).slice(0, 60)}`,
      );
    return last === 'open' ? list.slice(bound(first)) : list.slice(bound(first), bound(last));
  };
}

function bound(value: Value): number {
  if (typeof value === 'bigint') return Number(value);
  throw new CypherError('TypeError', `A list is cut by Integers, but was ${valueText(value).slice(0, 60)}`);
}
