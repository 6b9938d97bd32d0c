/** Expressions with their own syntax: CASE, quantifiers, reduce, comprehensions, map projections, subqueries. */
import type { Expression, MapProjection, QuantifierName, Variable } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { patternPart } from './part.ts';
import { startsRelationship } from './pattern.ts';
import { subqueryBody } from './query.ts';
import { simpleCaseTest } from './simple-case.ts';

export function caseExpression(c: Cursor): Expression {
  const start = c.next().start;
  const subject = c.is('WHEN') ? null : expression(c);
  const branches: { when: Expression; then: Expression }[] = [];
  while (c.accept('WHEN')) {
    const tests = subject ? simpleCaseTest(c, subject) : [expression(c)];
    c.expect('THEN');
    const then = expression(c);
    branches.push(...tests.map((when) => ({ when, then })));
  }
  if (branches.length === 0) c.fail("'WHEN'");
  const otherwise = c.accept('ELSE') ? expression(c) : null;
  c.expect('END');
  return { kind: 'case', branches, otherwise, at: c.from(start) };
}

export function variable(c: Cursor): Variable {
  const { start, value } = c.name('a variable');
  return { kind: 'variable', name: String(value), at: c.from(start) };
}

/** `all(x IN list WHERE …)`. */
export function quantifier(c: Cursor): Expression {
  const { start, text } = c.next();
  c.expect('(');
  return unbarred(c, () => {
    const item = variable(c);
    c.expect('IN');
    const list = expression(c);
    const where = c.accept('WHERE') ? expression(c) : null;
    c.expect(')');
    return {
      kind: 'quantifier',
      name: text.toLowerCase() as QuantifierName,
      variable: item,
      list,
      where,
      at: c.from(start),
    };
  });
}

/** `reduce(sum = 0, x IN list | sum + x)`. */
export function reduceExpression(c: Cursor): Expression {
  const start = c.next().start;
  c.expect('(');
  const accumulator = variable(c);
  c.expect('=');
  const init = unbarred(c, () => expression(c));
  c.expect(',');
  const item = variable(c);
  c.expect('IN');
  const list = barred(c, () => expression(c));
  c.expect('|');
  const body = unbarred(c, () => expression(c));
  c.expect(')');
  return { kind: 'reduce', accumulator, init, variable: item, list, body, at: c.from(start) };
}

/** Inside, a bar ends the expression instead of joining labels. */
function barred<T>(c: Cursor, rule: () => T): T {
  const { barEnds } = c;
  c.barEnds = true;
  const result = rule();
  c.barEnds = barEnds;
  return result;
}

function unbarred<T>(c: Cursor, rule: () => T): T {
  const { barEnds } = c;
  c.barEnds = false;
  const result = rule();
  c.barEnds = barEnds;
  return result;
}

/** `[1, 2]`, `[x IN list WHERE … | …]`, `[(a)-->(b) WHERE … | …]`. */
export function listOrComprehension(c: Cursor): Expression {
  const start = c.token.start;
  c.expect('[');
  if (c.isName && c.is('IN', 1)) {
    const comprehension = c.guess(() => listComprehension(c, start));
    if (comprehension) return comprehension;
  }
  const named = c.isName && c.is('=', 1) && c.is('(', 2);
  if (named || (c.is('(') && startsRelationship(c, c.afterBracket(c.index) - c.index))) {
    const comprehension = c.guess(() => patternComprehension(c, start));
    if (comprehension) return comprehension;
  }
  return unbarred(c, () => listLiteral(c, start));
}

function listComprehension(c: Cursor, start: number): Expression | null {
  const item = variable(c);
  c.expect('IN');
  const list = barred(c, () => expression(c));
  const where = c.accept('WHERE') ? barred(c, () => expression(c)) : null;
  const project = c.accept('|') ? unbarred(c, () => expression(c)) : null;
  // `[x IN list, …]` is a list whose first item is a test
  if (!c.accept(']')) return where || project || !c.is(',') ? c.fail("'WHERE', '|' or ']'") : null;
  return { kind: 'listComprehension', variable: item, list, where, project, at: c.from(start) };
}

function patternComprehension(c: Cursor, start: number): Expression | null {
  const pattern = patternPart(c);
  const where = c.accept('WHERE') ? barred(c, () => expression(c)) : null;
  if (!c.accept('|')) return null;
  const project = unbarred(c, () => expression(c));
  c.expect(']');
  return { kind: 'patternComprehension', pattern, where, project, at: c.from(start) };
}

function listLiteral(c: Cursor, start: number): Expression {
  const items: Expression[] = [];
  if (!c.is(']'))
    do items.push(expression(c));
    while (c.accept(','));
  if (!c.is(']')) c.fail("an expression, ',' or ']'");
  c.next();
  return { kind: 'list', items, at: c.from(start) };
}

/** `n {.name, .*, other, key: value}`. */
export function mapProjection(c: Cursor, of: Variable): Expression {
  c.expect('{');
  const items: MapProjection['items'][number][] = [];
  if (!c.is('}'))
    do items.push(unbarred(c, () => projectionItem(c, of)));
    while (c.accept(','));
  if (!c.is('}')) c.fail("'.', an identifier or '}'");
  c.next();
  return { kind: 'mapProjection', of, items, at: c.from(of.at.start) };
}

function projectionItem(c: Cursor, of: Variable): MapProjection['items'][number] {
  const start = c.token.start;
  if (c.accept('.')) {
    if (c.accept('*')) return { all: true };
    const key = String(c.name('the name of a property').value);
    return { key, value: { kind: 'property', of, key, at: c.from(start) } };
  }
  const item = variable(c);
  return { key: item.name, value: c.accept(':') ? expression(c) : item };
}

/** `EXISTS { … }`: a pattern with WHERE, or a whole query. */
export function subquery(c: Cursor, form: 'EXISTS' | 'COUNT' | 'COLLECT'): Expression {
  const start = c.next().start;
  c.expect('{');
  const query = unbarred(c, () => subqueryBody(c, form));
  c.expect('}');
  return { kind: 'subquery', form, query, at: c.from(start) };
}
