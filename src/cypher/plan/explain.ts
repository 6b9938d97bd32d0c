import type { Plan } from './types.ts';

/** A plan to read: what an operator does, how many rows it was thought to give, and how many it gave (PROFILE). */
export interface PlanTree {
  readonly operator: string;
  readonly details: string;
  readonly estimatedRows: number;
  readonly rows?: number;
  readonly children: readonly PlanTree[];
}

/** The plan as a tree for people. */
export function explain(plan: Plan): PlanTree {
  const children: PlanTree[] = [];
  if (plan.kind !== 'Argument') {
    if (plan.source.kind !== 'Argument') children.push(explain(plan.source));
    if ('inner' in plan) children.push(explain(plan.inner));
    if (plan.kind === 'Union') children.push(...plan.branches.map(explain));
    if (plan.kind === 'Quantified') children.push(explain(plan.turn));
  }
  const rows = plan.counted === undefined ? {} : { rows: plan.counted };
  return { operator: nameOf(plan), details: '', estimatedRows: Math.round(plan.rows * 10) / 10, ...rows, children };
}

function nameOf(plan: Plan): string {
  return plan.kind;
}
