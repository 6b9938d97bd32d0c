import type { Statement } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { lex } from '../lex/lex.ts';
import { Cursor } from './cursor.ts';
import { query } from './query.ts';

/**
 * Reads a statement: a query, with EXPLAIN or PROFILE before it if only its plan is wanted, or its plan as well.
 * @throws CypherError with the place of the first token that does not fit, what was found and what was expected
 */
export function parse(text: string): Statement {
  const c = new Cursor(text, lex(text));
  if (c.accept('CYPHER')) skipOptions(c);
  const mode = c.accept('EXPLAIN') ? 'EXPLAIN' : c.accept('PROFILE') ? 'PROFILE' : 'RUN';
  if (c.accept('CYPHER')) skipOptions(c);
  const body = query(c);
  c.accept(';');
  if (c.token.kind !== 'end')
    c.fail(c.index > 0 && c.tokens[c.index - 1]!.text === ';' ? 'one query at a time' : 'the end of the query');
  return { mode, query: body };
}

/** `CYPHER 5 runtime = slotted`: only the version means something here. */
function skipOptions(c: Cursor): void {
  if (c.token.kind === 'integer' || c.token.kind === 'float') {
    if (c.token.text !== '5')
      throw new CypherError('SyntaxError', 'This engine speaks Cypher 5: write CYPHER 5 or nothing', c.token);
    c.next();
  }
  while (c.isName && c.is('=', 1)) c.index += 3;
}
