/** Where aggregations may stand, and what may stand beside them. */
import type { Expression, FunctionCall, ProjectionItem } from '../ast.ts';
import { likeness, mentions, walk } from '../ast-walk.ts';
import { CypherError } from '../errors.ts';
import { hasAggregation, isAggregation } from '../plan/aggregates.ts';
import type { Types } from './scope.ts';

/** @throws CypherError if an aggregation occurs where none may */
export function refuseAggregation(tree: object | null): void {
  walk(tree, (node) => {
    if (node.kind === 'subquery') return false;
    if (isAggregation(node)) throw invalidAggregation(node);
    return true;
  });
}

const invalidAggregation = ({ name, at }: FunctionCall): CypherError =>
  new CypherError(
    'SyntaxError',
    `Invalid use of aggregating function ${name}(...) in this context: put it into WITH or RETURN first`,
    at,
  );

/** @throws CypherError for an aggregation in an aggregation or in an expression over a list, or random input of one */
export function checkAggregations(expression: Expression): void {
  walk(expression, (node) => {
    if (node.kind === 'subquery') return false;
    if (node.kind === 'listComprehension' || node.kind === 'quantifier' || node.kind === 'reduce') {
      const inner =
        node.kind === 'reduce' ? [node.body] : node.kind === 'quantifier' ? [node.where] : [node.where, node.project];
      for (const each of inner) if (each && hasAggregation(each)) throw overList(each);
    }
    if (node.kind === 'patternComprehension' && [node.where, node.project].some((each) => each && hasAggregation(each)))
      throw overList(node);
    if (!isAggregation(node)) return true;
    for (const argument of node.args) {
      if (hasAggregation(argument))
        throw new CypherError(
          'SyntaxError',
          "Can't use aggregate functions inside of aggregate functions: compute the inner one in a WITH before",
          argument.at,
        );
      walk(argument, (inner) => {
        if (inner.kind === 'call' && /^(rand|randomuuid)$/i.test(inner.name))
          throw new CypherError(
            'SyntaxError',
            "Can't use non-deterministic (random) functions inside of aggregate functions.",
            inner.at,
          );
      });
    }
    return false;
  });
}

const overList = ({ at }: Expression): CypherError =>
  new CypherError('SyntaxError', "Can't use aggregating expressions inside of expressions executing over lists", at);

/**
 * Beside an aggregation only constants, parameters and grouping keys may stand.
 * @throws CypherError for a variable or property that is not a key by itself
 */
export function checkGrouping(
  items: readonly Pick<ProjectionItem, 'expression'>[],
  stars: readonly string[],
  types: Types,
): void {
  const keys = new Set<string>(stars.map((name) => likeness({ kind: 'variable', name, at: { start: 0, end: 0 } })));
  for (const { expression } of items) if (!hasAggregation(expression)) keys.add(likeness(expression));
  for (const { expression } of items) if (hasAggregation(expression)) checkBeside(expression, keys, new Set(), types);
}

function checkBeside(expression: Expression, keys: ReadonlySet<string>, local: Set<string>, types: Types): void {
  const isKey = (name: string): boolean => keys.has(likeness({ kind: 'variable', name, at: { start: 0, end: 0 } }));
  walk(expression, (node) => {
    if (isAggregation(node)) return false;
    if (node.kind === 'subquery' || node.kind === 'patternComprehension') {
      for (const name of mentions(node)) if (types.has(name) && !isKey(name)) throw implicitKey(node);
      return false;
    }
    if (node.kind === 'listComprehension' || node.kind === 'quantifier' || node.kind === 'reduce') {
      local.add(node.variable.name);
      if (node.kind === 'reduce') local.add(node.accumulator.name);
      return true;
    }
    const owner = node.kind === 'property' && node.of.kind === 'variable' ? node.of : null;
    const leaf = owner ?? (node.kind === 'variable' ? node : null);
    if (!leaf) return true;
    if (!keys.has(likeness(node)) && !keys.has(likeness(leaf)) && !local.has(leaf.name)) throw implicitKey(node);
    return false;
  });
}

const implicitKey = ({ at }: Expression): CypherError =>
  new CypherError(
    'SyntaxError',
    "Aggregation column contains implicit grouping expressions. For example, in 'RETURN n.a, n.a + n.b + count(*)' the aggregation expression 'n.a + n.b + count(*)' includes the implicit grouping key 'n.b'. Put what stands beside the aggregation into a WITH before",
    at,
  );
