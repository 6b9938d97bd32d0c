import type {
  Expression,
  LabelExpression,
  NodePattern,
  PatternExpression,
  PatternPart,
  Place,
  RelationshipPattern,
  Variable,
} from '../ast.ts';
import type { QuantifiedPath } from '../ast-patterns.ts';
import { mentions, walk } from '../ast-walk.ts';
import { CypherError } from '../errors.ts';
import { check, checkCondition } from './expression.ts';
import { alreadyDeclared, type Types, undefinedVariable } from './scope.ts';
import { BOOLEAN, describe, listOf, meets, NODE, PATH, RELATIONSHIP, type Type } from './types.ts';

/** Judges the patterns of a MATCH; gives the scope with their variables. */
export function checkPatterns(parts: readonly PatternPart[], where: Expression | null, types: Types): Types {
  const inside = new Map(types);
  const relationships = new Set<string>();
  for (const part of parts) declarePart(part, inside, types, relationships);
  if (parts.length > 1) {
    const selective = parts.find((part) => part.selector);
    if (selective)
      throw new CypherError(
        'SyntaxError',
        'Multiple path patterns cannot be used in the same clause with a selective path selector. Write a MATCH for each',
        selective.at,
      );
  }
  refuseMixture([parts, where]);
  for (const part of parts) checkPartExpressions(part, inside);
  if (where) checkCondition(where, inside);
  return inside;
}

/** `-[*]-` and quantified paths do not go together. */
function refuseMixture(tree: unknown): void {
  let many: RelationshipPattern | null = null;
  let quantified = false;
  walk(tree, (node: Expression | RelationshipPattern | QuantifiedPath) => {
    if (node.kind === 'relationship' && node.length) many ??= node;
    if (node.kind === 'quantified') quantified = true;
    return node.kind !== 'subquery';
  });
  if (many && quantified)
    throw new CypherError(
      'SyntaxError',
      "Mixing variable-length relationships ('-[*]-') with quantified relationships ('()-->*()') or quantified path patterns ('(()-->())*') is not allowed.",
      (many as RelationshipPattern).at,
    );
}

/** @param mode 'bound': no new variables may be introduced */
export function checkPatternPart(part: PatternPart, types: Types, mode: 'free' | 'bound' = 'free'): Types {
  if (mode === 'bound') checkNoNew(part.path.elements, types);
  return checkPatterns([part], null, types);
}

export function checkPatternExpression({ pattern, at }: PatternExpression, types: Types, truth: boolean): Type {
  if (!truth)
    throw new CypherError(
      'SyntaxError',
      'A pattern expression should only be used in order to test the existence of a pattern. It should therefore only be used in contexts that evaluate to a boolean, e.g. inside EXISTS { } or in a WHERE-clause; to count, write COUNT { }',
      at,
    );
  checkNoNew(pattern.elements, types);
  const part: PatternPart = { variable: null, selector: null, shortest: null, path: pattern, where: null, at };
  checkPatterns([part], null, types);
  return BOOLEAN;
}

type Elements = readonly (NodePattern | RelationshipPattern | QuantifiedPath)[];

function checkNoNew(elements: Elements, types: Types): void {
  for (const element of elements) {
    if (element.kind === 'quantified') continue;
    const { variable } = element;
    if (!variable || types.has(variable.name)) continue;
    if (elements.length === 1) throw undefinedVariable(variable.name, types, variable.at);
    throw new CypherError(
      'SyntaxError',
      `PatternExpressions are not allowed to introduce new variables: '${variable.name}'. Write EXISTS { } instead`,
      variable.at,
    );
  }
}

function declarePart(part: PatternPart, inside: Map<string, Type>, outer: Types, relationships: Set<string>): void {
  const { variable } = part;
  // a path's name may not be used by anything else, in this pattern or before it
  if (variable && (inside.has(variable.name) || mentions(part.path).has(variable.name)))
    throw alreadyDeclared(variable.name, variable.at);
  for (const element of part.path.elements) declareElement(element, inside, outer, relationships);
  if (variable) inside.set(variable.name, PATH);
  if (part.shortest) checkShortest(part);
}

