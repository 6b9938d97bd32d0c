import type { Place } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { describe, meets, type Type } from './types.ts';

/** Variables that are visible, with their types. */
export type Types = ReadonlyMap<string, Type>;

/** @throws CypherError if the types cannot be one */
export function expect(found: Type, wanted: Type, at: Place): void {
  if (!meets(found, wanted))
    throw new CypherError('SyntaxError', `Type mismatch: expected ${describe(wanted)} but was ${describe(found)}`, at);
}

export const undefinedVariable = (name: string, types: Types, at: Place): CypherError => {
  const close = [...types.keys()].find((each) => each.toLowerCase() === name.toLowerCase());
  const hint = close ? `: did you mean \`${close}\`?` : '';
  return new CypherError('SyntaxError', `Variable \`${name}\` not defined${hint}`, at);
};

export const alreadyDeclared = (name: string, at: Place): CypherError =>
  new CypherError('SyntaxError', `Variable \`${name}\` already declared: give this one another name`, at);
