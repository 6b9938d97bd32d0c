import type { Command } from 'commander';
import { reasonWords } from '../lib/reason-words.ts';
import { doubtWords, listMerges, type MapIndex, type MergeEvidence } from '../query/index.ts';
import { type CommandContext, write } from './context.ts';
import { contextOf, count, defineCommand } from './define.ts';
import { openIndex } from './open.ts';
import { cut, plain, plural, textWidth, widthOf, wrap } from './table.ts';

/** Titles of papers shown for a merge. */
const SHOWN_PAPERS = 2;

/** `papergraph merges`: what was joined and why, doubtful first. */
export function mergesCommand(): Command {
  return defineCommand('merges', 'what was joined to one concept and why, doubtful first', [
    'papergraph merges map --doubtful',
    'papergraph merges map -n 500 --json',
  ])
    .argument('<dir>', 'the map folder')
    .option('-n <count>', 'how many (default 50)', count)
    .option('--doubtful', 'only those with something against them')
    .option('--json', 'print them as one JSON object')
    .action(async (dir: string, given: { n?: number; doubtful?: boolean; json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { index } = await openIndex(dir);
      const all = listMerges(index);
      const doubtful = all.filter((merge) => merge.doubt > 0);
      const wanted = given.doubtful ? doubtful : all;
      const shown = wanted.slice(0, given.n ?? 50);
      const totals = { merges: all.length, doubtful: doubtful.length, shown: shown.length };
      const text = given.json
        ? `${JSON.stringify({ ...totals, list: shown.map(inWords) })}\n`
        : `${[...shown.map((merge) => mergeText(merge, index, context)), totalText(totals)].join('\n')}\n`;
      await write(context.stdout, text);
    });
}

/** A merge with its codes in words too. */
export const inWords = (merge: MergeEvidence) => ({
  ...merge,
  why: reasonWords(merge.reason),
  against: merge.doubts.map(doubtWords),
});

function mergeText(merge: MergeEvidence, index: MapIndex, context: CommandContext): string {
  const width = textWidth(context);
  const titles = merge.papers.slice(0, SHOWN_PAPERS).map((id) => {
    const title = plain(index.papers.get(id)?.title ?? id);
    return `    ${cut(title, widthOf(context) - 4)}`;
  });
  const more = merge.papers.length - titles.length;
  return [
    wrap(
      `${plain(merge.surface)} → ${plain(merge.name)} (${merge.type}): ${reasonWords(merge.reason)}, ${plural(merge.papers.length, 'paper')}`,
      width,
    ),
    ...(merge.note ? [wrap(plain(merge.note), width, '    ')] : []),
    ...(merge.doubts.length > 0
      ? [wrap(`doubtful (${merge.doubt.toFixed(2)}): ${merge.doubts.map(doubtWords).join('; ')}`, width, '    ')]
      : []),
    ...titles,
    ...(more > 0 ? [`    and ${more.toLocaleString('en')} more`] : []),
  ].join('\n');
}

const totalText = ({ merges, doubtful, shown }: { merges: number; doubtful: number; shown: number }): string =>
  `${shown.toLocaleString('en')} of ${plural(merges, 'joined form')}, ${doubtful.toLocaleString('en')} doubtful`;
