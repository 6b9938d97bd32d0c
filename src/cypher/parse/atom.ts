import type { Expression, Literal } from '../ast.ts';
import { CypherError } from '../errors.ts';
import {
  caseExpression,
  listOrComprehension,
  mapProjection,
  quantifier,
  reduceExpression,
  subquery,
} from './atom-forms.ts';
import type { Cursor } from './cursor.ts';
import { expression, mapLiteral } from './expression.ts';
import { shortestCall, shortestName } from './part.ts';
import { pathPattern, startsRelationship } from './pattern.ts';

const CONSTANTS: Record<string, Literal['value']> = {
  TRUE: true,
  FALSE: false,
  NULL: null,
  NAN: Number.NaN,
  INF: Number.POSITIVE_INFINITY,
  INFINITY: Number.POSITIVE_INFINITY,
};
const QUANTIFIERS = new Set(['ALL', 'ANY', 'NONE', 'SINGLE']);
const SUBQUERIES = new Set(['EXISTS', 'COUNT', 'COLLECT']);

/** A literal, variable, call, parenthesis or one of the forms with their own syntax. */
export function atom(c: Cursor): Expression {
  const { kind, value, start, text } = c.token;
  switch (kind) {
    case 'integer':
      c.next();
      if (value === 2n ** 63n)
        throw new CypherError('SyntaxError', 'integer is too large: at most 9223372036854775807', c.from(start));
      return { kind: 'literal', value: value as bigint, at: c.from(start) };
    case 'float':
    case 'string':
      c.next();
      return { kind: 'literal', value: value as number | string, at: c.from(start) };
    case 'parameter':
      c.next();
      return { kind: 'parameter', name: String(value), at: c.from(start) };
    case 'word':
      return wordAtom(c, text, start);
    case 'name':
      return nameAtom(c);
    default:
      return symbolAtom(c);
  }
}

function wordAtom(c: Cursor, text: string, start: number): Expression {
  if (text in CONSTANTS && !c.is('(', 1)) {
    c.next();
    return { kind: 'literal', value: CONSTANTS[text]!, at: c.from(start) };
  }
  if (text === 'CASE' && c.startsExpression(1)) return caseExpression(c);
  if (c.is('(', 1)) {
    if (QUANTIFIERS.has(text)) return quantifier(c);
    if (text === 'REDUCE') return reduceExpression(c);
    const shortest = shortestName(c);
    if (shortest) {
      const path = shortestCall(c);
      const at = c.from(start);
      return { kind: 'shortestPath', part: { variable: null, selector: null, shortest, path, where: null, at }, at };
    }
  }
  if (c.is('{', 1) && SUBQUERIES.has(text)) return subquery(c, text as 'EXISTS' | 'COUNT' | 'COLLECT');
  return nameAtom(c);
}

function nameAtom(c: Cursor): Expression {
  const start = c.token.start;
  let by = 1;
  while (c.is('.', by) && (c.ahead(by + 1).kind === 'word' || c.ahead(by + 1).kind === 'name')) by += 2;
  if (c.is('(', by)) return call(c);
  const name = String(c.next().value);
  const variable: Expression = { kind: 'variable', name, at: c.from(start) };
  return c.is('{') ? mapProjection(c, variable) : variable;
}

function call(c: Cursor): Expression {
  const start = c.token.start;
  let name = String(c.next().value);
  while (c.accept('.')) name += `.${c.next().value}`;
  c.expect('(');
  const { barEnds } = c;
  c.barEnds = false;
  const distinct = c.accept('DISTINCT');
  if (!distinct && !c.is('(', 1) && c.startsExpression(1)) c.accept('ALL');
  const star = name.toLowerCase() === 'count' && c.accept('*');
  let args: Expression[] = [];
  const trimmed = name.toLowerCase() === 'trim' ? trimForm(c) : null;
  if (trimmed) [name, args] = [trimmed.name, trimmed.args];
  else if (!star && !c.is(')'))
    do args.push(argument(c, name));
    while (c.accept(','));
  if (!c.is(')')) c.fail("an expression, ',' or ')'");
  c.next();
  c.barEnds = barEnds;
  const at = c.from(start);
  // exists((a)-->(b)): a truth value, whatever is wanted here
  if (args[0]?.kind === 'pattern' && args.length === 1 && name.toLowerCase() === 'exists')
    return { kind: 'binary', operator: 'AND', left: args[0], right: { kind: 'literal', value: true, at }, at };
  return { kind: 'call', name, distinct, star, args, at };
}

const SIDES: Record<string, string> = { BOTH: 'btrim', LEADING: 'ltrim', TRAILING: 'rtrim' };
const FORMS = new Set(['NFC', 'NFD', 'NFKC', 'NFKD']);

/** `BOTH 'x' FROM text` in the parenthesis of trim, as a call of the function that does it; null for plain arguments. */
function trimForm(c: Cursor): { name: string; args: Expression[] } | null {
  return c.guess(() => {
    const side = Object.keys(SIDES).find((word) => c.is(word) && !c.is(')', 1) && c.accept(word));
    const characters = c.is('FROM') ? [] : [expression(c)];
    c.expect('FROM');
    return { name: SIDES[side ?? 'BOTH']!, args: [expression(c), ...characters] };
  });
}

/** An argument; the form of `normalize(text, NFD)` is a word. */
function argument(c: Cursor, name: string): Expression {
  const { text, start } = c.token;
  if (name.toLowerCase() !== 'normalize' || !FORMS.has(text) || !c.is(')', 1)) return expression(c);
  c.next();
  return { kind: 'literal', value: text, at: c.from(start) };
}

function symbolAtom(c: Cursor): Expression {
  const start = c.token.start;
  if (c.is('{')) return mapLiteral(c);
  if (c.is('[')) return listOrComprehension(c);
  if (!c.is('(')) c.fail('an expression');
  const after = c.afterBracket(c.index) - c.index;
  if (startsRelationship(c, after)) {
    const pattern = c.guess(() => pathPattern(c));
    if (pattern) return { kind: 'pattern', pattern, at: c.from(start) };
  }
  c.next();
  const { barEnds } = c;
  c.barEnds = false;
  const inner = expression(c);
  c.expect(')');
  c.barEnds = barEnds;
  return inner;
}
