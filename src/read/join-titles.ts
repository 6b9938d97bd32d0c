import { compareStrings } from '../lib/text.ts';
import { inConflict } from './join-conflicts.ts';
import { type Facts, joinFacts } from './join-fields.ts';
import type { JoinedRecords } from './join-records.ts';
import { arxivId } from './paper-ids.ts';

/** Papers of one title that a record is compared with. More are known to exist only of titles such as "Editorial". */
const MAX_COMPARED = 64;

/** A paper in the making. */
interface Cluster {
  records: JoinedRecords[];
  facts: Facts;
  hasArxiv: boolean;
  hasDoi: boolean;
  /** How much it tells. */
  tells: number;
  /** Differs from that of every other. */
  name: string;
}

/**
 * Joins groups that have a title in common and are in no conflict. The groups are taken in an order of their content (those
 * that tell most first), each joining the first paper of its title that it fits, one with the same abstract before others.
 * The outcome depends on the set of groups alone, though fitting is not transitive.
 */
export function joinByTitle(groups: JoinedRecords[][]): JoinedRecords[][] {
  const titles = new Map<string, number>();
  for (const group of groups) for (const { titleId } of group) titles.set(titleId, (titles.get(titleId) ?? 0) + 1);
  const alone = (group: JoinedRecords[]): boolean => group.every(({ titleId }) => titles.get(titleId) === 1);
  const done = groups.filter(alone);
  const clusters: Cluster[] = [];
  const byTitle = new Map<string, Set<Cluster>>();
  for (const candidate of groups
    .filter((group) => !alone(group))
    .map(clusterOf)
    .sort(compareClusters)) {
    const home = homeOf(candidate, byTitle);
    if (home) absorb(home, candidate);
    else clusters.push(candidate);
    for (const { titleId } of candidate.records) {
      const known = byTitle.get(titleId) ?? byTitle.set(titleId, new Set()).get(titleId)!;
      known.add(home ?? candidate);
    }
  }
  return [...done, ...clusters.map(({ records }) => records)];
}

function clusterOf(records: JoinedRecords[]): Cluster {
  const facts = records.map((record) => record.facts).reduce(joinFacts);
  const ids = records.flatMap(({ strongIds }) => [...strongIds]);
  const hasArxiv = ids.some((id) => arxivId(id) !== null);
  const dated = facts.date === null ? 0 : facts.dateInferred ? 1 : 2;
  return {
    records: [...records],
    facts,
    hasArxiv,
    hasDoi: ids.some((id) => arxivId(id) === null),
    tells: (ids.length > 0 ? 8 : 0) + dated * 2 + (facts.authors === null ? 0 : 1),
    name: JSON.stringify([
      ids.sort(compareStrings),
      records.map(({ titleId }) => titleId),
      facts.date,
      facts.dateInferred,
      facts.authors,
    ]),
  };
}

/** The paper that a candidate belongs to, or null. */
function homeOf(candidate: Cluster, byTitle: Map<string, Set<Cluster>>): Cluster | null {
  let fitting: Cluster | null = null;
  for (const { titleId } of candidate.records) {
    let compared = 0;
    for (const cluster of byTitle.get(titleId) ?? []) {
      if (compared++ >= MAX_COMPARED) break;
      // Two arXiv ids, or two DOIs, that nothing joins are two papers.
      if ((cluster.hasArxiv && candidate.hasArxiv) || (cluster.hasDoi && candidate.hasDoi)) continue;
      if (inConflict(cluster.facts, candidate.facts)) continue;
      if (candidate.facts.abstract !== '' && cluster.facts.abstract === candidate.facts.abstract) return cluster;
      fitting ??= cluster;
    }
  }
  return fitting;
}

function absorb(home: Cluster, candidate: Cluster): void {
  for (const record of candidate.records) home.records.push(record);
  home.facts = joinFacts(home.facts, candidate.facts);
  home.hasArxiv ||= candidate.hasArxiv;
  home.hasDoi ||= candidate.hasDoi;
}

/** Those that tell most first, then by what makes a group differ from every other. */
function compareClusters(a: Cluster, b: Cluster): number {
  return b.tells - a.tells || compareStrings(a.name, b.name);
}
