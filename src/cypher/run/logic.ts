import type { Binary } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Scope } from '../plan/scope.ts';
import { valueText } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';

/** A truth value of three. @throws CypherError for any other value */
export function toBoolean(value: Value): boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  throw new CypherError('TypeError', `Type mismatch: expected Boolean but was ${valueText(value).slice(0, 60)}`);
}

/** AND, OR, XOR; null for other operators. */
export function compileLogic({ operator, left, right }: Binary, scope: Scope, c: Compiler): Evaluator | null {
  if (operator !== 'AND' && operator !== 'OR' && operator !== 'XOR') return null;
  const [a, b] = [c.expression(left, scope), c.expression(right, scope)];
  if (operator === 'XOR')
    return (row) => {
      const [x, y] = [toBoolean(a(row)), toBoolean(b(row))];
      return x === null || y === null ? null : x !== y;
    };
  // what one side decides alone: false for AND, true for OR
  const decisive = operator === 'OR';
  return (row) => {
    const x = toBoolean(a(row));
    if (x === decisive) return decisive;
    const y = toBoolean(b(row));
    if (y === decisive) return decisive;
    return x === null || y === null ? null : !decisive;
  };
}
