import { groupBy } from '../lib/group.ts';
import type { ConceptType, Definition, ExtractedPaper, Field, Mention, Paper, Role } from '../types.ts';
import type { RawTables, TableRow } from './schema.ts';

/** Rows of `raw_mentions`. */
export const rawMentionRows = (extracted: readonly ExtractedPaper[]): TableRow<'raw_mentions'>[] =>
  extracted.flatMap(({ id: paper, mentions }) => mentions.map((mention) => ({ paper, ...mention })));

/** Rows of `raw_definitions`. */
export const rawDefinitionRows = (extracted: readonly ExtractedPaper[]): TableRow<'raw_definitions'>[] =>
  extracted.flatMap(({ id: paper, definitions }) =>
    definitions.map(({ short, long }) => ({
      paper,
      short_field: short.field,
      short_start: short.start,
      short_end: short.end,
      short: short.text,
      long_field: long.field,
      long_start: long.start,
      long_end: long.end,
      long: long.text,
    })),
  );

const mentionOf = ({ paper: _, ...row }: TableRow<'raw_mentions'>): Mention => ({
  ...row,
  field: row.field as Field,
  type: row.type as ConceptType,
  role: row.role as Role,
});

const definitionOf = (row: TableRow<'raw_definitions'>): Definition => ({
  short: { field: row.short_field as Field, start: row.short_start, end: row.short_end, text: row.short },
  long: { field: row.long_field as Field, start: row.long_start, end: row.long_end, text: row.long },
});

/** Papers with what was read in them, back from their tables. */
export function fromRawTables(tables: RawTables, papers: readonly Paper[]): ExtractedPaper[] {
  const mentions = groupBy(tables.raw_mentions, (row) => row.paper);
  const definitions = groupBy(tables.raw_definitions, (row) => row.paper);
  return papers.map((paper) => ({
    ...paper,
    mentions: (mentions.get(paper.id) ?? []).map(mentionOf),
    definitions: (definitions.get(paper.id) ?? []).map(definitionOf),
  }));
}
