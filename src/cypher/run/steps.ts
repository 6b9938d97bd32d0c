/** Operators as generators, so that a long query can pause in the middle: used where a signal may stop it. */
import { RelationshipValue } from '../graph/entities.ts';
import type { Plan } from '../plan/types.ts';
import type { Compiler } from './compiler.ts';
import { isUsed, nodeIndex, waysOf } from './hops.ts';
import { toBoolean } from './logic.ts';
import type { Row } from './runtime.ts';
import { trailWalk } from './var-expand.ts';

/** Sets the row to each of an operator's results in turn (true); false: nothing yet, a place to pause. */
type Step = (row: Row) => Generator<boolean>;

/** The operator as a step; null for one that runs in one go. */
function stepOf(plan: Exclude<Plan, { kind: 'Argument' }>, c: Compiler): Step | null {
  if (plan.kind === 'NodeScan') return scanStep(plan, c);
  if (plan.kind === 'Expand' && !plan.hop.into) return expandStep(plan, c);
  if (plan.kind === 'VarExpand') return trailWalk(plan, c);
  if (plan.kind === 'Filter') {
    const tests = plan.tests.map((test) => c.bound(test));
    return function* (row) {
      yield tests.every((test) => toBoolean(test(row)) === true);
    };
  }
  if (plan.kind === 'Project') {
    const items = plan.items.map(({ value, slot }) => ({ value: c.bound(value), slot }));
    return function* (row) {
      for (const { value, slot } of items) row[slot] = value(row);
      yield true;
    };
  }
  if (plan.kind !== 'Unwind') return null;
  const list = c.bound(plan.list);
  return function* (row) {
    const items = list(row);
    for (const item of Array.isArray(items) ? items : items === null ? [] : [items]) {
      row[plan.slot] = item;
      yield true;
    }
  };
}

function scanStep({ slot, label }: Extract<Plan, { kind: 'NodeScan' }>, { runtime: { graph } }: Compiler): Step {
  const nodes = label === null ? null : graph.nodesWith(label);
  const count = nodes?.length ?? graph.nodeCount;
  return function* (row) {
    for (let i = 0; i < count; i++) {
      row[slot] = graph.node(nodes ? nodes[i]! : i);
      yield true;
    }
  };
}

function expandStep({ hop }: Extract<Plan, { kind: 'Expand' }>, { runtime: { graph } }: Compiler): Step {
  const { from, to, relationship, unlike } = hop;
  const ways = waysOf(graph, hop.types, hop.direction);
  const labels = hop.labels.map((label) => graph.hasLabel(label));
  return function* (row) {
    const node = nodeIndex(row[from]);
    if (node < 0) return;
    for (const { offsets, neighbours, relationships, skipLoops } of ways)
      for (let i = offsets[node]!; i < offsets[node + 1]!; i++) {
        const [neighbour, number] = [neighbours[i]!, relationships[i]!];
        if (skipLoops && neighbour === node) continue;
        if (!labels.every((label) => label(neighbour)) || isUsed(row, unlike, number)) {
          yield false;
          continue;
        }
        row[to] = graph.node(neighbour);
        if (relationship !== null) row[relationship] = new RelationshipValue(graph, number);
        yield true;
      }
  };
}

/** The operators next to the leaf as steps, and what is above them. */
export function leadingSteps(plan: Plan, c: Compiler): { steps: Step[]; taken: ReadonlySet<Plan> } {
  const chain: Exclude<Plan, { kind: 'Argument' }>[] = [];
  for (let at = plan; at.kind !== 'Argument'; at = at.source) chain.push(at);
  const steps: Step[] = [];
  const taken = new Set<Plan>();
  for (const each of chain.reverse()) {
    const step = stepOf(each, c);
    if (!step) break;
    steps.push(step);
    taken.add(each);
  }
  return { steps, taken };
}

/** Runs steps one inside the other. */
export function* runSteps(steps: readonly Step[], row: Row, from = 0): Generator<boolean> {
  const step = steps[from];
  if (!step) {
    yield true;
    return;
  }
  for (const ready of step(row))
    if (ready) yield* runSteps(steps, row, from + 1);
    else yield false;
}
