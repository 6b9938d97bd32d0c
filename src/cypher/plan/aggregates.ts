import type { Expression, FunctionCall } from '../ast.ts';
import { walk } from '../ast-walk.ts';
import { findAggregation } from '../functions/index.ts';

/** Is this call an aggregation (`count(*)`, `collect(x)`)? */
export const isAggregation = (node: Expression): node is FunctionCall =>
  node.kind === 'call' && (node.star || findAggregation(node.name) !== undefined);

/** Does an aggregation of this level (not of a subquery) occur? */
export function hasAggregation(expression: Expression): boolean {
  let found = false;
  walk(expression, (node) => {
    if (node.kind === 'subquery') return false;
    if (isAggregation(node)) found = true;
    return !found;
  });
  return found;
}
