/** Type of a column of the map folder. Lists are Parquet LISTs of required elements; only `?` types may be null. */
export type ColumnType = 'string' | 'string?' | 'int' | 'int?' | 'double' | 'bool' | 'strings' | 'doubles';

/** Columns of one table, in order. */
export type TableSchema = Record<string, ColumnType>;

type Value<C extends ColumnType> = {
  string: string;
  'string?': string | null;
  int: number;
  'int?': number | null;
  double: number;
  bool: boolean;
  strings: string[];
  doubles: number[];
}[C];

/** A row of a table with that schema. */
type Row<S extends TableSchema> = { [K in keyof S]: Value<S[K]> };

/** The tables of a map folder. Names and columns are documented in docs/map-format.md. */
export const TABLES = {
  papers: {
    id: 'string',
    title: 'string',
    abstract: 'string',
    date: 'string?',
    date_inferred: 'bool',
    authors: 'strings',
    author_count: 'int?',
    organisation: 'string?',
    comments: 'int?',
    url: 'string?',
    aliases: 'strings',
    /** JSON of `Paper.parts` without their sources: lists of records are no plain values. */
    parts: 'string?',
  },
  /** `part`: which of the paper's parts was printed there, where it has any. */
  sources: { paper: 'string', file: 'string', line: 'int', part: 'int?' },
  concepts: {
    id: 'string',
    name: 'string',
    type: 'string',
    aliases: 'strings',
    papers: 'int',
    mentions: 'int',
    type_share: 'double',
    ambiguous: 'bool',
  },
  merges: { concept: 'string', surface: 'string', reason: 'string', papers: 'strings' },
  variants: { from: 'string', to: 'string', basis: 'string' },
  mentions: { paper: 'string', concept: 'string', field: 'string', start: 'int', end: 'int', surface: 'string' },
  paper_concept: {
    paper: 'string',
    concept: 'string',
    role: 'string',
    cue: 'string',
    count: 'int',
    confidence: 'double',
    surfaces: 'strings',
  },
  concept_concept: {
    a: 'string',
    b: 'string',
    papers: 'int',
    weight: 'double',
    npmi: 'double',
    jaccard: 'double',
    backbone: 'bool',
  },
  paper_paper: {
    a: 'string',
    b: 'string',
    weight: 'double',
    shared: 'strings',
    shares: 'doubles',
    terms: 'strings',
    term_shares: 'doubles',
    backbone: 'bool',
  },
  communities: {
    id: 'string',
    name: 'string',
    level: 'int',
    parent: 'string?',
    size: 'int',
    papers: 'int',
    concepts: 'int',
    stability: 'double',
    examples: 'strings',
  },
  positions: { id: 'string', x: 'double', y: 'double', community: 'string?' },
} as const satisfies Record<string, TableSchema>;

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
export type TableRow<N extends TableName> = Row<(typeof TABLES)[N]>;
export type Tables = { [N in TableName]: TableRow<N>[] };

/** Tables that are facts: byte for byte the same after `add` as after a full build. The rest carries over or tells where from. */
export const FACT_TABLES: readonly TableName[] = [
  'papers',
  'concepts',
  'merges',
  'variants',
  'mentions',
  'paper_concept',
  'concept_concept',
  'paper_paper',
];
