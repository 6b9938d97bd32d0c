import { basisWords, cueWords } from '../lib/reason-words.ts';
import type { NodeRef, PathStep } from '../query/index.ts';
import { type CommandContext, colours } from './context.ts';
import { evidenceLines } from './render-path.ts';
import { reasonItems } from './render-related.ts';
import { cut, plain, plural, textWidth, widthOf, wrap, wrapList } from './table.ts';

const INDENT = '  ';
const SHOWN_PAPERS = 20;

/** Every relation between two papers or concepts with what it rests on, for people. */
export function edgesText(edges: readonly PathStep[], a: NodeRef, b: NodeRef, context: CommandContext): string {
  const colour = colours(context, context.stdout);
  const name = ({ label }: NodeRef): string => colour.bold(cut(plain(label), widthOf(context)));
  if (edges.length === 0)
    return `no edge joins ${name(a)} and ${name(b)}: \`papergraph path\` finds the ways between them\n`;
  return edges.map((edge) => edgeText(edge, name, context)).join('\n');
}

function edgeText(edge: PathStep, name: (node: NodeRef) => string, context: CommandContext): string {
  const width = textWidth(context);
  const [from, to] = edge.backwards ? [edge.to, edge.from] : [edge.from, edge.to];
  const { shared, terms } = edge;
  const papers = new Set(edge.evidence.map(({ paper }) => paper)).size;
  const some = papers > SHOWN_PAPERS ? [`${INDENT}${SHOWN_PAPERS} of ${papers.toLocaleString('en')} papers`] : [];
  return [
    `${edge.relation}, ${basisWords(edge.basis)}${edge.cue === null ? '' : `; role because of ${plain(cueWords(edge.cue))}`}`,
    `${INDENT}${name(from)}`,
    `${INDENT}${name(to)}`,
    ...measureLines(edge.measures, width),
    ...(shared.length + terms.length > 0
      ? [wrapList(reasonItems({ shared, terms }, Number.POSITIVE_INFINITY), width, INDENT)]
      : []),
    ...some,
    ...evidenceLines(edge, context, SHOWN_PAPERS),
    '',
  ].join('\n');
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const WORDS: Record<string, (value: number) => string> = {
  score: (value) => `score ${value.toFixed(3)}`,
  papers: (value) => plural(value, 'shared paper'),
  weight: (value) => `weight ${value.toFixed(2)}`,
  association: (value) => `association strength ${value.toFixed(2)}`,
  npmi: (value) => `NPMI ${value.toFixed(2)}`,
  jaccard: (value) => `Jaccard ${value.toFixed(2)}`,
  mentions: (value) => plural(value, 'mention'),
  confidence: (value) => `${percent(value)} sure`,
};

function measureLines(measures: PathStep['measures'], width: number): string[] {
  const told = Object.entries(measures).map(([name, value]) => WORDS[name]?.(value) ?? `${name} ${value}`);
  return told.length > 0 ? [wrap(told.join(', '), width, INDENT)] : [];
}
