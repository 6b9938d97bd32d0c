import { CONCEPT_TYPES, ROLES } from '../types.ts';
import type { TableName, TableRow } from './schema.ts';

/** All tables of a map. */
export type Rows = { [N in TableName]: TableRow<N>[] };

/** One thing that must hold of a table. */
interface Rule {
  table: TableName;
  /** Tables that it reads. */
  needs: readonly TableName[];
  /** What is wrong where it does not hold, in words. */
  what: string;
  wrong(rows: Rows): { rows: number; first: string };
}

/** A rule over each row alone; `prepare` makes what the rows are held against. */
function each<N extends TableName, C>(
  table: N,
  needs: readonly TableName[],
  what: string,
  prepare: (rows: Rows) => C,
  holds: (row: TableRow<N>, context: C) => boolean,
): Rule {
  return {
    table,
    needs: [table, ...needs],
    what,
    wrong(rows) {
      const context = prepare(rows);
      const found = (rows[table] as TableRow<N>[]).filter((row) => !holds(row, context));
      return { rows: found.length, first: found[0] === undefined ? '' : JSON.stringify(found[0]).slice(0, 200) };
    },
  };
}

/** Rows are sorted by their keys, each key once. */
function sorted<N extends TableName>(table: N, key: (row: TableRow<N>) => (string | number)[]): Rule {
  return {
    table,
    needs: [table],
    what: 'rows that are not in the order of their keys, or stand there twice',
    wrong(rows) {
      const list = rows[table] as TableRow<N>[];
      const found = list.filter((row, i) => i > 0 && !before(key(list[i - 1]!), key(row)));
      return { rows: found.length, first: found[0] === undefined ? '' : key(found[0]).join(', ').slice(0, 200) };
    },
  };
}

function before(x: readonly (string | number)[], y: readonly (string | number)[]): boolean {
  for (const [i, value] of x.entries()) if (value !== y[i]) return value < y[i]!;
  return false;
}

const paperIds = (rows: Rows): Set<string> => new Set(rows.papers.map(({ id }) => id));
const conceptIds = (rows: Rows): Set<string> => new Set(rows.concepts.map(({ id }) => id));
const textsOf = (rows: Rows): Map<string, TableRow<'papers'>> => new Map(rows.papers.map((row) => [row.id, row]));
const communityIds = (rows: Rows): Set<string> => new Set(rows.communities.map(({ id }) => id));
const nodeIds = (rows: Rows): Set<string> =>
  new Set([...rows.papers.map(({ id }) => `paper:${id}`), ...rows.concepts.map(({ id }) => `concept:${id}`)]);
