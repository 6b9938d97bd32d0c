import type { Expression } from '../ast.ts';
import type { LabelExpression } from '../ast-patterns.ts';
import { hidden } from '../ast-walk.ts';
import type { Bound, Hop, Plan } from './types.ts';

/** A plan to read: what an operator does, how many rows it was thought to give, and how many it gave (PROFILE). */
export interface PlanTree {
  readonly operator: string;
  readonly details: string;
  readonly estimatedRows: number;
  readonly rows?: number;
  readonly children: readonly PlanTree[];
}

/** The plan as a tree for people; `query` gives the texts of expressions. */
export function explain(plan: Plan, query: string): PlanTree {
  const children: PlanTree[] = [];
  if (plan.kind !== 'Argument') {
    if (plan.source.kind !== 'Argument') children.push(explain(plan.source, query));
    if ('inner' in plan) children.push(explain(plan.inner, query));
    if (plan.kind === 'Union') children.push(...plan.branches.map((branch) => explain(branch, query)));
    if (plan.kind === 'Quantified') children.push(explain(plan.turn, query));
  }
  const rows = plan.counted === undefined ? {} : { rows: plan.counted };
  const estimatedRows = Math.round(plan.rows * 10) / 10;
  return { operator: operatorOf(plan), details: detailsOf(plan, query), estimatedRows, ...rows, children };
}

function operatorOf(plan: Plan): string {
  switch (plan.kind) {
    case 'NodeScan':
      return plan.label === null ? 'AllNodesScan' : 'NodeByLabelScan';
    case 'NodeSeek':
      return 'NodeIndexSeek';
    case 'Expand':
      return plan.hop.into ? 'Expand(Into)' : 'Expand(All)';
    case 'VarExpand':
      return plan.hop.into ? 'VarLengthExpand(Into)' : 'VarLengthExpand(All)';
    case 'Quantified':
      return 'Repeat(Trail)';
    case 'HashJoin':
      return plan.left.length > 0 ? 'ValueHashJoin' : 'CartesianProduct';
    case 'Aggregate':
      return 'Aggregation';
    case 'Project':
      return 'Projection';
    case 'Sort':
      return plan.top ? 'Top' : 'Sort';
    case 'Procedure':
      return 'ProcedureCall';
    default:
      return plan.kind;
  }
}

function detailsOf(plan: Plan, query: string): string {
  const text = ({ expression }: Bound): string => textOf(expression, query);
  switch (plan.kind) {
    case 'NodeScan':
      return `${shown(plan.name)}${plan.label === null ? '' : `:${plan.label}`}`;
    case 'NodeSeek':
      return `${shown(plan.name)}${plan.label === null ? '' : `:${plan.label}`}(${plan.key}) ${plan.many ? 'IN' : '='} ${text(plan.value)}`;
    case 'Expand':
      return hopText(plan.hop, shown(plan.name), '');
    case 'VarExpand':
    case 'ShortestPath':
      return hopText(plan.hop, shown(plan.name), `*${plan.min}..${plan.max ?? ''}`);
    case 'Quantified':
      return `{${plan.min},${plan.max ?? ''}}`;
    case 'Filter':
      return plan.tests.map(text).join(' AND ');
    case 'HashJoin':
      return plan.left.map((left, index) => `${text(left)} = ${text(plan.right[index]!)}`).join(' AND ');
    case 'Unwind':
      return `${text(plan.list)} AS ${plan.name}`;
    case 'Project':
      return plan.items.map(({ name }) => name).join(', ');
    case 'Aggregate':
      return `${plan.keys.map(({ name }) => name).join(', ')}${plan.keys.length > 0 ? ': ' : ''}${plan.calls.map(({ text: call }) => call).join(', ')}`;
    case 'Distinct':
      return plan.names.join(', ');
    case 'Sort':
      return plan.keys.map(({ value, descending }) => `${text(value)}${descending ? ' DESC' : ''}`).join(', ');
    case 'Skip':
    case 'Limit':
      return text(plan.count);
    case 'Path':
      return shown(plan.name);
    case 'Procedure':
      return plan.procedure;
    default:
      return '';
  }
}

const shown = (name: string): string => (name.startsWith(hidden('')) ? '' : name);

/** As written; conditions that come from a pattern (`{id: $id}`, `:Label`) as they would be written in WHERE. */
function textOf(expression: Expression, query: string): string {
  const { kind, at } = expression;
  if (kind === 'variable') return shown(expression.name);
  if (kind === 'property') return `${textOf(expression.of, query)}.${expression.key}`;
  if (kind === 'labelTest') return `${textOf(expression.of, query)}:${labelText(expression.labels)}`;
  if (kind === 'nullTest') return `${textOf(expression.operand, query)} IS ${expression.negated ? 'NOT ' : ''}NULL`;
  if (kind === 'comparison')
    return expression.operands
      .map((operand, index) => `${index > 0 ? ` ${expression.operators[index - 1]} ` : ''}${textOf(operand, query)}`)
      .join('');
  return query.slice(at.start, at.end).replace(/\s+/g, ' ');
}

function hopText({ types, direction, labels, reversed }: Hop, name: string, length: string): string {
  const inside = `${name}${types ? `:${labelText(types)}` : ''}${length}`;
  const end = labels.length > 0 ? `(${labels.map((label) => `:${label}`).join('')})` : '()';
  const arrow = direction === 'out' ? `-[${inside}]->` : direction === 'in' ? `<-[${inside}]-` : `-[${inside}]-`;
  return `()${arrow}${end}${reversed ? ' from the right' : ''}`;
}

function labelText(labels: LabelExpression): string {
  switch (labels.kind) {
    case 'label':
      return labels.name;
    case 'wildcard':
      return '%';
    case 'not':
      return `!${labelText(labels.operand)}`;
    default:
      return `${labelText(labels.left)}${labels.kind === 'and' ? '&' : '|'}${labelText(labels.right)}`;
  }
}
