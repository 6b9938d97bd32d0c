import type { GraphPath, NodeRef } from '../query/index.ts';
import type { CommandContext } from './context.ts';
import { colours } from './context.ts';
import { cut, plain, widthOf } from './table.ts';

/** A path with the evidence of each step, for people. */
export function pathText(path: GraphPath | null, from: NodeRef, to: NodeRef, context: CommandContext): string {
  const colour = colours(context, context.stdout);
  const width = widthOf(context);
  const name = (node: NodeRef): string => colour.bold(cut(plain(node.label), width - 12));
  if (!path) return `nothing joins ${name(from)} and ${name(to)}\n`;
  const lines = [`${name(path.nodes[0]!)}`];
  for (const step of path.steps) {
    const arrow = step.relation === 'RELATED' || step.relation === 'CO_OCCURS' ? '──' : step.backwards ? '←─' : '─→';
    const reasons = [
      ...step.shared.map((s) => `${plain(s.name)} ${Math.round(s.share * 100)} %`),
      ...step.terms.map((t) => `“${plain(t.term)}” ${Math.round(t.share * 100)} %`),
    ];
    lines.push(`  ${arrow} ${step.relation} (${step.basis})`);
    if (reasons.length > 0) lines.push(`     ${cut(reasons.join(', '), width - 5)}`);
    for (const { title, sentence } of step.evidence.slice(0, 3)) {
      lines.push(`     ${colour.dim(`${cut(plain(title), 50)}:`)} ${cut(plain(sentence.text), width - 60)}`);
    }
    lines.push(name(step.to));
  }
  return `${lines.join('\n')}\n`;
}
