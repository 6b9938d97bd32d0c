import type { Binary, BinaryOperator, Unary } from '../ast.ts';
import { CypherError, placed } from '../errors.ts';
import type { Scope } from '../plan/scope.ts';
import {
  add,
  concatenate,
  divide,
  equals,
  modulo,
  multiply,
  negate,
  power,
  subtract,
  valueText,
} from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';
import { toBoolean } from './logic.ts';
import { matcher } from './regex.ts';

type Operation = (a: Value, b: Value) => Value;

const text =
  (test: (a: string, b: string) => boolean): Operation =>
  (a, b) =>
    typeof a === 'string' && typeof b === 'string' ? test(a, b) : null;

/** Three-valued membership. */
function isIn(item: Value, list: Value): boolean | null {
  if (list === null) return null;
  if (!Array.isArray(list))
    throw new CypherError('TypeError', `IN expects a list on its right side, but was ${valueText(list).slice(0, 60)}`);
  let unknown = false;
  for (const each of list) {
    const equal = equals(item, each);
    if (equal === true) return true;
    if (equal === null) unknown = true;
  }
  return unknown ? null : false;
}

const OPERATIONS: Partial<Record<BinaryOperator, Operation>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '%': modulo,
  '^': power,
  '||': concatenate,
  IN: isIn,
  'STARTS WITH': text((a, b) => a.startsWith(b)),
  'ENDS WITH': text((a, b) => a.endsWith(b)),
  CONTAINS: text((a, b) => a.includes(b)),
};

export function compileBinary({ operator, left, right, at }: Binary, scope: Scope, c: Compiler): Evaluator {
  const [a, b] = [c.expression(left, scope), c.expression(right, scope)];
  const operation = OPERATIONS[operator] ?? matcher();
  return (row) => {
    const [x, y] = [a(row), b(row)];
    try {
      return operation(x, y);
    } catch (error) {
      throw placed(error, at);
    }
  };
}

export function compileUnary({ operator, operand }: Unary, scope: Scope, c: Compiler): Evaluator {
  const value = c.expression(operand, scope);
  if (operator === '-') return (row) => negate(value(row));
  if (operator === 'NOT')
    return (row) => {
      const truth = toBoolean(value(row));
      return truth === null ? null : !truth;
    };
  return (row) => {
    const number = value(row);
    // the sign says that a number is expected
    if (number !== null) negate(number);
    return number;
  };
}
