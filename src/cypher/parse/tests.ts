import type { Expression, NormalizedTest, StringOperator } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Cursor } from './cursor.ts';
import { typeName } from './type-name.ts';

const WORDS: readonly (readonly [StringOperator, ...string[]])[] = [
  ['IN', 'IN'],
  ['STARTS WITH', 'STARTS', 'WITH'],
  ['ENDS WITH', 'ENDS', 'WITH'],
  ['CONTAINS', 'CONTAINS'],
  ['=~', '=~'],
];

/** What may follow an operand: IN, STARTS WITH, …, IS [NOT] NULL, IS [NOT] :: TYPE, IS [NOT] NORMALIZED; null where nothing does. */
export function postfixTest(
  c: Cursor,
  left: Expression,
  start: number,
  operand: (c: Cursor) => Expression,
): Expression | null {
  for (const [operator, ...words] of WORDS) {
    if (!c.accept(...words)) continue;
    const right = operand(c);
    return { kind: 'binary', operator, left, right, at: c.from(start) };
  }
  if (c.accept('::')) return { kind: 'typeTest', operand: left, type: typeName(c), negated: false, at: c.from(start) };
  if (!c.accept('IS')) return null;
  const negated = c.accept('NOT');
  if (c.accept('NULL')) return { kind: 'nullTest', operand: left, negated, at: c.from(start) };
  if (c.accept('::') || c.accept('TYPED'))
    return { kind: 'typeTest', operand: left, type: typeName(c), negated, at: c.from(start) };
  const form = (['NFC', 'NFD', 'NFKC', 'NFKD'] as const).find((f) => c.accept(f)) ?? 'NFC';
  if (c.accept('NORMALIZED')) {
    const test: NormalizedTest = { kind: 'normalizedTest', operand: left, form, negated, at: c.from(start) };
    return test;
  }
  throw new CypherError('SyntaxError', "Expected 'NULL', 'NOT NULL', '::' or 'NORMALIZED' after IS", c.token);
}
