import type { Command } from 'commander';
import { findGaps, type MapStats, mapStats, openMap, topRolledUp } from '../query/index.ts';
import { type Manifest, openMapFolder, overridesState } from '../store/index.ts';
import { CONCEPT_TYPES, type ConceptType } from '../types.ts';
import { type CommandContext, write } from './context.ts';
import { unappliedNote } from './corrections.ts';
import { contextOf, defineCommand } from './define.ts';
import { gapsText } from './render-communities.ts';
import { cut, fitting, plain, plural, table, textWidth, widthOf, wrap } from './table.ts';

/** `papergraph stats`: what a map holds. */
export function statsCommand(): Command {
  return defineCommand('stats', 'counts, top concepts, communities, quality of the clustering, digests', [
    'papergraph stats map',
    'papergraph stats map --json',
  ])
    .argument('<dir>', 'the map folder')
    .option('--json', 'print everything as one JSON object')
    .option('--roll-up', 'also the top concepts counted together with their variants')
    .option('--gaps', 'also large communities with few links and many neighbours in common, and the papers between')
    .action(async (dir: string, given: { json?: boolean; rollUp?: boolean; gaps?: boolean; quiet?: boolean }) => {
      const context = contextOf(given);
      const { map, manifest } = await openMapFolder(dir);
      const stats = mapStats(map);
      const rolledUp = given.rollUp ? topRolledUp(openMap(map), ROLLED_UP) : null;
      const gaps = given.gaps ? findGaps(map, GAPS) : null;
      const overrides = {
        state: overridesState(dir, manifest),
        applied: manifest.overrides?.sha256 ?? null,
        corrections: map.resolution.corrections?.length ?? 0,
      };
      if (given.json) {
        const { digest, options } = manifest;
        const all = { ...stats, ...(rolledUp && { rolledUp }), ...(gaps && { gaps }), digest, options, overrides };
        return write(context.stdout, `${JSON.stringify(all)}\n`);
      }
      const notes = [
        ...(overrides.corrections > 0 ? [`${plural(overrides.corrections, 'correction')} by hand applied`] : []),
        ...[unappliedNote(dir, manifest) ?? []].flat(),
      ];
      const text = statsText(stats, { rolledUp, notes }, manifest, context);
      await write(context.stdout, gaps ? `${text}\n${gapsText(gaps, context)}` : text);
    });
}

const SHOWN_COMMUNITIES = 15;
const GAPS = 10;
/** Concepts of each type in the counts with variants. */
const ROLLED_UP = 10;

/** Columns of a community beside its name, with the spaces between. */
const COMMUNITY_COLUMNS = 38;

/** What `stats` tells beside the counts. */
interface Beside {
  rolledUp: ReturnType<typeof topRolledUp> | null;
  notes: string[];
}

function statsText(
  stats: MapStats,
  { rolledUp, notes: more }: Beside,
  manifest: Manifest,
  context: CommandContext,
): string {
  const width = textWidth(context);
  const kinds = CONCEPT_TYPES.map((type) => plural(stats.kinds[type], type)).join(', ');
  const relations = Object.entries(stats.relations).map(([name, count]): (string | number)[] => [name, count]);
  const tops = topLines(stats.topConcepts, context);
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
    ...more,
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
    ...(rolledUp ? ['most frequent together with their variants', ...topLines(rolledUp, context), ''] : []),
    ...(shown.length > 0 ? [communities.trimEnd()] : []),
    communityLine(stats, shown.length),
    wrap(`found by ${methodWords(stats, manifest)}; ${stats.verdict}`, width),
    '',
    'digest of the facts',
    `  ${manifest.digest.facts}`,
    'digest of all',
    `  ${manifest.digest.all}`,
    '',
  ].join('\n');
}

/** The names of the most frequent concepts with their papers, a line a type. */
function topLines(top: Record<ConceptType, { name: string; papers: number }[]>, context: CommandContext): string[] {
  return CONCEPT_TYPES.filter((type) => top[type].length > 0).map((type) => {
    const names = top[type].map((c) => `${plain(c.name)} (${c.papers})`);
    return `  ${`${type}s`.padEnd(9)} ${fitting(names, widthOf(context) - 12)}`;
  });
}

/** How the communities were found: `Leiden at resolution 1, 10 starts`. */
function methodWords(stats: MapStats, { options }: Manifest): string {
  const method = options.clusterMethod === 'louvain' ? 'Louvain' : 'Leiden';
  const chosen = options.resolution === 'auto' ? ', the most stable' : '';
  return `${method} at resolution ${stats.resolution}${chosen}`;
}

/** How many communities there are at each level; all of them are nodes in Neo4j. */
function communityLine({ communityCounts: { fine, coarse, all } }: MapStats, shown: number): string {
  const groups = coarse > 0 ? ` in ${plural(coarse, 'group')}, ${all.toLocaleString('en')} together` : '';
  const some = shown < fine ? `; the ${shown} largest are shown` : '';
  return `${plural(fine, 'community', 'communities')}${groups}${some}`;
}
