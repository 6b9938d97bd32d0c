import type { Expression, LabelExpression, NodePattern, Place, RelationshipPattern, Variable } from '../ast.ts';
import { mentions } from '../ast-walk.ts';

/** A condition and the variables it needs. */
export interface Predicate {
  readonly expression: Expression;
  readonly needs: ReadonlySet<string>;
}

export const predicate = (expression: Expression): Predicate => ({ expression, needs: mentions(expression) });

/** The conditions that AND joins. */
export function conjuncts(expression: Expression | null): Expression[] {
  if (!expression) return [];
  if (expression.kind === 'binary' && expression.operator === 'AND')
    return [...conjuncts(expression.left), ...conjuncts(expression.right)];
  if (expression.kind === 'labelTest') return labelTests(expression.of, expression.labels, expression.at);
  return [expression];
}

const labelTests = (of: Expression, labels: LabelExpression, at: Place): Expression[] =>
  labels.kind === 'and'
    ? [...labelTests(of, labels.left, at), ...labelTests(of, labels.right, at)]
    : [{ kind: 'labelTest', of, labels, at }];

/** What a node pattern says of its node, as conditions on `variable`. */
export function nodeConditions(node: NodePattern, variable: Variable): Expression[] {
  const labels = node.labels ? labelTests(variable, node.labels, node.at) : [];
  return [...labels, ...propertyConditions(node.properties, variable), ...conjuncts(node.where)];
}

export const relationshipConditions = (pattern: RelationshipPattern, variable: Variable): Expression[] => [
  ...propertyConditions(pattern.properties, variable),
  ...conjuncts(pattern.where),
];

/** `{key: value}` as `variable.key = value`. */
export function propertyConditions(properties: Expression | null, variable: Variable): Expression[] {
  if (properties?.kind !== 'map') return [];
  return properties.entries.map(({ key, value }) => {
    const { at } = value;
    const property: Expression = { kind: 'property', of: variable, key, at };
    return { kind: 'comparison', operands: [property, value], operators: ['='], at };
  });
}

/** `n.key = value` or `n.key IN values` for one variable, as what an index can answer. */
export function seekable(
  { expression }: Predicate,
  name: string,
): { key: string; value: Expression; needs: Set<string>; many: boolean } | null {
  const sides = equalSides(expression);
  const many = expression.kind === 'binary' && expression.operator === 'IN';
  const pairs: [Expression, Expression][] = sides
    ? [sides, [sides[1], sides[0]]]
    : many
      ? [[expression.left, expression.right]]
      : [];
  for (const [side, value] of pairs) {
    if (side.kind !== 'property' || side.of.kind !== 'variable' || side.of.name !== name) continue;
    const needs = mentions(value);
    if (!needs.has(name)) return { key: side.key, value, needs, many };
  }
  return null;
}

/** Both sides of an equation. */
function equalSides(expression: Expression): [Expression, Expression] | null {
  if (expression.kind !== 'comparison' || expression.operators.length !== 1 || expression.operators[0] !== '=')
    return null;
  return [expression.operands[0]!, expression.operands[1]!];
}

/** The label if this is `name:Label`. */
export function singleLabel({ expression }: Predicate, name: string): string | null {
  if (expression.kind !== 'labelTest' || expression.labels.kind !== 'label') return null;
  return expression.of.kind === 'variable' && expression.of.name === name ? expression.labels.name : null;
}
