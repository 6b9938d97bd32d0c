import type { Binary, Unary } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { check, checkCondition } from './expression.ts';
import { expect, type Types } from './scope.ts';
import {
  ANY,
  BOOLEAN,
  DURATION,
  describe,
  FLOAT,
  INTEGER,
  isOpen,
  itemOf,
  LIST,
  listOf,
  NUMBER,
  STRING,
  TEMPORAL,
  type Type,
  union,
} from './types.ts';

export function checkUnary({ operator, operand }: Unary, types: Types): Type {
  if (operator === 'NOT') {
    checkCondition(operand, types);
    return BOOLEAN;
  }
  const type = check(operand, types);
  expect(type, NUMBER, operand.at);
  return { bits: type.bits & NUMBER.bits };
}

export function checkBinary({ operator, left, right, at }: Binary, types: Types): Type {
  switch (operator) {
    case 'AND':
    case 'OR':
    case 'XOR':
      checkCondition(left, types);
      checkCondition(right, types);
      return BOOLEAN;
    case 'IN': {
      check(left, types);
      expect(check(right, types), LIST, right.at);
      return BOOLEAN;
    }
    case 'STARTS WITH':
    case 'ENDS WITH':
    case 'CONTAINS':
      for (const side of [left, right]) check(side, types);
      return BOOLEAN;
    case '=~':
      for (const side of [left, right]) expect(check(side, types), STRING, side.at);
      return BOOLEAN;
  }
  const [a, b] = [check(left, types), check(right, types)];
  if ((operator === '+' || operator === '||') && (isOpen(a) || isOpen(b))) {
    // beside a truth value, a map or a node only a list can stand
    const other = isOpen(a) ? b : a;
    return operator === '+' && (other.bits & accepted('+').bits) === 0 ? LIST : ANY;
  }
  if (operator === '||') {
    const texts = { bits: STRING.bits | LIST.bits };
    expect(a, texts, left.at);
    expect(b, texts, right.at);
    expect(b, { bits: a.bits & texts.bits }, right.at);
    return { bits: a.bits & b.bits & texts.bits };
  }
  const result = RESULTS[operator]!(a, b);
  if (result.bits === 0) {
    const [wrong, place] = (a.bits & accepted(operator).bits) === 0 ? [a, left.at] : [b, right.at];
    const message = `Type mismatch: ${describe(a)} ${operator} ${describe(b)} is not defined (${describe(wrong)} does not fit)`;
    throw new CypherError('SyntaxError', message, place ?? at);
  }
  return result;
}

const accepted = (operator: string): Type =>
  operator === '+'
    ? { bits: NUMBER.bits | STRING.bits | LIST.bits | TEMPORAL.bits | DURATION.bits }
    : operator === '-'
      ? { bits: NUMBER.bits | TEMPORAL.bits | DURATION.bits }
      : operator === '*' || operator === '/'
        ? { bits: NUMBER.bits | DURATION.bits }
        : NUMBER;

function numbers(a: Type, b: Type): number {
  let bits = 0;
  if (a.bits & INTEGER.bits && b.bits & INTEGER.bits) bits |= INTEGER.bits;
  if (a.bits & NUMBER.bits && b.bits & NUMBER.bits && (a.bits | b.bits) & FLOAT.bits) bits |= FLOAT.bits;
  return bits;
}

/** The bits of `a` that stay where `b` can be one of `others`. */
const kept = (a: Type, own: Type, b: Type, others: Type): number => (b.bits & others.bits ? a.bits & own.bits : 0);

const RESULTS: Record<string, (a: Type, b: Type) => Type> = {
  '+': (a, b) => {
    let bits = numbers(a, b);
    const texts = { bits: STRING.bits | NUMBER.bits };
    if (kept(a, STRING, b, texts) || kept(b, STRING, a, texts)) bits |= STRING.bits;
    bits |= kept(a, TEMPORAL, b, DURATION) | kept(b, TEMPORAL, a, DURATION) | kept(a, DURATION, b, DURATION);
    const lists = (a.bits | b.bits) & LIST.bits;
    if (lists === 0) return { bits };
    if (bits !== 0) return { bits: bits | LIST.bits };
    return listOf(union([a.bits & LIST.bits ? itemOf(a) : a, b.bits & LIST.bits ? itemOf(b) : b]));
  },
  '-': (a, b) => ({ bits: numbers(a, b) | kept(a, { bits: TEMPORAL.bits | DURATION.bits }, b, DURATION) }),
  '*': (a, b) => ({ bits: numbers(a, b) | kept(a, DURATION, b, NUMBER) | kept(b, DURATION, a, NUMBER) }),
  '/': (a, b) => ({ bits: numbers(a, b) | kept(a, DURATION, b, NUMBER) }),
  '%': (a, b) => ({ bits: numbers(a, b) }),
  '^': (a, b) => ({ bits: numbers(a, b) ? FLOAT.bits : 0 }),
};
