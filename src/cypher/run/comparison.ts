import type { Comparison, ComparisonOperator } from '../ast.ts';
import type { Scope } from '../plan/scope.ts';
import { compareValues, equals } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';

type Test = (a: Value, b: Value) => boolean | null;

const same: Test = (a, b) => (typeof a === 'string' && typeof b === 'string' ? a === b : equals(a, b));

/** An answer from the sign of a comparison; null where the values cannot be compared, false where one is NaN. */
const ordered =
  (holds: (sign: number) => boolean, orEqual = false): Test =>
  (a, b) => {
    if (a === null || b === null) return null;
    const sign = typeof a === 'bigint' && typeof b === 'bigint' ? (a < b ? -1 : a > b ? 1 : 0) : compareValues(a, b);
    // Durations have no order, and yet each is at most itself.
    if (sign === null) return orEqual && equals(a, b) === true ? true : null;
    return holds(sign);
  };

const TESTS: Record<ComparisonOperator, Test> = {
  '=': same,
  '<>': (a, b) => {
    const equal = same(a, b);
    return equal === null ? null : !equal;
  },
  '<': ordered((sign) => sign < 0),
  '<=': ordered((sign) => sign <= 0, true),
  '>': ordered((sign) => sign > 0),
  '>=': ordered((sign) => sign >= 0, true),
};

export function compileComparison({ operands, operators }: Comparison, scope: Scope, c: Compiler): Evaluator {
  const values = operands.map((operand) => c.expression(operand, scope));
  const tests = operators.map((operator) => TESTS[operator]);
  const [first, second] = [values[0]!, values[1]!];
  if (tests.length === 1) {
    const test = tests[0]!;
    return (row) => test(first(row), second(row));
  }
  return (row) => {
    let result: boolean | null = true;
    let left = first(row);
    for (let i = 0; i < tests.length; i++) {
      const right = values[i + 1]!(row);
      const holds = tests[i]!(left, right);
      if (holds === false) return false;
      if (holds === null) result = null;
      left = right;
    }
    return result;
  };
}
