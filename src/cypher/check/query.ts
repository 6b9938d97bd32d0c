import type { Clause, Place, ProjectionClause, ProjectionItem, Query, SingleQuery } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { refuseAggregation } from './aggregation.ts';
import { checkCallProcedure, checkCallSubquery } from './calls.ts';
import { check, checkCondition } from './expression.ts';
import { checkPatterns } from './pattern.ts';
import { checkProjection } from './projection.ts';
import { alreadyDeclared, type Types } from './scope.ts';
import { itemOf, LIST, type Type, union } from './types.ts';

export interface Context {
  /** Variables from outside that no WITH takes away. */
  readonly kept: Types;
  readonly needsReturn: boolean;
  /** The query is that of `CALL { … }` without a parenthesis: each part sees only what a WITH at its beginning imports. */
  readonly importing?: boolean;
}
type Columns = ReadonlyMap<string, Type>;

/** Judges a query; gives its columns. @throws CypherError with the place of the first mistake */
export function checkQuery(query: Query, types: Types, context: Context): Columns {
  const all = query.parts.map((part) => checkSingle(part, types, context));
  query.unions.forEach(({ all: keeps, at }, index) => {
    const [a, b] = [[...all[0]!.keys()], [...all[index + 1]!.keys()]];
    if (a.length !== b.length || !a.every((name) => b.includes(name)))
      throw new CypherError(
        'SyntaxError',
        `All sub queries in an UNION must have the same return column names: here ${a.join(', ')} and ${b.join(', ')}`,
        at,
      );
    if (keeps !== query.unions[0]!.all)
      throw new CypherError('SyntaxError', 'Invalid combination of UNION and UNION ALL', at);
  });
  return all[0]!;
}

function checkSingle({ clauses }: SingleQuery, types: Types, context: Context): Columns {
  let scope: Types = !context.importing || checkImport(clauses[0]!) ? types : new Map();
  let columns: Columns = new Map();
  clauses.forEach((clause, index) => {
    const before = clauses[index - 1];
    if (before?.kind === 'return')
      throw new CypherError('SyntaxError', 'RETURN can only be used at the end of the query', before.at);
    const last = index === clauses.length - 1;
    const next = checkClause(clause, scope, context, last && index === 0);
    scope = next;
    if (clause.kind === 'return') columns = next;
    if (clause.kind === 'callProcedure' && clauses.length === 1) columns = next;
  });
  checkEnd(clauses, context);
  return columns;
}

/** Does the clause import variables? @throws CypherError if it does more than that */
function checkImport(clause: Clause): boolean {
  if (clause.kind !== 'with') return false;
  const simple = ({ expression, name }: ProjectionItem): boolean =>
    expression.kind === 'variable' && expression.name === name;
  if (!clause.star && !clause.items.some(simple)) return false;
  const { distinct, orderBy, skip, limit, where } = clause;
  const more = [
    [distinct, 'DISTINCT'],
    [orderBy.length > 0, 'ORDER BY'],
    [skip, 'SKIP'],
    [limit, 'LIMIT'],
    [where, 'WHERE'],
    [!clause.items.every(simple), 'Anything else'],
  ].find(([is]) => is);
  if (more)
    throw new CypherError(
      'SyntaxError',
      `Importing WITH should consist only of simple references to outside variables. ${more[1]} is not allowed: write a second WITH for it`,
      clause.at,
    );
  return true;
}

function checkEnd(clauses: readonly Clause[], { needsReturn }: Context): void {
  const last = clauses[clauses.length - 1]!;
  if (last.kind === 'return' || (last.kind === 'callProcedure' && clauses.length === 1)) return;
  if (!needsReturn && last.kind !== 'with') return;
  const name = { match: 'MATCH', unwind: 'UNWIND', with: 'WITH', callSubquery: 'CALL', callProcedure: 'CALL' }[
    last.kind
  ];
  const at: Place = { start: last.at.start, end: last.at.start + name.length };
  throw new CypherError('SyntaxError', `Query cannot conclude with ${name} (must be a RETURN clause)`, at);
}

function refuseShadows({ items }: ProjectionClause, { kept }: Context): void {
  for (const { name, expression, at } of items)
    if (kept.has(name) && !(expression.kind === 'variable' && expression.name === name))
      throw new CypherError(
        'SyntaxError',
        `The variable \`${name}\` is shadowing a variable with the same name from the outer scope and needs to be renamed`,
        at,
      );
}

/** The items of a list; what is no list is one item. */
function unwound(list: Type): Type {
  if (list.bits === LIST.bits) return itemOf(list);
  const others = { bits: list.bits & ~LIST.bits };
  return list.bits & LIST.bits ? union([itemOf(list), others]) : others;
}

/** Judges a clause; gives what is visible after it. */
function checkClause(clause: Clause, types: Types, context: Context, alone: boolean): Types {
  switch (clause.kind) {
    case 'match':
      refuseAggregation(clause.where);
      for (const part of clause.parts) refuseAggregation(part);
      return checkPatterns(clause.parts, clause.where, types);
    case 'unwind': {
      refuseAggregation(clause.list);
      const list = check(clause.list, types);
      const { name, at } = clause.variable;
      if (types.has(name)) throw alreadyDeclared(name, at);
      return new Map(types).set(name, unwound(list));
    }
    case 'with':
      refuseShadows(clause, context);
      return new Map([...context.kept, ...checkProjection(clause, types)]);
    case 'return':
      refuseShadows(clause, context);
      return checkProjection(clause, types);
    case 'callSubquery':
      return checkCallSubquery(clause, types);
    case 'callProcedure': {
      const inside = checkCallProcedure(clause, types, alone);
      if (clause.where) checkCondition(clause.where, inside);
      return inside;
    }
  }
}
