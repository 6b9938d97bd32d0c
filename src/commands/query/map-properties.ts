/** Where the properties of the graph lie in the tables of a map folder. */
import type { ColumnReader } from '../../store/index.ts';

/** Reads one property of all rows of a table. */
export type PropertyReader = (reader: ColumnReader) => Promise<readonly unknown[]>;
type Table = Parameters<ColumnReader['read']>[0];

const column =
  (table: Table, name: string): PropertyReader =>
  async (reader) =>
    (await reader.read(table, [name as never]))[name as never] as unknown[];

const columns = (table: Table, names: Readonly<Record<string, string>>): Record<string, PropertyReader> =>
  Object.fromEntries(Object.entries(names).map(([key, name]) => [key, column(table, name)]));

const same = (...names: string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, name]));

const constant =
  (table: Table, name: string, value: string): PropertyReader =>
  async (reader) =>
    new Array(((await reader.read(table, [name as never]))[name as never] as unknown[]).length).fill(value);

/** Names, or null where only their number is known. */
const authors: PropertyReader = async (reader) =>
  (await reader.read('papers', ['authors'])).authors.map((names) => (names.length > 0 ? names : null));

/** `paper|field|start|end` of each mention, in the order of the table, by relationship. */
const evidence: PropertyReader = async (reader) => {
  const { paper, concept } = await reader.read('paper_concept', ['paper', 'concept']);
  const mentions = await reader.read('mentions', ['paper', 'concept', 'field', 'start', 'end']);
  const lists = paper.map((): string[] => []);
  const places = new Map(paper.map((id, row) => [`${id}\n${concept[row]!}`, row]));
  mentions.paper.forEach((id, i) => {
    const row = places.get(`${id}\n${mentions.concept[i]!}`);
    if (row !== undefined) lists[row]!.push(`${id}|${mentions.field[i]!}|${mentions.start[i]!}|${mentions.end[i]!}`);
  });
  return lists;
};

export const NODE_PROPERTIES: Readonly<Record<string, Readonly<Record<string, PropertyReader>>>> = {
  papers: {
    ...columns('papers', same('id', 'title', 'abstract', 'date')),
    dateInferred: column('papers', 'date_inferred'),
    authors,
    authorCount: column('papers', 'author_count'),
    ...columns('papers', same('organisation', 'comments', 'url', 'aliases')),
  },
  concepts: {
    ...columns('concepts', same('id', 'name', 'type', 'aliases', 'papers', 'mentions')),
    typeShare: column('concepts', 'type_share'),
    ambiguous: column('concepts', 'ambiguous'),
  },
  communities: columns(
    'communities',
    same('id', 'name', 'level', 'parent', 'size', 'papers', 'concepts', 'stability', 'examples'),
  ),
};

export const RELATIONSHIP_PROPERTIES: typeof NODE_PROPERTIES = {
  paper_concept: {
    count: column('paper_concept', 'count'),
    evidence,
    basis: constant('paper_concept', 'paper', 'read'),
    ...columns('paper_concept', same('confidence', 'cue', 'surfaces')),
  },
  variants: columns('variants', same('basis')),
  concept_concept: {
    ...columns('concept_concept', same('papers', 'weight', 'npmi', 'jaccard', 'backbone')),
    basis: constant('concept_concept', 'a', 'statistics'),
  },
  paper_paper: {
    ...columns('paper_paper', same('weight', 'shared', 'shares', 'terms')),
    termShares: column('paper_paper', 'term_shares'),
    backbone: column('paper_paper', 'backbone'),
    basis: constant('paper_paper', 'a', 'statistics'),
  },
  positions: {
    basis: constant('positions', 'id', 'statistics'),
    certainty: column('positions', 'certainty'),
  },
};
