import type { Plan } from '../plan/types.ts';
import { aggregate } from './aggregate.ts';
import type { Compiler } from './compiler.ts';
import { endpoints } from './endpoints.ts';
import { expand } from './expand.ts';
import { apply, hashJoin, optional, union } from './nested.ts';
import { procedure } from './procedure.ts';
import { quantified } from './quantified.ts';
import { buildPath, filter, limit, project, skip, unwind } from './rows.ts';
import { scanNodes, seekNodes } from './scan.ts';
import { selectPaths } from './select.ts';
import { shortestPath } from './shortest.ts';
import { passing, type Sink } from './sink.ts';
import { distinct, sort } from './sort.ts';
import { varExpand } from './var-expand.ts';

/** Makes a chain of a plan: what comes back takes the rows of the leaf and sends what the plan makes of them to `next`. */
export function compilePlan(plan: Plan, next: Sink, c: Compiler): Sink {
  if (plan.kind === 'Argument') return next;
  return compilePlan(plan.source, operator(plan, c.profile ? counting(plan, next) : next, c), c);
}

function counting(plan: Plan, next: Sink): Sink {
  plan.counted = 0;
  return passing(next, (row) => {
    plan.counted!++;
    return next.push(row);
  });
}

function operator(plan: Exclude<Plan, { kind: 'Argument' }>, next: Sink, c: Compiler): Sink {
  switch (plan.kind) {
    case 'NodeScan':
      return scanNodes(plan, next, c);
    case 'NodeSeek':
      return seekNodes(plan, next, c);
    case 'Expand':
      return expand(plan, next, c);
    case 'VarExpand':
      return varExpand(plan, next, c);
    case 'Quantified':
      return quantified(plan, next, c);
    case 'Endpoints':
      return endpoints(plan, next, c);
    case 'ShortestPath':
      return shortestPath(plan, next, c);
    case 'SelectPaths':
      return selectPaths(plan, next, c);
    case 'Path':
      return buildPath(plan, next);
    case 'Filter':
      return filter(plan, next, c);
    case 'Optional':
      return optional(plan, next, c);
    case 'HashJoin':
      return hashJoin(plan, next, c);
    case 'Unwind':
      return unwind(plan, next, c);
    case 'Project':
      return project(plan, next, c);
    case 'Aggregate':
      return aggregate(plan, next, c);
    case 'Distinct':
      return distinct(plan, next, c);
    case 'Sort':
      return sort(plan, next, c);
    case 'Skip':
      return skip(plan, next, c);
    case 'Limit':
      return limit(plan, next, c);
    case 'Apply':
      return apply(plan, next, c);
    case 'Union':
      return union(plan, next, c);
    case 'Procedure':
      return procedure(plan, next, c);
  }
}
