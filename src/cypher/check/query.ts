import type { Clause, Place, Query, SingleQuery } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { refuseAggregation } from './aggregation.ts';
import { checkCallProcedure, checkCallSubquery } from './calls.ts';
import { check, checkCondition } from './expression.ts';
import { checkPatterns } from './pattern.ts';
import { checkProjection } from './projection.ts';
import { alreadyDeclared, type Types } from './scope.ts';
import { ANY, itemOf, LIST, type Type } from './types.ts';

export interface Context {
  /** Variables from outside that no WITH takes away. */
  readonly kept: Types;
  readonly needsReturn: boolean;
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

export function checkSingle({ clauses }: SingleQuery, types: Types, context: Context): Columns {
  let scope = types;
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
      return new Map(types).set(name, list.bits === LIST.bits ? itemOf(list) : ANY);
    }
    case 'with':
      return new Map([...context.kept, ...checkProjection(clause, types)]);
    case 'return':
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
