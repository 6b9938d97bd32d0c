import { groupBy } from '../lib/group.ts';
import { compareStrings } from '../lib/text.ts';
import type {
  AppliedCorrection,
  Basis,
  Clustering,
  Community,
  Concept,
  ConceptMap,
  ConceptType,
  CorrectionKind,
  Field,
  Merge,
  Paper,
  PaperConcept,
  PaperPart,
  Position,
  Role,
  Source,
} from '../types.ts';
import type { MAP_TABLES, TableRow, Tables } from './schema.ts';

/** Rows of `papers`: names and their number are columns of their own, because a page prints one or the other. */
function paperRow(paper: Paper): TableRow<'papers'> {
  const names = Array.isArray(paper.authors) ? paper.authors : [];
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    date: paper.date,
    date_inferred: paper.dateInferred,
    authors: names,
    author_count: Array.isArray(paper.authors) ? names.length || null : paper.authors,
    organisation: paper.organisation,
    comments: paper.comments,
    url: paper.url,
    aliases: paper.aliases,
    parts: paper.parts ? JSON.stringify(paper.parts.map(({ sources: _, ...part }) => part)) : null,
  };
}

/** Rows of `sources`: where the paper was printed, then where each of its parts was. */
function sourceRows(paper: Paper): TableRow<'sources'>[] {
  const rows = (sources: readonly Source[], part: number | null) =>
    sources.map(({ file, line }) => ({ paper: paper.id, file, line, part }));
  return [
    ...rows(paper.sources, null),
    ...(paper.parts ?? []).flatMap((part, place) => rows(part.sources ?? [], place)),
  ];
}

function paperParts(row: TableRow<'papers'>, sources: readonly TableRow<'sources'>[]): Pick<Paper, 'parts'> {
  if (row.parts === null || row.parts === undefined) return {};
  const parts = JSON.parse(row.parts) as PaperPart[];
  return {
    parts: parts.map((part, place) => {
      const own = sourcesOf(sources, place);
      return own.length > 0 ? { ...part, sources: own } : part;
    }),
  };
}

const sourcesOf = (rows: readonly TableRow<'sources'>[], part: number | null): Source[] =>
  rows.filter((row) => (row.part ?? null) === part).map(({ file, line }) => ({ file, line }));

type MapTable = (typeof MAP_TABLES)[number];

/** The rows of each table of a map: one row a thing, in the map's own (sorted) order. */
export const TABLE_ROWS: { [N in MapTable]: (map: ConceptMap) => readonly TableRow<N>[] } = {
  papers: ({ papers }) => papers.map(paperRow),
  sources: ({ papers }) => papers.flatMap(sourceRows),
  concepts: ({ resolution }) => resolution.concepts.map(({ typeShare, ...c }) => ({ ...c, type_share: typeShare })),
  merges: ({ resolution }) => resolution.merges.map((merge) => ({ ...merge, note: merge.note ?? null })),
  variants: ({ resolution }) => resolution.variants,
  mentions: mentionRows,
  paper_concept: ({ resolution }) =>
    resolution.paperConcepts.map(({ mentions, ...pc }) => ({ ...pc, count: mentions.length })),
  concept_concept: ({ links }) => links.conceptConcept,
  paper_paper: ({ links }) => links.paperPaper.map(({ termShares, ...link }) => ({ ...link, term_shares: termShares })),
  communities: ({ clustering }) => clustering.communities,
  positions: ({ positions, clustering: { membership, certainty } }) =>
    [...positions]
      .sort((a, b) => compareStrings(a.id, b.id))
      .map((p) => ({ ...p, community: membership.get(p.id) ?? null, certainty: certainty.get(p.id) ?? null })),
  corrections: ({ resolution }) =>
    (resolution.corrections ?? []).map(({ formerIds, ...c }) => ({ ...c, former_ids: formerIds })),
};

function mentionRows({ papers, resolution }: ConceptMap): TableRow<'mentions'>[] {
  const textOf = new Map(papers.map((paper) => [paper.id, paper]));
  return resolution.paperConcepts.flatMap(({ paper, concept, mentions }) =>
    mentions.map(({ field, start, end }) => ({
      paper,
      concept,
      field,
      start,
      end,
      surface: textOf.get(paper)?.[field].slice(start, end) ?? '',
    })),
  );
}

const correctionOf = ({ former_ids, ...row }: TableRow<'corrections'>): AppliedCorrection => ({
  ...row,
  kind: row.kind as CorrectionKind,
  formerIds: former_ids,
});

/** The parts of a map that are no rows: kept in the manifest. */
export type ClusteringFigures = Pick<ConceptMap['clustering'], 'modularity' | 'shuffledModularity' | 'resolution'>;

/** Papers back from their tables. A column that a map of an older format lacks is empty. */
export function papersFrom(rows: readonly TableRow<'papers'>[], sourceRows: readonly TableRow<'sources'>[]): Paper[] {
  const sources = groupBy(sourceRows, (row) => row.paper);
  return rows.map(
    (row): Paper => ({
      id: row.id,
      title: row.title,
      abstract: row.abstract,
      date: row.date,
      authors: row.authors.length > 0 ? row.authors : row.author_count,
      organisation: row.organisation,
      comments: row.comments,
      url: row.url,
      dateInferred: row.date_inferred,
      aliases: row.aliases,
      ...paperParts(row, sources.get(row.id) ?? []),
      sources: sourcesOf(sources.get(row.id) ?? [], null),
    }),
  );
}

export const conceptOf = ({ type_share, ...row }: TableRow<'concepts'>): Concept => ({
  ...row,
  type: row.type as ConceptType,
  typeShare: type_share,
});

export const positionOf = ({ id, x, y }: TableRow<'positions'>): Position => ({ id, x, y });

/** A clustering back from its tables. */
export const clusteringFrom = (
  communities: Community[],
  positions: readonly TableRow<'positions'>[],
  figures: ClusteringFigures,
): Clustering => ({
  communities,
  membership: new Map(positions.flatMap((p) => (p.community === null ? [] : [[p.id, p.community]]))),
  certainty: new Map(positions.flatMap((p) => (p.certainty === null ? [] : [[p.id, p.certainty]]))),
  ...figures,
});

/** The map back from its tables. */
export function fromTables(tables: Tables, figures: ClusteringFigures): ConceptMap {
  const mentions = groupBy(tables.mentions, (m) => `${m.paper}\n${m.concept}`);
  return {
    papers: papersFrom(tables.papers, tables.sources),
    resolution: {
      concepts: tables.concepts.map(conceptOf),
      merges: tables.merges.map(({ note, ...merge }): Merge => (note ? { ...merge, note } : merge)),
      variants: tables.variants.map((v) => ({ ...v, basis: v.basis as Basis })),
      paperConcepts: tables.paper_concept.map(({ count: _, ...pc }): PaperConcept => {
        const own = mentions.get(`${pc.paper}\n${pc.concept}`) ?? [];
        return {
          ...pc,
          role: pc.role as Role,
          mentions: own.map((m) => ({ field: m.field as Field, start: m.start, end: m.end })),
        };
      }),
      ...(tables.corrections.length > 0 && { corrections: tables.corrections.map(correctionOf) }),
    },
    links: {
      conceptConcept: tables.concept_concept,
      paperPaper: tables.paper_paper.map(({ term_shares, ...link }) => ({ ...link, termShares: term_shares })),
    },
    clustering: clusteringFrom(tables.communities, tables.positions, figures),
    positions: tables.positions.map(positionOf),
  };
}
