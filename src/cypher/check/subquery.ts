import type { SubqueryExpression } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { checkQuery } from './query.ts';
import type { Types } from './scope.ts';
import { BOOLEAN, INTEGER, LIST, type Type } from './types.ts';

/** Judges `EXISTS { }`, `COUNT { }`, `COLLECT { }`: they see all variables from outside. */
export function checkSubquery({ form, query, at }: SubqueryExpression, types: Types): Type {
  const columns = checkQuery(query, types, { kept: types, needsReturn: form === 'COLLECT' });
  if (form === 'COLLECT' && columns.size !== 1)
    throw new CypherError('SyntaxError', 'A COLLECT expression must end with a single return column', at);
  return form === 'EXISTS' ? BOOLEAN : form === 'COUNT' ? INTEGER : LIST;
}
