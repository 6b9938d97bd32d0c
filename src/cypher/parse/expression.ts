import type { BinaryOperator, Comparison, ComparisonOperator, Expression, MapLiteral } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { atom } from './atom.ts';
import type { Cursor } from './cursor.ts';
import { labelExpression } from './labels.ts';
import { postfixTest } from './tests.ts';

/** Any expression; the weakest operator is OR. */
export const expression = (c: Cursor): Expression => c.nested(() => or(c));

type Rule = (c: Cursor) => Expression;

/** A rule for operators of one strength that associate to the left. */
function leftToRight(operators: readonly BinaryOperator[], operand: Rule): Rule {
  return (c) => {
    const start = c.token.start;
    let left = operand(c);
    for (let operator = nextOf(c, operators); operator; operator = nextOf(c, operators)) {
      c.next();
      const right = operand(c);
      left = { kind: 'binary', operator, left, right, at: c.from(start) };
    }
    return left;
  };
}

const nextOf = <T extends string>(c: Cursor, operators: readonly T[]): T | undefined =>
  operators.find((operator) => c.is(operator));

const power = leftToRight(['^'], signed);
const product = leftToRight(['*', '/', '%'], power);
const sum = leftToRight(['+', '-', '||'], product);
const and = leftToRight(['AND'], not);
const xor = leftToRight(['XOR'], and);
const or = leftToRight(['OR'], xor);

function not(c: Cursor): Expression {
  const start = c.token.start;
  if (!c.is('NOT')) return comparison(c);
  c.next();
  const operand = c.nested(() => not(c));
  return { kind: 'unary', operator: 'NOT', operand, at: c.from(start) };
}

const COMPARISONS: readonly ComparisonOperator[] = ['=', '<>', '<=', '>=', '<', '>'];

function comparison(c: Cursor): Expression {
  const start = c.token.start;
  const operands = [test(c)];
  const operators: ComparisonOperator[] = [];
  for (let operator = nextOf(c, COMPARISONS); operator; operator = nextOf(c, COMPARISONS)) {
    c.next();
    operators.push(operator);
    operands.push(test(c));
  }
  if (c.is('!='))
    throw new CypherError('SyntaxError', "Unknown operation '!=' (you probably meant to use '<>')", c.token);
  if (operators.length === 0) return operands[0]!;
  const result: Comparison = { kind: 'comparison', operands, operators, at: c.from(start) };
  return result;
}

function test(c: Cursor): Expression {
  const start = c.token.start;
  const left = sum(c);
  return postfixTest(c, left, start, sum) ?? left;
}

/** Signs; a minus before a number belongs to it, so that the least integer can be written. */
function signed(c: Cursor): Expression {
  const start = c.token.start;
  if (c.is('-') && (c.ahead(1).kind === 'integer' || c.ahead(1).kind === 'float') && !c.is('.', 2)) {
    c.next();
    const { value } = c.next();
    const literal: Expression = { kind: 'literal', value: -(value as number), at: c.from(start) };
    return postfix(c, literal, start);
  }
  if (c.is('-') || c.is('+')) {
    const operator = c.next().text as '-' | '+';
    const operand = c.nested(() => signed(c));
    return { kind: 'unary', operator, operand, at: c.from(start) };
  }
  return postfix(c, atom(c), start);
}

function postfix(c: Cursor, first: Expression, start: number): Expression {
  let result = first;
  for (;;) {
    if (c.is('.') && (c.ahead(1).kind === 'word' || c.ahead(1).kind === 'name')) {
      c.next();
      const key = String(c.next().value);
      result = { kind: 'property', of: result, key, at: c.from(start) };
    } else if (c.is('[')) result = subscript(c, result, start);
    else if (c.is(':') && canHaveLabels(c, result)) {
      c.next();
      const labels = labelExpression(c, 'node');
      result = { kind: 'labelTest', of: result, labels, at: c.from(start) };
    } else return result;
  }
}

const canHaveLabels = (c: Cursor, { kind }: Expression): boolean =>
  kind !== 'literal' &&
  kind !== 'map' &&
  kind !== 'list' &&
  (c.ahead(1).kind !== 'symbol' || '!%('.includes(c.ahead(1).text));

function subscript(c: Cursor, of: Expression, start: number): Expression {
  c.expect('[');
  const { barEnds } = c;
  c.barEnds = false;
  const from = c.is('..') ? null : expression(c);
  if (!c.accept('..')) {
    c.expect(']');
    c.barEnds = barEnds;
    return { kind: 'index', of, index: from!, at: c.from(start) };
  }
  const to = c.is(']') ? null : expression(c);
  c.expect(']');
  c.barEnds = barEnds;
  return { kind: 'slice', of, from, to, at: c.from(start) };
}

/** `{key: value, …}`. */
export function mapLiteral(c: Cursor): MapLiteral {
  const start = c.token.start;
  c.expect('{');
  const { barEnds } = c;
  c.barEnds = false;
  const entries: { key: string; value: Expression }[] = [];
  if (!c.is('}'))
    do {
      const key = String(c.name("an identifier or '}'").value);
      c.expect(':');
      entries.push({ key, value: expression(c) });
    } while (c.accept(','));
  if (!c.is('}')) c.fail("an expression, ',' or '}'");
  c.next();
  c.barEnds = barEnds;
  return { kind: 'map', entries, at: c.from(start) };
}
