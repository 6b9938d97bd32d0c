import type { CommunityChange, Gap } from '../query/index.ts';
import type { CommandContext } from './context.ts';
import { plain, plural, textWidth, wrap } from './table.ts';

const SHOWN_CHANGES = 12;

/** What became of the communities, one line each; empty where nothing did. */
export function changesText(changes: readonly CommunityChange[], context: CommandContext): string {
  if (changes.length === 0) return '';
  // What came, went, split or joined is told before what only grew or shrank.
  const told = [...changes.filter(({ change }) => !isSize(change)), ...changes.filter(({ change }) => isSize(change))];
  const shown = told.slice(0, SHOWN_CHANGES);
  const some = shown.length < told.length ? ` (${shown.length} of ${told.length} shown)` : '';
  const width = textWidth(context);
  return [`communities that changed${some}`, ...shown.map((one) => wrap(changeWords(one), width, '  ')), ''].join('\n');
}

const isSize = (change: CommunityChange['change']): boolean => change === 'grew' || change === 'shrank';

function changeWords({ id, name, change, before, after, other }: CommunityChange): string {
  const called = `${id} ${plain(name)}`;
  const there = other && `${other.id} ${plain(other.name)}`;
  switch (change) {
    case 'new':
      return `${called} is new: ${plural(after, 'paper')}`;
    case 'split':
      return `${called} split off from ${there}: ${plural(after, 'paper')}`;
    case 'joined':
      return `${called} joined ${there}: it had ${plural(before, 'paper')}`;
    case 'vanished':
      return `${called} fell apart: it had ${plural(before, 'paper')}`;
    default:
      return `${called} ${change} from ${before.toLocaleString('en')} to ${plural(after, 'paper')}`;
  }
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Gaps between communities with what bridges them. */
export function gapsText(gaps: readonly Gap[], context: CommandContext): string {
  if (gaps.length === 0) return 'no gaps: no two large communities have few links and many neighbours in common\n';
  const width = textWidth(context);
  const blocks = gaps.flatMap(({ a, b, linked, neighbours, concepts, papers }) => [
    wrap(`${a.id} ${plain(a.name)}  |  ${b.id} ${plain(b.name)}`, width),
    `  ${plural(neighbours, 'neighbour')} in common, but links ${percent(linked)} of what chance would give`,
    ...(concepts.length > 0
      ? [wrap(`in common: ${concepts.map(({ name }) => plain(name)).join(', ')}`, width, '  ')]
      : []),
    ...papers.map(({ id, title, toA, toB }) =>
      wrap(`${plain(title)} (${id}; ${percent(toA)} of its links to ${a.id}, ${percent(toB)} to ${b.id})`, width, '  '),
    ),
  ]);
  return ['gaps: large communities with few links and many neighbours in common', ...blocks, ''].join('\n');
}
