import type { LabelTest, NormalizedTest, TypeName, TypeTest } from '../ast.ts';
import { CypherError } from '../errors.ts';
import { NodeValue, PathValue, RelationshipValue } from '../graph/entities.ts';
import type { Scope } from '../plan/scope.ts';
import { labelsMatch } from '../plan/types-of.ts';
import { typeName, valueText } from '../values/index.ts';
import type { Value } from '../values/value.ts';
import type { Compiler, Evaluator } from './compiler.ts';

export function compileLabelTest({ of, labels }: LabelTest, scope: Scope, c: Compiler): Evaluator {
  const { graph } = c.runtime;
  const value = c.expression(of, scope);
  const single = labels.kind === 'label' ? graph.hasLabel(labels.name) : null;
  return (row) => {
    const owner = value(row);
    if (owner === null) return null;
    if (owner instanceof NodeValue) {
      const { index } = owner;
      if (single) return single(index);
      return labelsMatch(labels, (label) => graph.hasLabel(label)(index), graph.labelsOf(index).length > 0);
    }
    if (owner instanceof RelationshipValue) {
      const type = graph.typeOf(owner.index);
      return labelsMatch(labels, (label) => label === type, true);
    }
    throw new CypherError(
      'TypeError',
      `Type mismatch: expected a Node or a Relationship before ':', but was ${valueText(owner).slice(0, 60)}`,
    );
  };
}

export function compileTypeTest({ operand, type, negated }: TypeTest, scope: Scope, c: Compiler): Evaluator {
  const value = c.expression(operand, scope);
  return (row) => hasType(value(row), type) !== negated;
}

/** `x IS :: TYPE`: null belongs to every type that does not say NOT NULL. */
function hasType(value: Value, { names }: TypeName): boolean {
  return names.some(({ name, notNull, inner }) => {
    if (value === null) return !notNull && name !== 'NOTHING';
    if (name === 'ANY') return true;
    if (name === 'LIST') return Array.isArray(value) && (!inner || value.every((item) => hasType(item, inner)));
    if (name === 'PROPERTY VALUE') return isPropertyValue(value);
    return name === typeName(value);
  });
}

const isPropertyValue = (value: Value): boolean =>
  Array.isArray(value)
    ? value.every((item) => item !== null && !Array.isArray(item) && isPropertyValue(item))
    : !(
        value instanceof Map ||
        value instanceof NodeValue ||
        value instanceof RelationshipValue ||
        value instanceof PathValue
      );

export function compileNormalizedTest(
  { operand, form, negated }: NormalizedTest,
  scope: Scope,
  c: Compiler,
): Evaluator {
  const value = c.expression(operand, scope);
  return (row) => {
    const text = value(row);
    return typeof text === 'string' ? (text === text.normalize(form)) !== negated : null;
  };
}
