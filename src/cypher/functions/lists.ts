/** Lists, and the functions that choose among values. */
import type { FunctionSpec } from '../contract.ts';
import { equals } from '../values/index.ts';
import { isList, type Value } from '../values/value.ts';
import { ANY, define, LIST, strict, wrongArgument } from './define.ts';

function asList(name: string, value: Value): readonly Value[] {
  if (isList(value)) return value;
  throw wrongArgument(name, 'a list', value);
}

export const LISTS: readonly FunctionSpec[] = [
  strict('head', [LIST], 'item', ([list]) => asList('head', list!)[0] ?? null),
  strict('last', [LIST], 'item', ([list]) => asList('last', list!).at(-1) ?? null),
  strict('tail', [LIST], 'argument', ([list]) => asList('tail', list!).slice(1)),
  define('coalesce', [ANY], ANY, (args) => args.find((value) => value !== null) ?? null, { variadic: true }),
  define('nullIf', [ANY, ANY], 'argument', ([a, b]) => (equals(a!, b!) === true ? null : a!)),
];
