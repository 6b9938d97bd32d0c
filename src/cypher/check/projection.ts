import type { Expression, OrderItem, ProjectionClause } from '../ast.ts';
import { hidden, likeness, mentions, rewrite, walk } from '../ast-walk.ts';
import { CypherError } from '../errors.ts';
import { hasAggregation } from '../plan/aggregates.ts';
import { checkAggregations, checkGrouping, refuseAggregation } from './aggregation.ts';
import { check, checkCondition } from './expression.ts';
import type { Types } from './scope.ts';
import type { Type } from './types.ts';

/** Judges WITH and RETURN; gives the columns with their types. */
export function checkProjection(clause: ProjectionClause, types: Types): Map<string, Type> {
  const { star, items, distinct, kind } = clause;
  const stars = star ? [...types.keys()].sort() : [];
  if (star && stars.length === 0 && items.length === 0 && kind === 'return')
    throw new CypherError('SyntaxError', 'RETURN * is not allowed when there are no variables in scope', clause.at);
  const columns = new Map<string, Type>(stars.map((name) => [name, types.get(name)!]));
  const named = new Set(columns.keys());
  for (const { expression, name, aliased, at } of items) {
    if (kind === 'with' && !aliased && expression.kind !== 'variable')
      throw new CypherError('SyntaxError', 'Expression in WITH must be aliased (use AS)', at);
    checkAggregations(expression);
    const type = check(expression, types);
    const repeated = star && expression.kind === 'variable' && expression.name === name;
    if (named.has(name) && !repeated)
      throw new CypherError(
        'SyntaxError',
        `Multiple result columns with the same name are not supported: \`${name}\``,
        at,
      );
    named.add(name);
    columns.set(name, type);
  }
  checkGrouping(items, stars, types);
  const joined = distinct || items.some(({ expression }) => hasAggregation(expression));
  checkOrder(clause, types, columns, joined);
  for (const count of [clause.skip, clause.limit])
    if (count) checkCount(count, count === clause.skip ? 'SKIP' : 'LIMIT');
  if (clause.where) {
    refuseAggregation(clause.where);
    checkCondition(clause.where, joined ? columns : new Map([...types, ...columns]));
  }
  return columns;
}

function checkOrder(clause: ProjectionClause, types: Types, columns: Types, joined: boolean): void {
  const aggregates = clause.items.some(({ expression }) => hasAggregation(expression));
  for (const { expression } of clause.orderBy) {
    checkAggregations(expression);
    if (hasAggregation(expression) && !aggregates)
      throw new CypherError(
        'SyntaxError',
        `Cannot use aggregation in ORDER BY if there are no aggregate expressions in the preceding ${clause.kind.toUpperCase()}`,
        expression.at,
      );
    if (joined) checkJoinedOrder(expression, clause, types, columns);
    else check(expression, new Map([...types, ...columns]));
  }
}

/** After DISTINCT or an aggregation only the columns are left to sort by, by name or written again. */
function checkJoinedOrder(
  expression: OrderItem['expression'],
  clause: ProjectionClause,
  types: Types,
  columns: Types,
): void {
  const written = new Map(clause.items.map((item) => [likeness(item.expression), item.name]));
  const left: Expression = rewrite(expression, (node) => {
    const name = node.kind === 'literal' ? undefined : written.get(likeness(node));
    return name === undefined ? undefined : { kind: 'variable', name: hidden(name), at: node.at };
  });
  const known = new Map(
    [...columns].flatMap(
      ([name, type]) =>
        [
          [name, type],
          [hidden(name), type],
        ] as const,
    ),
  );
  for (const name of mentions(left)) {
    if (known.has(name) || !types.has(name)) continue;
    throw new CypherError(
      'SyntaxError',
      `In a WITH/RETURN with DISTINCT or an aggregation, it is not possible to access variables declared before the WITH/RETURN: ${name}`,
      expression.at,
    );
  }
  check(left, known);
}

/** SKIP and LIMIT are known before the query runs. */
function checkCount(count: Expression, name: string): void {
  const local = new Set<string>();
  walk(count, (node) => {
    if ('variable' in node && node.variable) local.add(node.variable.name);
    if (node.kind === 'reduce') local.add(node.accumulator.name);
    if ((node.kind === 'variable' && !local.has(node.name)) || node.kind === 'pattern' || node.kind === 'subquery')
      throw new CypherError(
        'SyntaxError',
        `It is not allowed to refer to variables in ${name}, so that the value for ${name} can be statically calculated.`,
        node.at,
      );
  });
  refuseAggregation(count);
  check(count, new Map());
  if (count.kind === 'literal' && !(typeof count.value === 'bigint' && count.value >= 0n))
    throw new CypherError(
      'SyntaxError',
      `Invalid input. '${count.value}' is not a valid value. Must be a non-negative integer.`,
      count.at,
    );
}
