/** Comprehensions, quantifiers, reduce and map projections: expressions that bring variables of their own. */
import type { Expression, ListComprehension, MapProjection, Quantifier, Reduce } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { NodeValue, RelationshipValue } from '../graph/entities.ts';
import { type Scope, withVariable } from '../plan/scope.ts';
import { valueText } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';
import { toBoolean } from './logic.ts';
import type { Row } from './runtime.ts';

export function compileForm(expression: Expression, scope: Scope, c: Compiler): Evaluator {
  switch (expression.kind) {
    case 'listComprehension':
      return compileComprehension(expression, scope, c);
    case 'quantifier':
      return compileQuantifier(expression, scope, c);
    case 'reduce':
      return compileReduce(expression, scope, c);
    case 'mapProjection':
      return compileMapProjection(expression, scope, c);
    default:
      throw new CypherError('SyntaxError', 'This expression cannot be evaluated here', expression.at);
  }
}

/** The items of a list; null for null. */
function itemsOf(value: Value): readonly Value[] | null {
  if (value === null) return null;
  if (Array.isArray(value)) return value;
  throw new CypherError('TypeError', `Type mismatch: expected a List but was ${valueText(value).slice(0, 60)}`);
}

function compileComprehension(expression: ListComprehension, scope: Scope, c: Compiler): Evaluator {
  const slot = c.plans.slots.next();
  const inside = withVariable(scope, expression.variable.name, slot);
  const list = c.expression(expression.list, scope);
  const where = expression.where ? c.expression(expression.where, inside) : null;
  const project = expression.project ? c.expression(expression.project, inside) : null;
  const { runtime } = c;
  return (row) => {
    const items = itemsOf(list(row));
    if (!items) return null;
    const result: Value[] = [];
    for (const item of items) {
      runtime.tick();
      row[slot] = item;
      if (where && toBoolean(where(row)) !== true) continue;
      result.push(project ? project(row) : item);
    }
    return result;
  };
}

/** Three-valued: what one item decides, decides; else an unknown item makes the answer unknown. */
function compileQuantifier(expression: Quantifier, scope: Scope, c: Compiler): Evaluator {
  const slot = c.plans.slots.next();
  const inside = withVariable(scope, expression.variable.name, slot);
  const list = c.expression(expression.list, scope);
  const where = expression.where ? c.expression(expression.where, inside) : (row: Row) => row[slot]!;
  const { name } = expression;
  const { runtime } = c;
  return (row) => {
    const items = itemsOf(list(row));
    if (!items) return null;
    let unknown = false;
    let matches = 0;
    for (const item of items) {
      runtime.tick();
      row[slot] = item;
      const holds = toBoolean(where(row));
      if (holds === null) unknown = true;
      else if (holds) {
        if (name === 'any') return true;
        if (name === 'none') return false;
        if (++matches > 1 && name === 'single') return false;
      } else if (name === 'all') return false;
    }
    if (unknown) return null;
    return name === 'all' || name === 'none' || (name === 'single' && matches === 1);
  };
}

function compileReduce(expression: Reduce, scope: Scope, c: Compiler): Evaluator {
  const [total, slot] = [c.plans.slots.next(), c.plans.slots.next()];
  const inside = withVariable(withVariable(scope, expression.accumulator.name, total), expression.variable.name, slot);
  const init = c.expression(expression.init, scope);
  const list = c.expression(expression.list, scope);
  const body = c.expression(expression.body, inside);
  const { runtime } = c;
  return (row) => {
    const items = itemsOf(list(row));
    if (!items) return null;
    let value = init(row);
    for (const item of items) {
      runtime.tick();
      row[total] = value;
      row[slot] = item;
      value = body(row);
    }
    return value;
  };
}

function compileMapProjection({ of, items }: MapProjection, scope: Scope, c: Compiler): Evaluator {
  const owner = c.expression(of, scope);
  const entries = items.map((item) => ('all' in item ? null : ([item.key, c.expression(item.value, scope)] as const)));
  return (row) => {
    const value = owner(row);
    if (value === null) return null;
    const result = new Map<string, Value>();
    for (const entry of entries) {
      if (entry) result.set(entry[0], entry[1](row));
      else for (const [key, each] of allOf(value)) result.set(key, each);
    }
    return result;
  };
}

function allOf(value: Value): Iterable<readonly [string, Value]> {
  if (value instanceof NodeValue || value instanceof RelationshipValue) return value.properties;
  if (value instanceof Map) return value;
  throw new CypherError(
    'TypeError',
    `Type mismatch: expected a Map, Node or Relationship but was ${valueText(value).slice(0, 60)}`,
  );
}
