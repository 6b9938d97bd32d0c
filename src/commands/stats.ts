import type { Command } from 'commander';
import { type MapStats, mapStats } from '../query/index.ts';
import { type Manifest, openMapFolder } from '../store/index.ts';
import { CONCEPT_TYPES } from '../types.ts';
import { type CommandContext, write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { cut, plain, table, widthOf } from './table.ts';

/** `papergraph stats`: what a map holds. */
export function statsCommand(): Command {
  return defineCommand('stats', 'counts, top concepts, communities, quality of the clustering, digests', [
    'papergraph stats map',
    'papergraph stats map --json',
  ])
    .argument('<dir>', 'the map folder')
    .option('--json', 'print everything as one JSON object')
    .action(async (dir: string, given: { json?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { map, manifest } = await openMapFolder(dir);
      const stats = mapStats(map);
      if (given.json)
        return write(
          context.stdout,
          `${JSON.stringify({ ...stats, digest: manifest.digest, options: manifest.options })}\n`,
        );
      await write(context.stdout, statsText(stats, manifest, context));
    });
}

const SHOWN_COMMUNITIES = 15;

function statsText(stats: MapStats, manifest: Manifest, context: CommandContext): string {
  const width = widthOf(context);
  const n = (value: number): string => value.toLocaleString('en');
  const kinds = CONCEPT_TYPES.map((type) => `${n(stats.kinds[type])} ${type}s`).join(', ');
  const relations = Object.entries(stats.relations).map(([name, count]): (string | number)[] => [name, count]);
  const tops = CONCEPT_TYPES.filter((type) => stats.topConcepts[type].length > 0).map((type) => {
    const names = stats.topConcepts[type].map((c) => `${plain(c.name)} (${c.papers})`).join(', ');
    return `  ${`${type}s`.padEnd(9)} ${cut(names, width - 12)}`;
  });
  const shown = stats.communities.slice(0, SHOWN_COMMUNITIES);
  const communities = table(
    context,
    ['id', 'community', 'papers', 'concepts', 'stability'],
    shown.map((c) => [c.id, cut(c.name, width - 45), c.papers, c.concepts, Number(c.stability.toFixed(2))]),
  );
  const notes = [
    ...(stats.withoutAbstract > 0 ? [`${n(stats.withoutAbstract)} papers without an abstract`] : []),
    ...(stats.withoutConcepts > 0 ? [`${n(stats.withoutConcepts)} papers in which no concept was found`] : []),
    ...(stats.isolated > 0 ? [`${n(stats.isolated)} papers and concepts without any link`] : []),
  ];
  return [
    `${n(stats.papers)} papers${stats.firstDate ? ` from ${stats.firstDate} to ${stats.lastDate}` : ''}`,
    `${n(stats.concepts)} concepts: ${kinds}; ${n(stats.mentions)} mentions`,
    ...notes,
    '',
    table(context, ['relation', 'number'], relations),
    'most frequent, with their number of papers',
    ...tops,
    '',
    ...(shown.length > 0 ? [communities.trimEnd()] : []),
    ...(stats.communities.length > shown.length ? [`${shown.length} of ${stats.communities.length} communities`] : []),
    stats.verdict,
    '',
    `digest of the facts  ${manifest.digest.facts}`,
    `digest of all        ${manifest.digest.all}`,
    '',
  ].join('\n');
}