const mentionCounts = (rows: Rows): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { paper, concept } of rows.mentions) {
    const key = `${paper}\n${concept}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};
const pairs = (rows: Rows): Set<string> =>
  new Set(rows.paper_concept.map(({ paper, concept }) => `${paper}\n${concept}`));

const textOf = (paper: TableRow<'papers'> | undefined, field: string): string =>
  (field === 'title' ? paper?.title : field === 'abstract' ? paper?.abstract : undefined) ?? '';

const inText = (paper: TableRow<'papers'> | undefined, field: string, start: number, end: number): boolean =>
  start >= 0 && start < end && end <= textOf(paper, field).length;

/** Everything that holds of a whole map. */
export const RULES: readonly Rule[] = [
  sorted('papers', ({ id }) => [id]),
  sorted('concepts', ({ id }) => [id]),
  sorted('paper_concept', ({ paper, concept }) => [paper, concept]),
  sorted('concept_concept', ({ a, b }) => [a, b]),
  sorted('paper_paper', ({ a, b }) => [a, b]),
  sorted('merges', ({ concept, surface, reason }) => [concept, surface, reason]),
  sorted('positions', ({ id }) => [id]),
  each('sources', ['papers'], 'sources of papers that are not there', paperIds, ({ paper }, ids) => ids.has(paper)),
  each(
    'concepts',
    [],
    'concepts of no known type',
    () => new Set<string>(CONCEPT_TYPES),
    ({ type }, types) => types.has(type),
  ),
  each(
    'mentions',
    ['paper_concept'],
    'mentions of a paper and concept that are not linked',
    pairs,
    ({ paper, concept }, known) => known.has(`${paper}\n${concept}`),
  ),
  each(
    'mentions',
    ['papers'],
    'mentions whose place does not hold their surface',
    textsOf,
    (row, texts) =>
      inText(texts.get(row.paper), row.field, row.start, row.end) &&
      textOf(texts.get(row.paper), row.field).slice(row.start, row.end) === row.surface,
  ),
  each('paper_concept', ['papers'], 'papers that are not there', paperIds, ({ paper }, ids) => ids.has(paper)),
  each('paper_concept', ['concepts'], 'concepts that are not there', conceptIds, ({ concept }, ids) =>
    ids.has(concept),
  ),
  each(
    'paper_concept',
    ['mentions'],
    'counts that are not the number of mentions',
    mentionCounts,
    (row, counts) => row.count === (counts.get(`${row.paper}\n${row.concept}`) ?? 0),
  ),
  each(
    'paper_concept',
    [],
    'roles that are none',
    () => new Set<string>(ROLES),
    ({ role }, roles) => roles.has(role),
  ),
  each('merges', ['concepts'], 'concepts that are not there', conceptIds, ({ concept }, ids) => ids.has(concept)),
  each('merges', ['papers'], 'papers that are not there', paperIds, ({ papers }, ids) =>
    papers.every((id) => ids.has(id)),
  ),
  each(
    'variants',
    ['concepts'],
    'concepts that are not there',
    conceptIds,
    ({ from, to }, ids) => ids.has(from) && ids.has(to),
  ),
  each(
    'concept_concept',
    ['concepts'],
    'ends that are not there, or not in order',
    conceptIds,
    ({ a, b }, ids) => a < b && ids.has(a) && ids.has(b),
  ),
  each(
    'paper_paper',
    ['papers'],
    'ends that are not there, or not in order',
    paperIds,
    ({ a, b }, ids) => a < b && ids.has(a) && ids.has(b),
  ),
  each('paper_paper', ['concepts'], 'shared concepts that are not there', conceptIds, ({ shared }, ids) =>
    shared.every((id) => ids.has(id)),
  ),
  each(
    'paper_paper',
    [],
    'shares that do not belong to the shared concepts and terms',
    () => null,
    (row) => row.shares.length === row.shared.length && row.term_shares.length === row.terms.length,
  ),
  each(
    'communities',
    [],
    'parents that are not there',
    communityIds,
    ({ parent }, ids) => parent === null || ids.has(parent),
  ),
  each('communities', ['papers'], 'examples that are not there', paperIds, ({ examples }, ids) =>
    examples.every((id) => ids.has(id)),
  ),
  each('positions', ['papers', 'concepts'], 'papers and concepts that are not there', nodeIds, ({ id }, ids) =>
    ids.has(id),
  ),
  each(
    'positions',
    ['communities'],
    'communities that are not there',
    communityIds,
    ({ community }, ids) => community === null || ids.has(community),
  ),
  each(
    'positions',
    [],
    'places that are no numbers',
    () => null,
    ({ x, y }) => Number.isFinite(x) && Number.isFinite(y),
  ),
  each('raw_mentions', ['papers'], 'places outside their texts', textsOf, (row, texts) =>
    inText(texts.get(row.paper), row.field, row.start, row.end),
  ),
  each('raw_definitions', ['papers'], 'places outside their texts', textsOf, (row, texts) => {
    const paper = texts.get(row.paper);
    return (
      inText(paper, row.short_field, row.short_start, row.short_end) &&
      inText(paper, row.long_field, row.long_start, row.long_end)
    );
  }),
];
