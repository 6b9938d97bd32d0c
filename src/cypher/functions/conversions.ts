/** Conversions between types, each also as `…OrNull` and `…List`. */
import type { FunctionSpec, TypeSpec } from '../contract.ts';
import { CypherError } from '../errors.ts';
import { valueType } from '../values/index.ts';
import { isTemporal } from '../values/temporal.ts';
import { temporalText } from '../values/temporal-text.ts';
import { floatText } from '../values/to-text.ts';
import { isList, type Value } from '../values/value.ts';
import { ANY, BOOLEAN, define, FLOAT, INTEGER, LIST, listOf, STRING, wrongArgument } from './define.ts';

/** What a conversion gives for a value that it cannot take. */
const UNFIT = Symbol('unfit');
type Convert = (value: Exclude<Value, null>) => Value | typeof UNFIT;

const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

/** A float cut to 64 bits, as Java's cast does it. */
function truncated(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return MAX;
  return value <= -(2 ** 63) ? MIN : BigInt(Math.trunc(value));
}

// White space is refused around integers and skipped around floats, as in Neo4j; digits of other scripts are not read.
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function integerOf(value: Exclude<Value, null>): Value | typeof UNFIT {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return truncated(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value !== 'string') return UNFIT;
  if (!DECIMAL.test(value)) return null;
  if (/^[+-]?\d+$/.test(value)) return inRange(BigInt(value.replace('+', '')), value);
  const number = Number(value);
  if (Math.abs(number) >= 2 ** 63) throw tooLarge(value);
  return truncated(number);
}

const tooLarge = (text: string): CypherError =>
  new CypherError('TypeError', `integer, ${text.slice(0, 40)}, is too large: integers are of 64 bits`);

function inRange(value: bigint, text: string): bigint {
  if (value > MAX || value < MIN) throw tooLarge(text);
  return value;
}

function floatOf(value: Exclude<Value, null>): Value | typeof UNFIT {
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
  if (typeof value !== 'string') return UNFIT;
  const text = value.trim();
  if (/^[+-]?(NaN|Infinity)$/.test(text)) return Number(text);
  const digits = text.replace(/[dDfF]$/, '');
  return DECIMAL.test(digits) ? Number(digits) : null;
}

function booleanOf(value: Exclude<Value, null>): Value | typeof UNFIT {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value !== 'string') return UNFIT;
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}

function stringOf(value: Exclude<Value, null>): Value | typeof UNFIT {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return floatText(value);
  return isTemporal(value) ? temporalText(value) : UNFIT;
}

/** The three functions of one conversion. */
function conversion(name: string, accepts: TypeSpec, result: TypeSpec, expected: string, convert: Convert) {
  const orNull = (value: Value): Value => {
    const converted = value === null ? null : convert(value);
    return converted === UNFIT ? null : converted;
  };
  const call = ([value]: readonly Value[]): Value => {
    const converted = value === null || value === undefined ? null : convert(value);
    if (converted === UNFIT) throw wrongArgument(name, expected, value!);
    return converted;
  };
  const each = ([list]: readonly Value[]): Value => {
    if (list === null) return null;
    if (isList(list!)) return list.map(orNull);
    throw wrongArgument(`${name}List`, 'a list', list!);
  };
  return [
    define(name, [accepts], result, call),
    define(`${name}OrNull`, [ANY], result, ([value]) => orNull(value!)),
    define(`${name}List`, [LIST], listOf(result), each),
  ];
}

const TEXTUAL: TypeSpec = [
  'BOOLEAN',
  'FLOAT',
  'INTEGER',
  'STRING',
  'DURATION',
  'DATE',
  'TIME',
  'LOCALTIME',
  'LOCALDATETIME',
  'DATETIME',
];

export const CONVERSIONS: readonly FunctionSpec[] = [
  ...conversion(
    'toInteger',
    // the checker of Neo4j lets lists through, which then fail
    ['BOOLEAN', 'FLOAT', 'INTEGER', 'STRING', 'LIST'],
    INTEGER,
    'a number, string or boolean',
    integerOf,
  ),
  ...conversion('toFloat', ['FLOAT', 'INTEGER', 'STRING'], FLOAT, 'a number or string', floatOf),
  ...conversion('toBoolean', ['BOOLEAN', 'INTEGER', 'STRING'], BOOLEAN, 'a boolean, integer or string', booleanOf),
  ...conversion('toString', TEXTUAL, STRING, 'a boolean, number, string or temporal value', stringOf),
  define('valueType', [ANY], STRING, ([value]) => valueType(value!)),
];
