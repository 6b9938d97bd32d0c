import type { FunctionCall } from '../ast.ts';
import { CypherError, placed } from '../errors.ts';
import { findFunction } from '../functions/index.ts';
import type { Scope } from '../plan/scope.ts';
import type { Compiler, Evaluator } from './compiler.ts';

/** A call of a function. Aggregations were taken out by the planner. */
export function compileCall({ name, args, at }: FunctionCall, scope: Scope, c: Compiler): Evaluator {
  const spec = findFunction(name);
  if (!spec) throw new CypherError('SyntaxError', `Unknown function '${name}'`, at);
  const values = args.map((argument) => c.expression(argument, scope));
  const { runtime } = c;
  return (row) => {
    const given = values.map((value) => value(row));
    try {
      return spec.call(given, runtime);
    } catch (error) {
      throw placed(error, at);
    }
  };
}
