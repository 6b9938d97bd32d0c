import type { Clause, Query, SingleQuery } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { callClause } from './call.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { oneLabelStyle } from './labels.ts';
import { patternPart } from './part.ts';
import { projection } from './projection.ts';
import { refuse } from './refuse.ts';

/** One or more single queries joined by UNION, up to the end or a closing brace. */
export function query(c: Cursor): Query {
  const start = c.token.start;
  const parts = [singleQuery(c)];
  const unions: Query['unions'][number][] = [];
  while (c.is('UNION')) {
    const from = c.next().start;
    const all = c.accept('ALL');
    if (!all) c.accept('DISTINCT');
    unions.push({ all, at: c.from(from) });
    parts.push(singleQuery(c));
  }
  return { parts, unions, at: c.from(start) };
}

function singleQuery(c: Cursor): SingleQuery {
  const start = c.token.start;
  const clauses: Clause[] = [];
  while (c.token.kind !== 'end' && !c.is('UNION') && !c.is('}') && !c.is(';')) clauses.push(clause(c));
  if (clauses.length === 0) c.fail("a clause such as 'MATCH', 'UNWIND', 'WITH', 'RETURN' or 'CALL'");
  return { clauses, at: c.from(start) };
}

const clause = (c: Cursor): Clause => oneLabelStyle(c, () => anyClause(c));

function anyClause(c: Cursor): Clause {
  const start = c.token.start;
  if (c.is('MATCH') || c.words('OPTIONAL', 'MATCH')) return matchClause(c);
  if (c.accept('UNWIND')) {
    const list = expression(c);
    c.expect('AS');
    const { start: from, value } = c.name('a variable');
    return {
      kind: 'unwind',
      list,
      variable: { kind: 'variable', name: String(value), at: c.from(from) },
      at: c.from(start),
    };
  }
  if (c.accept('WITH')) return projection(c, 'with', start);
  if (c.accept('RETURN')) return projection(c, 'return', start);
  if (c.is('CALL') || c.words('OPTIONAL', 'CALL')) return callClause(c);
  if (c.accept('FINISH')) {
    const limit = { kind: 'literal', value: 0n, at: c.from(start) } as const;
    const nothing = { distinct: false, star: false, items: [], orderBy: [], skip: null, limit, where: null };
    return { kind: 'return', ...nothing, at: c.from(start) };
  }
  return refuse(c);
}

function matchClause(c: Cursor): Clause {
  const start = c.token.start;
  const optional = c.accept('OPTIONAL');
  c.expect('MATCH');
  if (c.words('REPEATABLE', 'ELEMENTS') || c.words('DIFFERENT', 'RELATIONSHIPS'))
    throw new CypherError('SyntaxError', 'Match modes are not part of Cypher 5: leave these two words out', c.token);
  return { kind: 'match', optional, ...patterns(c), at: c.from(start) };
}

function patterns(c: Cursor): Pick<Extract<Clause, { kind: 'match' }>, 'parts' | 'where'> {
  const parts = [patternPart(c)];
  while (c.accept(',')) parts.push(patternPart(c));
  while (c.is('USING')) skipHint(c);
  return { parts, where: c.accept('WHERE') ? expression(c) : null };
}

/** Hints name what Neo4j's planner should use; this planner needs none. */
function skipHint(c: Cursor): void {
  c.expect('USING');
  const joins = c.is('JOIN');
  while (['JOIN', 'ON', 'TEXT', 'RANGE', 'POINT', 'INDEX', 'SCAN', 'SEEK'].some((word) => c.accept(word)));
  do {
    c.name('a variable');
    if (!joins && c.accept(':')) c.name('a label');
    if (c.is('(')) c.index = c.afterBracket(c.index);
  } while (joins && c.accept(','));
}

/** Inside EXISTS, COUNT and COLLECT: a query, or patterns with WHERE. */
export function subqueryBody(c: Cursor, form: 'EXISTS' | 'COUNT' | 'COLLECT'): Query {
  const start = c.token.start;
  const isQuery = ['MATCH', 'OPTIONAL', 'WITH', 'RETURN', 'UNWIND', 'CALL', 'CREATE', 'MERGE', 'SET', 'DELETE', 'USE'];
  if (form === 'COLLECT' || (isQuery.some((word) => c.is(word)) && !c.is('=', 1))) return query(c);
  const inside = oneLabelStyle(c, () => patterns(c));
  const match: Clause = { kind: 'match', optional: false, ...inside, at: c.from(start) };
  return { parts: [{ clauses: [match], at: match.at }], unions: [], at: match.at };
}
