import type { CallProcedureClause, CallSubqueryClause, Expression, Variable } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { variable } from './atom-forms.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { query } from './query.ts';

/** `CALL { … }`, `CALL (a) { … }` or `CALL name(…) YIELD …`. */
export function callClause(c: Cursor): CallSubqueryClause | CallProcedureClause {
  const start = c.token.start;
  const optional = c.accept('OPTIONAL');
  c.expect('CALL');
  if (c.is('{') || c.is('(')) return callSubquery(c, start, optional);
  return callProcedure(c, start, optional);
}

function callSubquery(c: Cursor, start: number, optional: boolean): CallSubqueryClause {
  let imports: CallSubqueryClause['imports'] = null;
  if (c.accept('(')) {
    if (c.accept('*')) imports = 'all';
    else {
      const names: Variable[] = [];
      if (!c.is(')'))
        do names.push(variable(c));
        while (c.accept(','));
      imports = names;
    }
    c.expect(')');
  }
  c.expect('{');
  const body = c.nested(() => query(c));
  c.expect('}');
  if (c.is('IN') && (c.is('TRANSACTIONS', 1) || c.is('CONCURRENT', 1) || c.ahead(1).kind === 'integer'))
    throw new CypherError('Refused', 'IN TRANSACTIONS is refused: this engine only reads. Leave it out', c.token);
  return { kind: 'callSubquery', optional, imports, query: body, at: c.from(start) };
}

function callProcedure(c: Cursor, start: number, optional: boolean): CallProcedureClause {
  let name = String(c.name('a procedure or a subquery in braces').value);
  while (c.accept('.')) name += `.${c.name('the name of a procedure').value}`;
  let args: Expression[] | null = null;
  if (c.accept('(')) {
    args = [];
    if (!c.is(')'))
      do args.push(expression(c));
      while (c.accept(','));
    c.expect(')');
  }
  const yields = c.accept('YIELD') ? yieldItems(c) : null;
  const where = yields && c.accept('WHERE') ? expression(c) : null;
  return { kind: 'callProcedure', optional, name, args, yields, where, at: c.from(start) };
}

function yieldItems(c: Cursor): CallProcedureClause['yields'] {
  if (c.accept('*')) return 'all';
  const items: { field: string; variable: Variable }[] = [];
  do {
    const field = variable(c);
    items.push({ field: field.name, variable: c.accept('AS') ? variable(c) : field });
  } while (c.accept(','));
  return items;
}
