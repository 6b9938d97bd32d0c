import type { FunctionCall } from '../ast.ts';
import type { AggregationSpec, FunctionSpec } from '../contract.ts';
import { CypherError } from '../errors.ts';
import { findAggregation, findFunction, functionNames } from '../functions/index.ts';
import { check } from './expression.ts';
import { expect, type Types } from './scope.ts';
import { ANY, fromSpec, INTEGER, itemOf, listOf, type Type, union } from './types.ts';

export function checkCall(call: FunctionCall, types: Types): Type {
  if (call.star) return INTEGER;
  const aggregation = findAggregation(call.name);
  const spec = aggregation ?? findFunction(call.name);
  if (!spec) throw unknownFunction(call);
  if (call.distinct && !aggregation)
    throw new CypherError('SyntaxError', `Invalid use of DISTINCT with function '${spec.name}'`, call.at);
  checkNumber(call, spec);
  const found = call.args.map((argument, index) => {
    const type = check(argument, types);
    const wanted = spec.parameters[Math.min(index, spec.parameters.length - 1)];
    if (wanted) expect(type, fromSpec(wanted), argument.at);
    return type;
  });
  if (spec.name === 'coalesce') return union(found);
  if (spec.name === 'collect') return listOf(found[0] ?? ANY);
  if (spec.result === 'argument') return found[0] ?? ANY;
  if (spec.result === 'item') return found[0] ? itemOf(found[0]) : ANY;
  return fromSpec(spec.result);
}

function checkNumber({ args, at }: FunctionCall, spec: FunctionSpec | AggregationSpec): void {
  const most = 'variadic' in spec && spec.variadic ? Number.POSITIVE_INFINITY : spec.parameters.length;
  const least = ('required' in spec ? spec.required : undefined) ?? spec.parameters.length;
  if (args.length >= least && args.length <= most) return;
  const wanted =
    least === most ? least : most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  const few = args.length < least ? 'Insufficient' : 'Too many';
  throw new CypherError(
    'SyntaxError',
    `${few} parameters for function '${spec.name}': it takes ${wanted}, here are ${args.length}`,
    at,
  );
}

function unknownFunction({ name, at }: FunctionCall): CypherError {
  const last = name.toLowerCase();
  const close = functionNames().find(
    (each) => each.toLowerCase().startsWith(last) || last.startsWith(each.toLowerCase()),
  );
  return new CypherError('SyntaxError', `Unknown function '${name}'${close ? `: did you mean '${close}'?` : ''}`, at);
}
