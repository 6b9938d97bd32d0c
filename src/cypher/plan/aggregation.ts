import type { Expression } from '../ast.ts';
import { hidden, likeness, rewrite } from '../ast-walk.ts';
import { hasAggregation, isAggregation } from './aggregates.ts';
import type { PlanContext } from './context.ts';
import type { Item } from './projection.ts';
import type { Scope } from './scope.ts';
import type { AggregateCall, Bound, Plan } from './types.ts';

/**
 * Plans grouping: items without aggregation are the keys; in the others, and in `extra` (ORDER BY), calls of aggregations and
 * parts that are keys become variables of the grouped row.
 */
export function planAggregation(
  items: readonly Item[],
  extra: readonly Expression[],
  source: Plan,
  scope: Scope,
  context: PlanContext,
): { plan: Plan; scope: Map<string, number>; extra: Expression[] } {
  const keys: { value: Bound; slot: number; name: string }[] = [];
  const calls: AggregateCall[] = [];
  const known = new Map<string, string>();
  const grouped = new Map<string, number>();
  for (const { name, expression } of items) {
    if (hasAggregation(expression)) continue;
    const slot = context.slots.next();
    keys.push({ value: { expression, scope }, slot, name });
    if (expression.kind !== 'literal') known.set(likeness(expression), name);
    grouped.set(name, slot);
  }
  const replace = (expression: Expression): Expression =>
    rewrite(expression, (node) => {
      const name = known.get(likeness(node));
      if (name !== undefined) return { kind: 'variable', name, at: node.at };
      if (!isAggregation(node)) return undefined;
      const result = hidden(`call${calls.length}:${grouped.size}`);
      const slot = context.slots.next();
      const args = node.args.map((argument) => ({ expression: argument, scope }));
      calls.push({
        name: node.name,
        distinct: node.distinct,
        star: node.star,
        args,
        slot,
        text: `${node.name}(${node.star ? '*' : '…'})`,
      });
      known.set(likeness(node), result);
      grouped.set(result, slot);
      return { kind: 'variable', name: result, at: node.at };
    });
  const projected = items.map((item) =>
    hasAggregation(item.expression) ? { ...item, expression: replace(item.expression) } : null,
  );
  const visible = new Map(grouped);
  const computed: { value: Bound; slot: number; name: string }[] = [];
  for (const item of projected) {
    if (!item) continue;
    const slot = item.expression.kind === 'variable' ? grouped.get(item.expression.name) : undefined;
    if (slot !== undefined) visible.set(item.name, slot);
    else {
      const place = context.slots.next();
      computed.push({ value: { expression: item.expression, scope: grouped }, slot: place, name: item.name });
      visible.set(item.name, place);
    }
  }
  const sorted = extra.map(replace);
  for (const [name, slot] of grouped) if (!visible.has(name)) visible.set(name, slot);
  const rows = keys.length === 0 ? 1 : Math.max(1, source.rows ** 0.75);
  let plan: Plan = { kind: 'Aggregate', source, keys, calls, rows };
  if (computed.length > 0) plan = { kind: 'Project', source: plan, items: computed, rows };
  return { plan, scope: visible, extra: sorted };
}
