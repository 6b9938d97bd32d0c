import type { LabelExpression } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Cursor } from './cursor.ts';

/** Reads what follows the colon: `A`, `A&B`, `A|B`, `!A`, `(A|B)&%`, and the older `A:B`. */
export function labelExpression(c: Cursor, older: 'node' | 'relationship'): LabelExpression {
  return disjunction(c, older);
}

/**
 * Reads a clause. `:A:B` and `:A&B` are two ways of writing; one clause has one of them.
 * @throws CypherError with the place of the colon
 */
export function oneLabelStyle<T>(c: Cursor, rule: () => T): T {
  const outer = c.labelStyle;
  c.labelStyle = { colon: null, symbols: false };
  const result = rule();
  const { colon, symbols } = c.labelStyle;
  c.labelStyle = outer;
  if (colon && symbols)
    throw new CypherError(
      'SyntaxError',
      "Mixing label expression symbols ('|', '&', '!', and '%') with colon (':') between labels is not allowed: write & in place of the colon",
      colon,
    );
  return result;
}

function disjunction(c: Cursor, older: 'node' | 'relationship'): LabelExpression {
  const start = c.token.start;
  let left = conjunction(c, older);
  while (c.is('|') && !c.barEnds) {
    c.next();
    if (older === 'relationship') c.accept(':');
    else c.labelStyle.symbols = true;
    left = { kind: 'or', left, right: conjunction(c, older), at: c.from(start) };
  }
  return left;
}

function conjunction(c: Cursor, older: 'node' | 'relationship'): LabelExpression {
  const start = c.token.start;
  let left = negation(c, older);
  while (c.is('&') || (older === 'node' && c.is(':'))) {
    const { text, start: from, end } = c.next();
    if (text === '&') c.labelStyle.symbols = true;
    else c.labelStyle.colon ??= { start: from, end };
    left = { kind: 'and', left, right: negation(c, older), at: c.from(start) };
  }
  return left;
}

function negation(c: Cursor, older: 'node' | 'relationship'): LabelExpression {
  const start = c.token.start;
  if (c.is('!') || c.is('%')) c.labelStyle.symbols = true;
  if (c.accept('!')) {
    const operand = c.nested(() => negation(c, older));
    return { kind: 'not', operand, at: c.from(start) };
  }
  if (c.accept('%')) return { kind: 'wildcard', at: c.from(start) };
  if (c.accept('(')) {
    const { barEnds } = c;
    c.barEnds = false;
    const inner = c.nested(() => disjunction(c, older));
    c.barEnds = barEnds;
    c.expect(')');
    return inner;
  }
  const token = c.name(older === 'node' ? 'a label' : 'a relationship type');
  return { kind: 'label', name: String(token.value), at: c.from(start) };
}
