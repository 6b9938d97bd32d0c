import { byKey, compareStrings } from '../lib/text.ts';
import type { Paper, Source } from '../types.ts';
import { type Facts, joinFacts } from './join-fields.ts';
import { arxivId, doiOf, titleId, urlOf } from './paper-ids.ts';

/** Records that are one paper whatever else is read: they share an arXiv id or DOI and the title, or tell exactly the same. */
export interface JoinedRecords {
  facts: Facts;
  /** arXiv ids and DOIs. */
  strongIds: Set<string>;
  /** Ids of other kinds that the records brought. */
  ownIds: Set<string>;
  /** Slug of the title; equal for all of them. */
  titleId: string;
  sources: Source[];
}

/** Joins the records that are surely one, and groups the outcome by paper as far as arXiv ids and DOIs tell. */
export function groupByIds(papers: Paper[]): JoinedRecords[][] {
  const records = papers.flatMap(partsOf).map(asRecords);
  const roots = new UnionFind();
  for (const { strongIds } of records) {
    const [first, ...others] = strongIds;
    for (const other of others) roots.join(first!, other);
  }
  const groups = new Map<string, Map<string, JoinedRecords>>();
  for (const record of records) {
    const [strong] = record.strongIds;
    const { date, dateInferred, authors } = record.facts;
    const group =
      strong === undefined ? JSON.stringify([record.titleId, date, dateInferred, authors]) : `=${roots.find(strong)}`;
    const same = groups.get(group) ?? groups.set(group, new Map()).get(group)!;
    const known = same.get(record.titleId);
    if (known) addRecord(known, record);
    else same.set(record.titleId, record);
  }
  return [...groups.values()].map((group) => [...group.values()].sort(byKey((records) => records.titleId)));
}

/** The records that a joined paper was made from, or itself. */
function partsOf(paper: Paper): Paper[] {
  const { parts, ...whole } = paper;
  return parts ? parts.map((part) => ({ ...whole, ...part })) : [whole];
}

function asRecords(paper: Paper): JoinedRecords {
  const { id, aliases, sources, title, abstract, date, dateInferred, authors, organisation, comments, url } = paper;
  const ids = [id, ...aliases];
  const strongIds = new Set(ids.filter((name) => arxivId(name) === name || doiOf(name) === name).sort(compareStrings));
  const ownId = titleId(title);
  const ownIds = new Set(ids.filter((name) => !strongIds.has(name)));
  // Ids that joining gave to a paper without any other are given anew.
  if (strongIds.size === 0) for (const name of ownIds) if (isTitleIdOf(name, ownId)) ownIds.delete(name);
  const facts = {
    title,
    abstract,
    date,
    dateInferred,
    authors,
    organisation,
    comments,
    url: url ?? urlOf([...strongIds]),
  };
  return { facts, strongIds, ownIds, titleId: ownId, sources: [...sources] };
}

/** True for the slug of a title, with or without the suffix that tells it from another paper of that title. */
function isTitleIdOf(id: string, ownId: string): boolean {
  return id.startsWith(ownId) && /^(?:-[0-9a-f]{8}(?:-\d+)?)?$/.test(id.slice(ownId.length));
}

function addRecord(known: JoinedRecords, record: JoinedRecords): void {
  known.facts = joinFacts(known.facts, record.facts);
  for (const id of record.strongIds) known.strongIds.add(id);
  for (const id of record.ownIds) known.ownIds.add(id);
  for (const source of record.sources) known.sources.push(source);
}

/** Sets of names that belong together (disjoint sets, path halving). */
class UnionFind {
  readonly #parent = new Map<string, string>();

  find(name: string): string {
    let at = name;
    for (let up = this.#parent.get(at); up !== undefined; up = this.#parent.get(at)) {
      const above = this.#parent.get(up);
      if (above !== undefined) this.#parent.set(at, above);
      at = up;
    }
    return at;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x < y) this.#parent.set(y, x);
    else if (y < x) this.#parent.set(x, y);
  }
}
