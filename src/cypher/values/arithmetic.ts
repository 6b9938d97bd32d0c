/** The operators on two values. Null in, null out; a wrong type is a `TypeError`, an integer out of 64 bits an `ArithmeticError`. */
import { CypherError } from '../errors.ts';
import { addDurations, negateDuration, scaleDuration } from './duration.ts';
import { DurationValue, isInstant, isTemporal } from './temporal.ts';
import { addToInstant } from './temporal-add.ts';
import { temporalText } from './temporal-text.ts';
import { floatText } from './to-text.ts';
import { typeName } from './type-name.ts';
import { isList, isNumber, type Value } from './value.ts';

const MAX = 2n ** 63n - 1n;
const MIN = -(2n ** 63n);

/** An integer of 64 bits, or the error that Neo4j gives. */
function checkedInteger(value: bigint): bigint {
  if (value <= MAX && value >= MIN) return value;
  throw new CypherError('ArithmeticError', 'long overflow: integers are of 64 bits; use toFloat() for larger numbers');
}

function wrongTypes(operator: string, a: Value, b: Value): CypherError {
  return new CypherError('TypeError', `Cannot calculate ${typeName(a)} ${operator} ${typeName(b)}`);
}

/** `a + b`: numbers, strings (with a number or temporal, too), lists (with any item), durations, and a duration to a temporal value. */
export function add(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'bigint' && typeof b === 'bigint') return checkedInteger(a + b);
  if (isNumber(a) && isNumber(b)) return Number(a) + Number(b);
  if (isList(a)) return isList(b) ? [...a, ...b] : [...a, b];
  if (isList(b)) return [a, ...b];
  if (typeof a === 'string' || typeof b === 'string') return joined(a, b);
  if (a instanceof DurationValue && b instanceof DurationValue) return addDurations(a, b);
  if (isInstant(a) && b instanceof DurationValue) return addToInstant(a, b);
  if (a instanceof DurationValue && isInstant(b)) return addToInstant(b, a);
  throw wrongTypes('+', a, b);
}

function joined(a: Value, b: Value): string {
  const text = (value: Value): string => {
    if (typeof value === 'string') return value;
    if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
    if (typeof value === 'number') return floatText(value);
    if (isTemporal(value)) return temporalText(value);
    throw wrongTypes('+', a, b);
  };
  return text(a) + text(b);
}

/** `a - b`. */
export function subtract(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'bigint' && typeof b === 'bigint') return checkedInteger(a - b);
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  if (b instanceof DurationValue) {
    if (a instanceof DurationValue) return addDurations(a, negateDuration(b));
    if (isInstant(a)) return addToInstant(a, negateDuration(b));
  }
  throw wrongTypes('-', a, b);
}

/** `a * b`. */
export function multiply(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'bigint' && typeof b === 'bigint') return checkedInteger(a * b);
  if (isNumber(a) && isNumber(b)) return Number(a) * Number(b);
  if (a instanceof DurationValue && isNumber(b)) return scaleDuration(a, Number(b));
  if (isNumber(a) && b instanceof DurationValue) return scaleDuration(b, Number(a));
  throw wrongTypes('*', a, b);
}

/** `a / b`: two integers give an integer, rounded toward 0. */
export function divide(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) throw new CypherError('ArithmeticError', '/ by zero');
    return checkedInteger(a / b);
  }
  if (isNumber(a) && isNumber(b)) return Number(a) / Number(b);
  if (a instanceof DurationValue && isNumber(b)) return scaleDuration(a, 1 / Number(b));
  throw wrongTypes('/', a, b);
}

/** `a % b`: the sign is that of `a`. */
export function modulo(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) throw new CypherError('ArithmeticError', '/ by zero');
    return a % b;
  }
  if (isNumber(a) && isNumber(b)) return Number(a) % Number(b);
  throw wrongTypes('%', a, b);
}

/** `a ^ b`: always a float. */
export function power(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (isNumber(a) && isNumber(b)) return Number(a) ** Number(b);
  throw wrongTypes('^', a, b);
}

/** `-a`. */
export function negate(a: Value): Value {
  if (a === null) return null;
  if (typeof a === 'bigint') return checkedInteger(-a);
  if (typeof a === 'number') return -a;
  if (a instanceof DurationValue) return negateDuration(a);
  throw new CypherError('TypeError', `Cannot negate ${typeName(a)}`);
}

/** `a || b`: two strings or two lists. */
export function concatenate(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'string' && typeof b === 'string') return a + b;
  if (isList(a) && isList(b)) return [...a, ...b];
  throw wrongTypes('||', a, b);
}
