import type { MapDiff } from '../query/index.ts';
import type { CommandContext } from './context.ts';
import { changesText } from './render-communities.ts';
import { fitting, plain, plural, textWidth, wrap } from './table.ts';

const SHOWN_PAPERS = 10;
const SHOWN_PAIRS = 8;

/** What became of a map, for people; a list that is cut says of how many. */
export function diffText(diff: MapDiff, context: CommandContext): string {
  const { papers, concepts, firstCoOccurrences, communities } = diff;
  const width = textWidth(context);
  const names = (head: string, items: readonly string[]): string[] =>
    items.length > 0 ? [head, `  ${fitting(items, width - 2)}`] : [];
  const lines = [
    `${plural(papers.added.length, 'new paper')} beside ${(papers.after - papers.added.length).toLocaleString('en')} that were there` +
      `${papers.changed.length > 0 ? `, ${papers.changed.length.toLocaleString('en')} of them changed` : ''}` +
      `${papers.removed.length > 0 ? `; ${plural(papers.removed.length, 'paper')} removed` : ''}`,
    ...listed(papers.added, SHOWN_PAPERS, ({ title, id }) => wrap(`${plain(title)} (${id})`, width, '  ')),
    ...names(
      plural(concepts.added.length, 'new concept'),
      concepts.added.map(({ name, papers: n }) => (n > 1 ? `${plain(name)} (${n})` : plain(name))),
    ),
    ...names(
      `${plural(concepts.removed.length, 'concept')} gone`,
      concepts.removed.map(({ name }) => plain(name)),
    ),
    ...names(
      `${plural(concepts.rising.length, 'rising concept')}, with papers before and after`,
      concepts.rising.map(({ name, before, after }) => `${plain(name)} (${before} → ${after})`),
    ),
    ...(firstCoOccurrences.length > 0
      ? [`${plural(firstCoOccurrences.length, 'pair')} of concepts named together for the first time`]
      : []),
    ...listed(firstCoOccurrences, SHOWN_PAIRS, ({ a, b, papers: n }) =>
      wrap(`${plain(a.name)} – ${plain(b.name)}${n > 1 ? ` (${plural(n, 'paper')})` : ''}`, width, '  '),
    ),
    '',
  ];
  return `${lines.join('\n')}${changesText(communities, context)}`;
}

function listed<T>(items: readonly T[], shown: number, line: (item: T) => string): string[] {
  const more = items.length - shown;
  return [...items.slice(0, shown).map(line), ...(more > 0 ? [`  … and ${more.toLocaleString('en')} more`] : [])];
}