function declareElement(
  element: Elements[number],
  inside: Map<string, Type>,
  outer: Types,
  relationships: Set<string>,
): void {
  if (element.kind === 'quantified') {
    declareQuantified(element, inside, outer);
    return;
  }
  const { variable } = element;
  if (!variable) return;
  if (element.kind === 'node') {
    declare(variable, NODE, inside);
    return;
  }
  if (relationships.has(variable.name))
    throw new CypherError(
      'SyntaxError',
      `Cannot use the same relationship variable '${variable.name}' for multiple relationships`,
      variable.at,
    );
  relationships.add(variable.name);
  declare(variable, element.length ? listOf(RELATIONSHIP) : RELATIONSHIP, inside);
}

function declare({ name, at }: Variable, type: Type, inside: Map<string, Type>): void {
  const known = inside.get(name);
  if (known && !meets(known, type))
    throw new CypherError(
      'SyntaxError',
      `Type mismatch: ${name} defined with conflicting type ${describe(known)} (expected ${describe(type)})`,
      at,
    );
  inside.set(name, type);
}

function declareQuantified(element: QuantifiedPath, inside: Map<string, Type>, outer: Types): void {
  const own = new Map<string, Type>();
  const relationships = new Set<string>();
  for (const each of element.pattern.elements) {
    if (each.kind === 'quantified' || (each.kind === 'relationship' && each.length))
      throw new CypherError(
        'SyntaxError',
        'Variable length relationships and quantified paths cannot be part of a quantified path pattern',
        each.at,
      );
    if (each.variable && (inside.has(each.variable.name) || outer.has(each.variable.name)))
      throw new CypherError(
        'SyntaxError',
        `The variable \`${each.variable.name}\` occurs both inside a quantified path pattern and outside of it and needs to be renamed`,
        each.variable.at,
      );
    declareElement(each, own, outer, relationships);
  }
  if (element.pattern.elements.length < 2)
    throw new CypherError(
      'SyntaxError',
      'A quantified path pattern needs to have at least one relationship in it',
      element.at,
    );
  for (const [name, type] of own) inside.set(name, listOf(type));
}

/** Inside a quantified path its variables are single nodes and relationships. */
function checkTurn({ pattern, where }: QuantifiedPath, inside: Types): void {
  const visible = new Map(inside);
  for (const { kind, variable } of pattern.elements as readonly (NodePattern | RelationshipPattern)[])
    if (variable) visible.set(variable.name, kind === 'node' ? NODE : RELATIONSHIP);
  for (const each of pattern.elements) if (each.kind !== 'quantified') checkElement(each, visible);
  if (where) checkCondition(where, visible);
}

function checkShortest(part: PatternPart): void {
  const relationship = part.path.elements[1] as RelationshipPattern;
  const min = relationship.length?.min ?? 1;
  if (relationship.length && min > 1)
    throw new CypherError(
      'SyntaxError',
      `${part.shortest}(...) does not support a minimal length different from 0 or 1`,
      relationship.at,
    );
}

function checkPartExpressions(part: PatternPart, inside: Types): void {
  for (const element of part.path.elements)
    if (element.kind === 'quantified') checkTurn(element, inside);
    else checkElement(element, inside);
  if (part.where) checkCondition(part.where, inside);
}

function checkElement(element: NodePattern | RelationshipPattern, types: Types): void {
  const { properties, where } = element;
  if (properties?.kind === 'parameter')
    throw new CypherError(
      'SyntaxError',
      `Parameter maps cannot be used in \`MATCH\` patterns (use a literal map instead, e.g. \`{id: $${properties.name}.id}\`)`,
      properties.at,
    );
  if (properties) check(properties, types);
  if (element.kind === 'relationship' && element.length && where)
    throw new CypherError(
      'SyntaxError',
      'Relationship pattern predicates are not supported for variable-length relationships',
      where.at,
    );
  if (where) {
    // a relationship's own condition speaks of one relationship
    checkCondition(where, types);
  }
  const labels = element.kind === 'node' ? element.labels : element.types;
  if (labels && element.kind === 'relationship' && element.length) checkPlainTypes(labels, element.at);
}

function checkPlainTypes(labels: LabelExpression, at: Place): void {
  if (labels.kind === 'label') return;
  if (labels.kind === 'or') {
    checkPlainTypes(labels.left, at);
    checkPlainTypes(labels.right, at);
    return;
  }
  throw new CypherError(
    'SyntaxError',
    'Variable length relationships must not use relationship type expressions: use a quantified relationship instead',
    at,
  );
}
