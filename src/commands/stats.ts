import type { Command } from 'commander';
import { type MapStats, mapStats } from '../query/index.ts';
import { type Manifest, openMapFolder } from '../store/index.ts';
import { CONCEPT_TYPES } from '../types.ts';
import { type CommandContext, write } from './context.ts';
import { contextOf, defineCommand } from './define.ts';
import { cut, fitting, plain, plural, table, textWidth, widthOf, wrap } from './table.ts';

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

/** Columns of a community beside its name, with the spaces between. */
const COMMUNITY_COLUMNS = 38;

function statsText(stats: MapStats, manifest: Manifest, context: CommandContext): string {
  const width = textWidth(context);
  const kinds = CONCEPT_TYPES.map((type) => plural(stats.kinds[type], type)).join(', ');
  const relations = Object.entries(stats.relations).map(([name, count]): (string | number)[] => [name, count]);
  const tops = CONCEPT_TYPES.filter((type) => stats.topConcepts[type].length > 0).map((type) => {
    const names = stats.topConcepts[type].map((c) => `${plain(c.name)} (${c.papers})`);
    return `  ${`${type}s`.padEnd(9)} ${fitting(names, widthOf(context) - 12)}`;
  });
  const shown = stats.communities.slice(0, SHOWN_COMMUNITIES);
  const communities = table(
    context,
    ['id', 'community', 'papers', 'concepts', 'stability'],
    shown.map((c) => [
      c.id,
      cut(plain(c.name), widthOf(context) - COMMUNITY_COLUMNS),
      c.papers,
      c.concepts,
      c.stability.toFixed(2),
    ]),
    ['stability'],
  );
  const papersWith = (n: number, what: string): string[] => (n > 0 ? [`${plural(n, 'paper')} ${what}`] : []);
  const notes = [
    ...papersWith(stats.withoutAbstract, 'without an abstract'),
    ...papersWith(stats.withoutConcepts, 'in which no concept was found'),
    ...(stats.isolated > 0
      ? [`${plural(stats.isolated, 'paper or concept', 'papers and concepts')} without any link`]
      : []),
  ];
  return [
    `${plural(stats.papers, 'paper')}${stats.firstDate ? ` from ${stats.firstDate} to ${stats.lastDate}` : ''}`,
    wrap(`${plural(stats.concepts, 'concept')}: ${kinds}; ${plural(stats.mentions, 'mention')}`, width),
    ...notes,
    '',
    table(context, ['relation', 'number'], relations),
    'most frequent, with their number of papers',
    ...tops,
    '',
    ...(shown.length > 0 ? [communities.trimEnd()] : []),
    communityLine(stats, shown.length),
    wrap(stats.verdict, width),
    '',
    'digest of the facts',
    `  ${manifest.digest.facts}`,
    'digest of all',
    `  ${manifest.digest.all}`,
    '',
  ].join('\n');
}

/** How many communities there are at each level; all of them are nodes in Neo4j. */
function communityLine({ communityCounts: { fine, coarse, all } }: MapStats, shown: number): string {
  const groups = coarse > 0 ? ` in ${plural(coarse, 'group')}, ${all.toLocaleString('en')} together` : '';
  const some = shown < fine ? `; the ${shown} largest are shown` : '';
  return `${plural(fine, 'community', 'communities')}${groups}${some}`;
}
