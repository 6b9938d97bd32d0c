import type { PlanTree } from '../../cypher/index.ts';

/** A plan as an indented tree: what is done last stands first. */
export function planText(plan: PlanTree, depth = 0): string {
  const rows = plan.rows === undefined ? '' : `, ${plan.rows} rows`;
  const details = plan.details ? ` ${plan.details}` : '';
  const line = `${'  '.repeat(depth)}${plan.operator}${details} (estimated ${plan.estimatedRows}${rows})\n`;
  return line + plan.children.map((child) => planText(child, depth + 1)).join('');
}
