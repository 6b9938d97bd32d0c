import type { CallProcedureClause, CallSubqueryClause } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { procedureNames, procedureSignature } from '../plan/procedures.ts';
import { check } from './expression.ts';
import { checkQuery } from './query.ts';
import { alreadyDeclared, type Types, undefinedVariable } from './scope.ts';
import { ANY, type Type } from './types.ts';

/** Judges `CALL { … }`. Without a parenthesis it sees only what a WITH at its beginning imports. */
export function checkCallSubquery({ query, imports, at }: CallSubqueryClause, types: Types): Types {
  let columns: ReadonlyMap<string, Type>;
  if (imports === null) {
    columns = checkQuery(query, types, { kept: new Map(), needsReturn: true, importing: true });
  } else {
    const visible = new Map<string, Type>();
    if (imports === 'all') for (const [name, type] of types) visible.set(name, type);
    else
      for (const { name, at: place } of imports) {
        const type = types.get(name);
        if (!type) throw undefinedVariable(name, types, place);
        visible.set(name, type);
      }
    columns = checkQuery(query, visible, { kept: visible, needsReturn: true });
  }
  for (const name of columns.keys())
    if (types.has(name))
      throw new CypherError(
        'SyntaxError',
        `Variable \`${name}\` already declared in outer scope: return it under another name`,
        at,
      );
  return new Map([...types, ...columns]);
}

/** Judges `CALL name(…) YIELD …`. @param alone it is the whole query, so arguments and YIELD may be left out */
export function checkCallProcedure(clause: CallProcedureClause, types: Types, alone: boolean): Types {
  const { name, args, yields, at } = clause;
  const signature = procedureSignature(name);
  if (!signature)
    throw new CypherError(
      'Refused',
      `There is no procedure \`${name}\` here. The ones that only read are: ${procedureNames().join(', ')}`,
      at,
    );
  if (args === null && !alone)
    throw new CypherError(
      'SyntaxError',
      'Procedure call inside a query does not support passing arguments implicitly. Please pass arguments explicitly in parentheses after procedure name',
      at,
    );
  const { fields } = signature;
  const [least, most] = signature.arguments;
  if (args && (args.length < least || args.length > most))
    throw new CypherError(
      'SyntaxError',
      `${signature.name} takes ${least === most ? least : `${least} to ${most}`} arguments, here are ${args.length}`,
      at,
    );
  for (const argument of args ?? []) check(argument, types);
  if (yields === null && !alone)
    throw new CypherError(
      'SyntaxError',
      'Procedure call inside a query does not support naming results implicitly (name explicitly using `YIELD` instead)',
      at,
    );
  if (yields === 'all' && !alone)
    throw new CypherError('SyntaxError', 'Cannot use `YIELD *` outside standalone call', at);
  const wanted =
    yields === null || yields === 'all' ? fields.map((field) => ({ field, variable: { name: field, at } })) : yields;
  const inside = new Map(types);
  for (const { field, variable } of wanted) {
    if (!fields.includes(field))
      throw new CypherError(
        'SyntaxError',
        `Unknown procedure output: \`${field}\`. It yields ${fields.join(', ')}`,
        variable.at,
      );
    if (inside.has(variable.name)) throw alreadyDeclared(variable.name, variable.at);
    inside.set(variable.name, ANY);
  }
  return inside;
}
