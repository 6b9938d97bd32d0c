import type { Command } from 'commander';
import { Option } from 'commander';
import { UsageError } from '../lib/errors.ts';
import type { MapIndex, ViewFilter } from '../query/index.ts';
import { CONCEPT_TYPES, type GraphView, type Kind } from '../types.ts';
import { count, day } from './define.ts';
import { plural } from './table.ts';

export interface ViewOptions {
  layer: 'papers' | 'concepts' | 'both';
  top?: number;
  kind?: Kind[];
  community?: string[];
  since?: string;
  until?: string;
}

/** Options that choose a part of the map. */
export function addViewOptions(command: Command): Command {
  return command
    .addOption(new Option('--layer <layer>', 'what to take').choices(['papers', 'concepts', 'both']).default('both'))
    .option('--top <n>', 'at most n edges, the backbone and the strongest first, and what they join', count)
    .addOption(new Option('--kind <kind...>', 'only these kinds').choices(['paper', ...CONCEPT_TYPES]))
    .option('--community <id...>', 'only these communities, by id or name')
    .option('--since <day>', 'only papers of this day or later, and what they name', day)
    .option('--until <day>', 'only papers of this day or earlier, and what they name', day);
}

/**
 * The filter that the options ask for.
 * @throws UsageError where a community is not in the map, or no day lies between the two
 */
export function viewFilter(index: MapIndex, given: ViewOptions): ViewFilter {
  if (given.since !== undefined && given.until !== undefined && given.since > given.until)
    throw new UsageError(`--since ${given.since} --until ${given.until}: no day is both; did you swap them?`);
  return {
    layer: given.layer,
    ...(given.top !== undefined && { top: given.top }),
    ...(given.kind && { kinds: given.kind }),
    ...(given.community && { communities: given.community.map((text) => communityId(index, text)) }),
    ...(given.since !== undefined && { since: given.since }),
    ...(given.until !== undefined && { until: given.until }),
  };
}

function communityId(index: MapIndex, text: string): string {
  const all = [...index.communities.values()];
  const found = all.find((c) => c.id === text) ?? all.find((c) => c.name.toLowerCase() === text.toLowerCase());
  if (found) return found.id;
  const some = all.slice(0, 5).map((c) => `${c.id} (${c.name})`);
  throw new UsageError(`--community ${text}: no such community; there are ${all.length}: ${some.join(', ')} …`);
}

/** "N of M" in words. */
export function viewCounts(view: GraphView): string {
  const n = (shown: number, total: number, what: string): string =>
    shown === total ? plural(shown, what) : `${shown.toLocaleString('en')} of ${plural(total, what)}`;
  return `${n(view.nodes.length, view.totals.nodes, 'node')}, ${n(view.edges.length, view.totals.edges, 'edge')}`;
}

/** The options that choose a part, as typed; for messages. */
export function viewOptionsText({ layer, kind, community, since, until }: ViewOptions): string {
  const given: [string, string | undefined][] = [
    ['layer', layer],
    ['kind', kind?.join(' ')],
    ['community', community?.join(' ')],
    ['since', since],
    ['until', until],
  ];
  return given.flatMap(([name, value]) => (value === undefined ? [] : [`--${name} ${value}`])).join(' ');
}
