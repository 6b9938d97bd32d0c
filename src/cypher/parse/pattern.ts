import type { Expression, NodePattern, PathPattern, RelationshipPattern, Variable } from '../ast.ts';
import type { QuantifiedPath } from '../ast-patterns.ts';
import { CypherError } from '../errors.ts';
import type { Cursor } from './cursor.ts';
import { expression, mapLiteral } from './expression.ts';
import { labelExpression } from './labels.ts';

type Element = NodePattern | RelationshipPattern | QuantifiedPath;

/** `(a)-[r]->(b)`, with quantified parts. */
export function pathPattern(c: Cursor): PathPattern {
  const start = c.token.start;
  const elements: Element[] = [];
  do {
    elements.push(...(startsQuantified(c) ? quantifiedPath(c) : [nodePattern(c)]));
    while (startsRelationship(c)) {
      const relationship = relationshipPattern(c);
      const quantifier = c.is('+') || c.is('*') || c.is('{') ? readQuantifier(c) : null;
      const node = nodePattern(c);
      if (quantifier) elements.push(quantifiedRelationship(relationship, quantifier), node);
      else elements.push(relationship, node);
    }
  } while (c.is('('));
  return { elements: withNodesBetween(elements, c), at: c.from(start) };
}

const emptyNode = (at: number): NodePattern => ({
  kind: 'node',
  variable: null,
  labels: null,
  properties: null,
  where: null,
  at: { start: at, end: at },
});

/** Two nodes that touch are allowed only beside a quantified path; between two of those, and at an end, an empty node is put. */
function withNodesBetween(elements: Element[], c: Cursor): Element[] {
  const result: Element[] = [];
  for (const element of elements) {
    const last = result[result.length - 1];
    if (element.kind === 'quantified' && last?.kind !== 'node') result.push(emptyNode(element.at.start));
    if (element.kind === 'node' && last?.kind === 'node')
      throw new CypherError('SyntaxError', 'Juxtaposition is only supported for quantified path patterns', element.at);
    result.push(element);
  }
  if (result[result.length - 1]?.kind === 'quantified') result.push(emptyNode(c.end));
  return result;
}

/** Does a relationship (not a subtraction) start here? */
export const startsRelationship = (c: Cursor, by = 0): boolean =>
  (c.is('-', by) && (c.is('-', by + 1) || c.is('[', by + 1))) || (c.is('<', by) && c.is('-', by + 1));

/** `((a)-->(b)){…}`: two parentheses, of which the inner one is a node. */
const startsQuantified = (c: Cursor): boolean =>
  c.is('(') && (c.is('(', 1) || (c.ahead(1).kind !== 'symbol' && c.is('=', 2)));

function quantifiedPath(c: Cursor): Element[] {
  const start = c.next().start;
  if (c.isName && c.is('=', 1))
    throw new CypherError('SyntaxError', 'A path variable inside a quantified pattern is not supported', c.from(start));
  const pattern = c.nested(() => pathPattern(c));
  const where = c.accept('WHERE') ? expression(c) : null;
  c.expect(')');
  if (!(c.is('+') || c.is('*') || c.is('{'))) {
    if (where)
      throw new CypherError(
        'SyntaxError',
        'Write a quantifier ({1,3}, +, *) after this parenthesis, or WHERE after the pattern',
        c.from(start),
      );
    return [...pattern.elements];
  }
  return [{ kind: 'quantified', pattern, where, ...readQuantifier(c), at: c.from(start) }];
}

function quantifiedRelationship(
  relationship: RelationshipPattern,
  quantifier: { min: number; max: number | null },
): QuantifiedPath {
  const { at } = relationship;
  const elements = [emptyNode(at.start), relationship, emptyNode(at.end)];
  return { kind: 'quantified', pattern: { elements, at }, where: null, ...quantifier, at };
}

function readQuantifier(c: Cursor): { min: number; max: number | null } {
  if (c.accept('+')) return { min: 1, max: null };
  if (c.accept('*')) return { min: 0, max: null };
  c.expect('{');
  const min = c.token.kind === 'integer' ? Number(c.next().value) : 0;
  const max = c.accept(',') ? (c.token.kind === 'integer' ? Number(c.next().value) : null) : min;
  const place = c.token;
  c.expect('}');
  if (max !== null && (max < min || max === 0))
    throw new CypherError(
      'SyntaxError',
      'The upper bound of a quantifier must be at least 1 and not below the lower one',
      place,
    );
  return { min, max };
}

/** `(n:Label {key: value} WHERE …)`. */
function nodePattern(c: Cursor): NodePattern {
  const start = c.token.start;
  c.expect('(');
  const variable = optionalVariable(c);
  const labels = c.accept(':') || (c.is('IS') && !c.is(':', 1) && c.accept('IS')) ? labelExpression(c, 'node') : null;
  const properties = propertyMap(c);
  const where = c.accept('WHERE') ? expression(c) : null;
  if (!c.is(')')) c.fail("':', '{', 'WHERE' or ')'");
  c.next();
  return { kind: 'node', variable, labels, properties, where, at: c.from(start) };
}

/** `-[r:TYPE*1..3 {key: value} WHERE …]->`. */
function relationshipPattern(c: Cursor): RelationshipPattern {
  const start = c.token.start;
  const toLeft = c.accept('<');
  c.expect('-');
  let variable: Variable | null = null;
  let types: RelationshipPattern['types'] = null;
  let length: RelationshipPattern['length'] = null;
  let properties: Expression | null = null;
  let where: Expression | null = null;
  if (c.accept('[')) {
    variable = optionalVariable(c);
    if (c.accept(':') || (c.is('IS') && c.accept('IS'))) types = labelExpression(c, 'relationship');
    if (c.accept('*')) length = readLength(c);
    properties = propertyMap(c);
    if (c.accept('WHERE')) where = expression(c);
    if (!c.is(']')) c.fail("a parameter, '&', '*', ':', 'WHERE', ']', '{' or '|'");
    c.next();
  }
  c.expect('-');
  const toRight = c.accept('>');
  const direction = toLeft === toRight ? 'both' : toLeft ? 'in' : 'out';
  return { kind: 'relationship', variable, types, direction, length, properties, where, at: c.from(start) };
}

function readLength(c: Cursor): { min: number | null; max: number | null } {
  const bound = (): number | null => (c.token.kind === 'integer' ? Number(c.next().value) : null);
  const min = bound();
  if (!c.accept('..')) return { min, max: min };
  return { min, max: bound() };
}

function propertyMap(c: Cursor): Expression | null {
  if (c.is('{')) return mapLiteral(c);
  if (c.token.kind !== 'parameter') return null;
  const { start, value } = c.next();
  return { kind: 'parameter', name: String(value), at: c.from(start) };
}

function optionalVariable(c: Cursor): Variable | null {
  if (!c.isName || (c.is('WHERE') && !c.is(')', 1) && !c.is(':', 1)) || (c.is('IS') && c.ahead(1).kind === 'word'))
    return null;
  const { start, value } = c.next();
  return { kind: 'variable', name: String(value), at: c.from(start) };
}
