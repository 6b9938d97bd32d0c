import { byKey, compareStrings } from '../lib/text.ts';
import type { Paper, PaperPart, Source } from '../types.ts';
import { joinFacts } from './join-fields.ts';
import { groupByIds, type JoinedRecords } from './join-records.ts';
import { joinByTitle } from './join-titles.ts';
import { compareIds, shortHash } from './paper-ids.ts';

/**
 * Joins the papers that are one: by arXiv id, by DOI, by the same normalised title with no conflict of date or authors. Field
 * by field the fuller record wins, a printed year beats an inferred one, ties fall by content; all sources are kept and ids
 * that lose become aliases. Two papers of one title get a suffix made from their date and authors.
 *
 * The outcome does not depend on the order, and joining joined papers with more equals joining all at once:
 * `join(join(A) ∪ B) = join(A ∪ B)`.
 * @returns papers sorted by id, and how many of those given are now part of another
 */
export function joinPapers(papers: Paper[]): { papers: Paper[]; joined: number } {
  const clusters = joinByTitle(groupByIds(papers));
  const joined = clusters.map(paperOf);
  tellApart(joined);
  joined.sort(byKey((paper) => paper.id));
  return { papers: joined, joined: papers.length - joined.length };
}

function paperOf(records: JoinedRecords[]): Paper {
  const facts = records.map((record) => record.facts).reduce(joinFacts);
  const strongIds = records.flatMap((record) => [...record.strongIds]).sort(compareIds);
  const titleIds = [...new Set(records.map((record) => record.titleId))];
  const byTitleOnly = records.filter((record) => record.strongIds.size === 0).map((record) => record.titleId);
  const id = strongIds[0] ?? titleIds[0]!;
  const winner = records.find((record) => record.facts.title === facts.title)!.titleId;
  // A paper of several titles is found by the slug of each that it no longer bears.
  const oldTitles = titleIds.filter((titleId) => titleId !== winner);
  const ownIds = records.flatMap((record) => [...record.ownIds]);
  const paper: Paper = {
    id,
    title: facts.title,
    abstract: facts.abstract,
    date: facts.date,
    authors: facts.authors,
    organisation: facts.organisation,
    comments: facts.comments,
    url: facts.url,
    dateInferred: facts.dateInferred,
    aliases: distinct([...strongIds, ...byTitleOnly, ...oldTitles, ...ownIds]).filter((alias) => alias !== id),
    sources: distinctSources(records.flatMap((record) => record.sources)),
  };
  if (records.length > 1) paper.parts = partsOf(records, paper);
  return paper;
}

const distinct = (names: string[]): string[] => [...new Set(names)].sort(compareStrings);

function distinctSources(sources: Source[]): Source[] {
  if (sources.length === 1) return sources;
  const byPlace = new Map(sources.map((source) => [`${source.line} ${source.file}`, source]));
  return [...byPlace.values()].sort((a, b) => compareStrings(a.file, b.file) || a.line - b.line);
}

/** What each record tells, without what the paper tells too. */
function partsOf(records: JoinedRecords[], paper: Paper): PaperPart[] {
  const parts = records.map((record): PaperPart => {
    const { parts: _, ...part } = paperOf([record]);
    const differs = ([field, value]: [string, unknown]): boolean =>
      JSON.stringify(value) !== JSON.stringify(paper[field as keyof Paper]);
    return Object.fromEntries(Object.entries(part).filter(differs));
  });
  // Where a record was printed is no fact, so it must not decide the order.
  return parts.sort(byKey((part) => JSON.stringify({ ...part, sources: undefined })));
}

/** Gives papers that have nothing but one and the same title a suffix each; the plain slug stays as an alias of all. */
function tellApart(papers: Paper[]): void {
  const byId = new Map<string, Paper[]>();
  for (const paper of papers) {
    const namesakes = byId.get(paper.id);
    if (namesakes) namesakes.push(paper);
    else byId.set(paper.id, [paper]);
  }
  for (const [id, namesakes] of byId) {
    if (namesakes.length === 1) continue;
    const used = new Set<string>();
    for (const paper of namesakes.sort(byKey(factsOf))) {
      const base = `${id}-${shortHash(JSON.stringify([paper.date, paper.authors]))}`;
      paper.id = base;
      for (let copy = 2; used.has(paper.id); copy++) paper.id = `${base}-${copy}`;
      used.add(paper.id);
      paper.aliases = distinct([...paper.aliases, id]);
    }
  }
}

const factsOf = ({ date, authors, abstract, title, organisation, comments, url }: Paper): string =>
  JSON.stringify([date, authors, abstract, title, organisation, comments, url]);
