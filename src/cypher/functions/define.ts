/** Short forms for the tables of functions, and what functions check of their arguments. */
import type { EvalContext, FunctionSpec, TypeSpec } from '../contract.ts';
import { CypherError } from '../errors.ts';
import { typeName, valueText } from '../values/index.ts';
import type { Value } from '../values/value.ts';

export const ANY: TypeSpec = ['ANY'];
export const BOOLEAN: TypeSpec = ['BOOLEAN'];
export const INTEGER: TypeSpec = ['INTEGER'];
export const FLOAT: TypeSpec = ['FLOAT'];
export const NUMBER: TypeSpec = ['FLOAT', 'INTEGER'];
export const STRING: TypeSpec = ['STRING'];
export const LIST: TypeSpec = ['LIST'];
export const MAP: TypeSpec = ['MAP'];
export const NODE: TypeSpec = ['NODE'];
export const RELATIONSHIP: TypeSpec = ['RELATIONSHIP'];
export const PATH: TypeSpec = ['PATH'];
export const DURATION: TypeSpec = ['DURATION'];

export const listOf = (items: TypeSpec): TypeSpec => [{ list: items }];

type Options = Pick<FunctionSpec, 'required' | 'variadic'>;

/** A function that deals with null itself. */
export function define(
  name: string,
  parameters: readonly TypeSpec[],
  result: FunctionSpec['result'],
  call: FunctionSpec['call'],
  options: Options = {},
): FunctionSpec {
  return { name, parameters, result, call, ...options };
}

/** A function that gives null as soon as one argument is null. */
export function strict(
  name: string,
  parameters: readonly TypeSpec[],
  result: FunctionSpec['result'],
  call: (args: readonly Value[], context: EvalContext) => Value,
  options: Options = {},
): FunctionSpec {
  const guarded = (args: readonly Value[], context: EvalContext): Value =>
    args.includes(null) ? null : call(args, context);
  return define(name, parameters, result, guarded, options);
}

/** The error for an argument of a wrong type. */
export function wrongArgument(name: string, expected: string, value: Value): CypherError {
  const shown = valueText(value);
  return new CypherError(
    'TypeError',
    `Invalid input for function '${name}()': expected ${expected} but got ${typeName(value)} ${shown.slice(0, 60)}`,
  );
}

/** The argument as a string, or an error. */
export function asString(name: string, value: Value): string {
  if (typeof value === 'string') return value;
  throw wrongArgument(name, 'a string', value);
}

/** The argument as a JavaScript number, or an error. */
export function asFloat(name: string, value: Value): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  throw wrongArgument(name, 'a number', value);
}

/** The argument as an integer, or an error; floats that get past the checker lose their fraction, as in Neo4j. */
export function asInteger(name: string, value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return BigInt(Math.trunc(value));
  throw wrongArgument(name, 'an integer', value);
}
