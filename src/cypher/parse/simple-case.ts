import type { ComparisonOperator, Expression } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { postfixTest } from './tests.ts';

const COMPARISONS: readonly ComparisonOperator[] = ['=', '<>', '<=', '>=', '<', '>'];

/** What follows WHEN where CASE has a subject: values and shortened tests, separated by commas (`WHEN 1, > 10, IS NULL`). */
export function simpleCaseTest(c: Cursor, subject: Expression): Expression[] {
  const tests: Expression[] = [];
  do {
    const start = c.token.start;
    const operator = COMPARISONS.find((o) => c.is(o));
    if (operator) {
      c.next();
      tests.push({ kind: 'comparison', operands: [subject, expression(c)], operators: [operator], at: c.from(start) });
    } else if (['IN', 'IS', 'STARTS', 'ENDS', 'CONTAINS', '=~', '::'].some((word) => c.is(word)) && !c.is('THEN', 1)) {
      tests.push(postfixTest(c, subject, start, expression)!);
    } else {
      const value = expression(c);
      tests.push({ kind: 'comparison', operands: [subject, value], operators: ['='], at: value.at });
    }
  } while (c.accept(','));
  return tests;
}
