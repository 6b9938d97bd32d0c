import type { PathPattern, PatternPart, Variable } from '../ast.ts';
import type { PathSelector } from '../ast-patterns.ts';
import { CypherError } from '../errors.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { pathPattern } from './pattern.ts';

/** One pattern of MATCH: `p = ALL SHORTEST (a)-->+(b)`, `p = shortestPath((a)-[*]-(b))`, `(a)-->(b)`. */
export function patternPart(c: Cursor): PatternPart {
  const start = c.token.start;
  let variable: Variable | null = null;
  if (c.isName && c.is('=', 1)) {
    const { start: from, value } = c.next();
    variable = { kind: 'variable', name: String(value), at: c.from(from) };
    c.next();
  }
  const shortest = shortestName(c);
  if (shortest) {
    const path = shortestCall(c);
    return { variable, selector: null, shortest, path, where: null, at: c.from(start) };
  }
  const selector = c.is('(') ? null : readSelector(c);
  const { path, where } = (selector && parenthesised(c)) || { path: pathPattern(c), where: null };
  return { variable, selector, shortest: null, path, where, at: c.from(start) };
}

export function shortestName(c: Cursor): 'shortestPath' | 'allShortestPaths' | null {
  if (!c.is('(', 1)) return null;
  return c.is('SHORTESTPATH') ? 'shortestPath' : c.is('ALLSHORTESTPATHS') ? 'allShortestPaths' : null;
}

/** Reads `shortestPath(…)`. @throws CypherError where the pattern is not one relationship between two nodes */
export function shortestCall(c: Cursor): PathPattern {
  const name = String(c.next().value);
  c.expect('(');
  const path = pathPattern(c);
  c.expect(')');
  if (path.elements.length !== 3 || path.elements[1]!.kind !== 'relationship')
    throw new CypherError('SyntaxError', `${name}(...) requires a pattern containing a single relationship`, path.at);
  return path;
}

/** `((a)-->+(b) WHERE …)`: a whole path in a parenthesis that is not quantified. */
function parenthesised(c: Cursor): { path: PathPattern; where: PatternPart['where'] } | null {
  if (!c.is('(') || !(c.is('(', 1) || c.is('=', 2))) return null;
  return c.guess(() => {
    c.next();
    if (c.isName && c.is('=', 1)) return null;
    const path = pathPattern(c);
    const where = c.accept('WHERE') ? expression(c) : null;
    if (!c.accept(')') || c.is('+') || c.is('*') || c.is('{') || c.is('(')) return null;
    return { path, where };
  });
}

function readSelector(c: Cursor): PathSelector | null {
  const count = (): number => {
    if (c.token.kind !== 'integer') return 1;
    const { value, start } = c.next();
    if (value === 0n) throw new CypherError('SyntaxError', 'The path count needs to be greater than 0', c.from(start));
    return Number(value);
  };
  const path = <T>(selector: T): T => {
    if (!c.accept('PATHS')) c.accept('PATH');
    return selector;
  };
  if (c.accept('ALL', 'SHORTEST')) return path({ kind: 'ALL SHORTEST' });
  if (c.accept('ANY', 'SHORTEST')) return path({ kind: 'SHORTEST', count: 1 });
  if (c.accept('ANY')) return path({ kind: 'ANY', count: count() });
  if (c.accept('ALL')) return path(null);
  if (!c.accept('SHORTEST')) return null;
  const n = path(count());
  const groups = c.accept('GROUPS') || c.accept('GROUP');
  return { kind: groups ? 'SHORTEST GROUPS' : 'SHORTEST', count: n };
}
