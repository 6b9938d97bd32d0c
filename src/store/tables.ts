import { groupBy } from '../lib/group.ts';
import { compareStrings } from '../lib/text.ts';
import type {
  AppliedCorrection,
  Basis,
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
  Role,
  Source,
} from '../types.ts';
import type { TableRow, Tables } from './schema.ts';

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
  if (row.parts === null) return {};
  const parts = JSON.parse(row.parts) as PaperPart[];
  return {
    parts: parts.map((part, place) => {
      const own = sourcesOf(sources, place);
      return own.length > 0 ? { ...part, sources: own } : part;
    }),
  };
}

const sourcesOf = (rows: readonly TableRow<'sources'>[], part: number | null): Source[] =>
  rows.filter((row) => row.part === part).map(({ file, line }) => ({ file, line }));

/** The tables of a map: one row a thing, in the map's own (sorted) order. */
export function toTables(map: ConceptMap): Tables {
  const textOf = new Map(map.papers.map((p) => [p.id, { title: p.title, abstract: p.abstract }]));
  const { concepts, merges, variants, paperConcepts } = map.resolution;
  return {
    papers: map.papers.map(paperRow),
    sources: map.papers.flatMap(sourceRows),
    concepts: concepts.map(({ typeShare, ...c }) => ({ ...c, type_share: typeShare })),
    merges: merges.map((merge) => ({ ...merge, note: merge.note ?? null })),
    variants: [...variants],
    mentions: paperConcepts.flatMap((pc) =>
      pc.mentions.map((m) => ({
        paper: pc.paper,
        concept: pc.concept,
        field: m.field,
        start: m.start,
        end: m.end,
        surface: textOf.get(pc.paper)?.[m.field].slice(m.start, m.end) ?? '',
      })),
    ),
    paper_concept: paperConcepts.map(({ mentions, ...pc }) => ({ ...pc, count: mentions.length })),
    concept_concept: [...map.links.conceptConcept],
    paper_paper: map.links.paperPaper.map(({ termShares, ...link }) => ({ ...link, term_shares: termShares })),
    communities: [...map.clustering.communities],
    positions: [...map.positions]
      .sort((a, b) => compareStrings(a.id, b.id))
      .map((p) => ({
        ...p,
        community: map.clustering.membership.get(p.id) ?? null,
        certainty: map.clustering.certainty.get(p.id) ?? null,
      })),
    corrections: (map.resolution.corrections ?? []).map(({ formerIds, ...c }) => ({ ...c, former_ids: formerIds })),
  };
}

const correctionOf = ({ former_ids, ...row }: TableRow<'corrections'>): AppliedCorrection => ({
  ...row,
  kind: row.kind as CorrectionKind,
  formerIds: former_ids,
});

/** The parts of a map that are no rows: kept in the manifest. */
export type ClusteringFigures = Pick<ConceptMap['clustering'], 'modularity' | 'shuffledModularity' | 'resolution'>;

/** The map back from its tables. */
export function fromTables(tables: Tables, figures: ClusteringFigures): ConceptMap {
  const sources = groupBy(tables.sources, (s) => s.paper);
  const mentions = groupBy(tables.mentions, (m) => `${m.paper}\n${m.concept}`);
  return {
    papers: tables.papers.map(
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
    ),
    resolution: {
      concepts: tables.concepts.map(
        ({ type_share, ...c }): Concept => ({ ...c, type: c.type as ConceptType, typeShare: type_share }),
      ),
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
    clustering: {
      communities: tables.communities satisfies Community[],
      membership: new Map(tables.positions.flatMap((p) => (p.community === null ? [] : [[p.id, p.community]]))),
      certainty: new Map(tables.positions.flatMap((p) => (p.certainty === null ? [] : [[p.id, p.certainty]]))),
      ...figures,
    },
    positions: tables.positions.map(({ id, x, y }) => ({ id, x, y })),
  };
}
