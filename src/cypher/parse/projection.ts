import type { OrderItem, ProjectionClause, ProjectionItem } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';

/** What follows WITH or RETURN: items, ORDER BY, SKIP, LIMIT and (for WITH) WHERE. */
export function projection(c: Cursor, kind: 'with' | 'return', start: number): ProjectionClause {
  const distinct = c.accept('DISTINCT');
  if (!distinct && !c.is('(', 1) && (c.startsExpression(1) || c.is('*', 1))) c.accept('ALL');
  const star = c.accept('*');
  const items: ProjectionItem[] = [];
  if (!star || c.accept(','))
    do items.push(projectionItem(c));
    while (c.accept(','));
  const orderBy: OrderItem[] = [];
  if (c.accept('ORDER', 'BY'))
    do orderBy.push(orderItem(c));
    while (c.accept(','));
  const skip = c.accept('SKIP') || c.accept('OFFSET') ? expression(c) : null;
  const limit = c.accept('LIMIT') ? expression(c) : null;
  const where = kind === 'with' && c.accept('WHERE') ? expression(c) : null;
  return { kind, distinct, star, items, orderBy, skip, limit, where, at: c.from(start) };
}

function projectionItem(c: Cursor): ProjectionItem {
  const { start } = c.token;
  const value = expression(c);
  const text = c.query.slice(start, c.end);
  if (!c.accept('AS'))
    return {
      expression: value,
      name: value.kind === 'variable' ? value.name : value.kind === 'mapProjection' ? value.of.name : text,
      aliased: false,
      at: c.from(start),
    };
  const name = String(c.name('a name for the column').value);
  return { expression: value, name, aliased: true, at: c.from(start) };
}

function orderItem(c: Cursor): OrderItem {
  const value = expression(c);
  const descending = c.accept('DESC') || c.accept('DESCENDING');
  if (!descending && !c.accept('ASC')) c.accept('ASCENDING');
  return { expression: value, descending };
}
