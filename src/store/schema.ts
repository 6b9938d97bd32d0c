/** Type of a column of the map folder. Lists are Parquet LISTs of required elements; only `?` types may be null. */
export type ColumnType = 'string' | 'string?' | 'int' | 'int?' | 'double' | 'double?' | 'bool' | 'strings' | 'doubles';

/** Columns of one table, in order. */
export type TableSchema = Record<string, ColumnType>;

type Value<C extends ColumnType> = {
  string: string;
  'string?': string | null;
  int: number;
  'int?': number | null;
  double: number;
  'double?': number | null;
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
  /** `note`: the user's reason, of corrections. */
  merges: { concept: 'string', surface: 'string', reason: 'string', papers: 'strings', note: 'string?' },
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
  /** `certainty`: how sure the membership is. */
  positions: { id: 'string', x: 'double', y: 'double', community: 'string?', certainty: 'double?' },
  /** What the user's corrections did; only where there are any. */
  corrections: {
    number: 'int',
    kind: 'string',
    what: 'string',
    reason: 'string?',
    concepts: 'strings',
    former_ids: 'strings',
    papers: 'int',
    mentions: 'int',
  },
  /** What was read in each paper before names were resolved, so that corrections need no new reading. */
  raw_mentions: {
    paper: 'string',
    field: 'string',
    start: 'int',
    end: 'int',
    text: 'string',
    type: 'string',
    role: 'string',
    confidence: 'double',
    cue: 'string',
  },
  raw_definitions: {
    paper: 'string',
    short_field: 'string',
    short_start: 'int',
    short_end: 'int',
    short: 'string',
    long_field: 'string',
    long_start: 'int',
    long_end: 'int',
    long: 'string',
  },
} as const satisfies Record<string, TableSchema>;

/** Rows of a row group; where a few rows are looked up in a large table (links of one paper), they are few. */
export const ROW_GROUPS: { readonly [name: string]: number } = { paper_paper: 5000 };

export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];
export type TableRow<N extends TableName> = Row<(typeof TABLES)[N]>;

/** Tables that hold what `extract` found; a map is opened without them. */
const RAW_TABLES = ['raw_mentions', 'raw_definitions'] as const;
export type RawTables = { [N in (typeof RAW_TABLES)[number]]: TableRow<N>[] };
/** Tables that a map may lack. */
export const OPTIONAL_TABLES: ReadonlySet<TableName> = new Set(['corrections', ...RAW_TABLES]);
export const MAP_TABLES = TABLE_NAMES.filter((name) => !name.startsWith('raw_')) as Exclude<
  TableName,
  keyof RawTables
>[];
/** The tables that make a map. */
export type Tables = { [N in (typeof MAP_TABLES)[number]]: TableRow<N>[] };

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
