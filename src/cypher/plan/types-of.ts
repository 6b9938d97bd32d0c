import type { LabelExpression } from '../ast.ts';

/** Does a thing with these labels (a relationship with this type) satisfy the expression? */
export function labelsMatch(expression: LabelExpression, has: (label: string) => boolean, any: boolean): boolean {
  switch (expression.kind) {
    case 'label':
      return has(expression.name);
    case 'wildcard':
      return any;
    case 'not':
      return !labelsMatch(expression.operand, has, any);
    case 'and':
      return labelsMatch(expression.left, has, any) && labelsMatch(expression.right, has, any);
    case 'or':
      return labelsMatch(expression.left, has, any) || labelsMatch(expression.right, has, any);
  }
}

/** The types of a graph that an expression allows; null where it allows all. */
export function allowedTypes(expression: LabelExpression | null, types: readonly string[]): readonly string[] | null {
  if (!expression) return null;
  return types.filter((type) => labelsMatch(expression, (label) => label === type, true));
}

/** Could one relationship satisfy both? */
export function overlap(a: LabelExpression | null, b: LabelExpression | null, types: readonly string[]): boolean {
  const [left, right] = [allowedTypes(a, types), allowedTypes(b, types)];
  if (!left || !right) return true;
  return left.some((type) => right.includes(type));
}
