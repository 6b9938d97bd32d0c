import { basisWords } from '../lib/reason-words.ts';
import type { GraphPath, NodeRef, PathStep } from '../query/index.ts';
import type { CommandContext } from './context.ts';
import { colours } from './context.ts';
import { excerpt } from './excerpt.ts';
import { reasonItems } from './render-related.ts';
import { cut, plain, textWidth, widthOf, wrapList } from './table.ts';

const INDENT = ' '.repeat(5);

/** A path with the evidence of each step, for people. */
export function pathText(path: GraphPath | null, from: NodeRef, to: NodeRef, context: CommandContext): string {
  const colour = colours(context, context.stdout);
  const name = (node: NodeRef): string => colour.bold(cut(plain(node.label), widthOf(context)));
  if (!path) return `nothing joins ${name(from)} and ${name(to)}\n`;
  const lines = [name(path.nodes[0]!)];
  for (const step of path.steps) {
    const arrow = step.relation === 'RELATED' || step.relation === 'CO_OCCURS' ? '──' : step.backwards ? '←─' : '─→';
    lines.push(`  ${arrow} ${step.relation} (${basisWords(step.basis)})`);
    if (step.shared.length + step.terms.length > 0)
      lines.push(wrapList(reasonItems(step, Number.POSITIVE_INFINITY), textWidth(context), INDENT));
    lines.push(...evidenceLines(step, context, SHOWN_PAPERS), name(step.to));
  }
  return `${lines.join('\n')}\n`;
}

const SHOWN_PAPERS = 3;

/** Sentences of the first `most` papers that say so, under the title of each paper that is not itself the step's only paper. */
export function evidenceLines(step: PathStep, context: CommandContext, most: number): string[] {
  const colour = colours(context, context.stdout);
  const length = widthOf(context) - INDENT.length;
  const papers = new Map<string, PathStep['evidence']>();
  for (const entry of step.evidence) papers.set(entry.paper, [...(papers.get(entry.paper) ?? []), entry]);
  return [...papers].slice(0, most).flatMap(([paper, entries]) => {
    const isEnd = papers.size === 1 && [step.from, step.to].some(({ kind, id }) => kind === 'paper' && id === paper);
    const sentences = new Map<string, { start: number; end: number }[]>();
    for (const { sentence } of entries)
      sentences.set(sentence.text, [...(sentences.get(sentence.text) ?? []), sentence]);
    return [
      ...(isEnd ? [] : [INDENT + colour.dim(cut(plain(entries[0]!.title), length))]),
      ...[...sentences].map(([text, spans]) => INDENT + excerpt(text, spans, length, colour.bold)),
    ];
  });
}
