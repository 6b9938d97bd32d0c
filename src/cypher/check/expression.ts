import type { Expression } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { checkCall } from './call.ts';
import { checkBinary, checkUnary } from './operators.ts';
import { checkPatternExpression, checkPatternPart } from './pattern.ts';
import { expect, type Types, undefinedVariable } from './scope.ts';
import { checkSubquery } from './subquery.ts';
import {
  ANY,
  BOOLEAN,
  describe,
  INTEGER,
  itemOf,
  LIST,
  listOf,
  MAP,
  meets,
  NODE,
  NUMBER,
  OWNERS,
  oneKind,
  RELATIONSHIP,
  STORED,
  STRING,
  type Type,
  typeOf,
  union,
} from './types.ts';

/**
 * Judges an expression and gives its static type.
 * @param truth a truth value is wanted here, so a pattern may stand for its existence
 * @throws CypherError with the place of the first mistake
 */
export function check(expression: Expression, types: Types, truth = false): Type {
  switch (expression.kind) {
    case 'literal':
      return literalType(expression.value);
    case 'parameter':
      return ANY;
    case 'variable': {
      const type = types.get(expression.name);
      if (!type) throw undefinedVariable(expression.name, types, expression.at);
      return type;
    }
    case 'property': {
      const owner = check(expression.of, types);
      expect(owner, OWNERS, expression.of.at);
      return (owner.bits & ~(NODE.bits | RELATIONSHIP.bits)) === 0 ? STORED : ANY;
    }
    case 'list':
      return listOf(oneKind(union(expression.items.map((item) => check(item, types)))));
    case 'map':
      for (const { value } of expression.entries) check(value, types);
      return MAP;
    case 'mapProjection':
      expect(check(expression.of, types), { bits: MAP.bits | NODE.bits | RELATIONSHIP.bits }, expression.of.at);
      for (const item of expression.items) if (!('all' in item)) check(item.value, types);
      return MAP;
    case 'unary':
      return checkUnary(expression, types);
    case 'binary':
      return checkBinary(expression, types);
    case 'comparison':
      for (const operand of expression.operands) check(operand, types);
      return BOOLEAN;
    case 'nullTest':
    case 'normalizedTest':
      check(expression.operand, types);
      return BOOLEAN;
    case 'typeTest':
      // Neo4j takes its answer for anything
      check(expression.operand, types);
      return ANY;
    case 'labelTest':
      expect(check(expression.of, types), { bits: NODE.bits | RELATIONSHIP.bits }, expression.of.at);
      return BOOLEAN;
    case 'index':
      return checkIndex(expression, types);
    case 'slice':
      return checkSlice(expression, types);
    case 'case':
      for (const { when } of expression.branches) checkCondition(when, types);
      return union([
        ...expression.branches.map(({ then }) => check(then, types)),
        ...(expression.otherwise ? [check(expression.otherwise, types)] : []),
      ]);
    case 'listComprehension': {
      const inside = withItem(expression.variable.name, expression.list, types);
      if (expression.where) checkCondition(expression.where, inside);
      return listOf(expression.project ? check(expression.project, inside) : inside.get(expression.variable.name)!);
    }
    case 'quantifier': {
      const inside = withItem(expression.variable.name, expression.list, types);
      if (!expression.where)
        throw new CypherError('SyntaxError', `${expression.name}(...) requires a WHERE predicate`, expression.at);
      checkCondition(expression.where, inside);
      return BOOLEAN;
    }
    case 'reduce': {
      const init = check(expression.init, types);
      const inside = new Map(withItem(expression.variable.name, expression.list, types));
      inside.set(expression.accumulator.name, init);
      const body = check(expression.body, inside);
      if (!meets(init, body) && !(meets(init, NUMBER) && meets(body, NUMBER)))
        throw new CypherError(
          'SyntaxError',
          `Type mismatch: accumulator is ${describe(init)} but expression has type ${describe(body)}`,
          expression.body.at,
        );
      return union([init, body]);
    }
    case 'patternComprehension': {
      const inside = checkPatternPart(expression.pattern, types);
      if (expression.where) checkCondition(expression.where, inside);
      return listOf(check(expression.project, inside));
    }
    case 'call':
      return checkCall(expression, types);
    case 'pattern':
      return checkPatternExpression(expression, types, truth);
    case 'shortestPath':
      checkPatternPart(expression.part, types, 'bound');
      return expression.part.shortest === 'shortestPath' ? typeOf('PATH') : listOf(typeOf('PATH'));
    case 'subquery':
      return checkSubquery(expression, types);
  }
}

/** A condition: WHERE, WHEN, an operand of AND. */
export function checkCondition(expression: Expression, types: Types): void {
  const type = check(expression, types, true);
  if (type.bits === LIST.bits)
    throw new CypherError(
      'SyntaxError',
      'Coercion of list to boolean is not allowed. Please use `NOT isEmpty(...)` instead.',
      expression.at,
    );
  expect(type, BOOLEAN, expression.at);
}

function literalType(value: unknown): Type {
  switch (typeof value) {
    case 'boolean':
      return BOOLEAN;
    case 'bigint':
      return INTEGER;
    case 'number':
      return typeOf('FLOAT');
    case 'string':
      return STRING;
    default:
      return ANY;
  }
}

function withItem(name: string, list: Expression, types: Types): Types {
  const type = check(list, types);
  expect(type, LIST, list.at);
  return new Map(types).set(name, itemOf(type));
}

function checkIndex({ of, index }: Extract<Expression, { kind: 'index' }>, types: Types): Type {
  const [owner, place] = [check(of, types), check(index, types)];
  const maps = MAP.bits | NODE.bits | RELATIONSHIP.bits;
  expect(owner, { bits: LIST.bits | maps }, of.at);
  if (owner.bits === LIST.bits) expect(place, INTEGER, index.at);
  else if ((owner.bits & ~maps) === 0) expect(place, STRING, index.at);
  return owner.bits === LIST.bits ? itemOf(owner) : ANY;
}

function checkSlice({ of, from, to }: Extract<Expression, { kind: 'slice' }>, types: Types): Type {
  const type = check(of, types);
  expect(type, LIST, of.at);
  for (const bound of [from, to]) if (bound) expect(check(bound, types), INTEGER, bound.at);
  return type.item ? listOf(type.item) : LIST;
}
