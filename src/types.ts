/**
 * What passes between the rooms of the house. Stages (`read`, `extract`, `resolve`, `link`, `cluster`, `layout`) import
 * this file and `lib/` and nothing of one another. All offsets are UTF-16 code units (JavaScript string indices) into the
 * title or abstract of the paper they belong to; `end` is exclusive.
 */

/** The five types of concept. */
export const CONCEPT_TYPES = ['method', 'model', 'dataset', 'task', 'metric'] as const;
export type ConceptType = (typeof CONCEPT_TYPES)[number];

/** What a paper does with a concept. The order is the order of precedence when one paper shows several. */
export const ROLES = ['introduces', 'evaluates_on', 'uses', 'studies'] as const;
export type Role = (typeof ROLES)[number];

/** Kind of a node in the graph. Never called `type`: Sigma takes that word for itself. */
export type Kind = 'paper' | ConceptType;

/**
 * Where an edge comes from: `read` in a text, from a `name`'s structure, from the `catalogue`, from `statistics`, or from a `correction` by the
 * user.
 */
export type Basis = 'read' | 'name' | 'catalogue' | 'statistics' | 'correction';

export type Field = 'title' | 'abstract';

/** Where a record was printed. `file` is relative to the input it was given by, `line` counts from 1. */
export interface Source {
  file: string;
  line: number;
}

/** One paper as `papergraph read` prints it. Text is as printed, white space folded, well-formed Unicode. */
export interface Paper {
  /** arXiv id (without version), DOI (lower case) or slug of the title. */
  id: string;
  title: string;
  /** Empty where the source prints none. */
  abstract: string;
  /** ISO day `YYYY-MM-DD`, or null. */
  date: string | null;
  /** Names, or their number where only that is printed, or null. */
  authors: string[] | number | null;
  organisation: string | null;
  comments: number | null;
  url: string | null;
  /** True where the year was not printed and had to be inferred. */
  dateInferred: boolean;
  /** Ids that this paper had or has elsewhere (DOI beside arXiv id, slug before an id was known); sorted. */
  aliases: string[];
  sources: Source[];
  /**
   * Only where records were joined that tell different things by a title alone or under several titles: what each of them
   * tells, a field left out where it equals the paper's. A record that comes later may belong to one of them and conflict
   * with another, so that they are joined anew with it: adding papers gives what reading all at once gives.
   */
  parts?: PaperPart[];
}

/** One of the records that a paper was joined from; see `Paper.parts`. */
export type PaperPart = Partial<Omit<Paper, 'parts'>>;

/** One thing worth telling about the input. `error`: a record or file was lost; `warning`: it was kept but is doubtful. */
export interface Issue {
  level: 'error' | 'warning';
  file: string;
  line: number | null;
  /** What is wrong, in words. */
  what: string;
  /** How to mend it, in words. */
  mend: string;
  /** How many times the same thing happened (100,000 copies of one paper are one issue). */
  count: number;
}

export interface ReadResult {
  /** Sorted by id. */
  papers: Paper[];
  issues: Issue[];
  counts: { files: number; records: number; joined: number; withoutAbstract: number };
}

export interface Span {
  field: Field;
  start: number;
  end: number;
}

/** A place where a paper names a concept, before names are resolved. */
export interface Mention extends Span {
  /** The name in readable form: the printed span with LaTeX decoded, edges trimmed. Equal to the printed text in most cases. */
  text: string;
  type: ConceptType;
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** The cue that decided the role, e.g. "we introduce", "title before colon", "default". */
  cue: string;
}

/** An acronym defined in the text: `short` stands for `long`. */
export interface Definition {
  short: Span & { text: string };
  long: Span & { text: string };
}

/** What was read in a paper's title and abstract: a function of these two texts alone. */
export interface RawPaper {
  /** Sorted by field (title first), start, end; never overlapping. */
  mentions: Mention[];
  definitions: Definition[];
}

/** Output of the per-paper filter (`extract --raw`): the whole paper plus what was read in it. */
export interface ExtractedPaper extends Paper, RawPaper {}

/** Why a printed form belongs to a concept. */
export interface Merge {
  concept: string;
  surface: string;
  /** Reason code, e.g. `exact`, `folded`, `definition`, `catalogue`, `head-word`. */
  reason: string;
  /** Papers in which the form stands; sorted. */
  papers: string[];
  /** What the user wrote as the reason of a correction. */
  note?: string;
}

/** One node of the graph for one thing. */
export interface Concept {
  /** Slug of the resolution key plus a sense suffix where one name means two things. */
  id: string;
  /** The form that people use most. */
  name: string;
  type: ConceptType;
  /** Other printed forms; sorted. */
  aliases: string[];
  /** Number of papers. */
  papers: number;
  /** Number of mentions. */
  mentions: number;
  /** Share of the type vote that went to `type`, 0 to 1. */
  typeShare: number;
  /** True where the name has several meanings and this one could not be told apart everywhere. */
  ambiguous: boolean;
}

/** What one paper does with one concept, with every place where it says so. */
export interface PaperConcept {
  paper: string;
  concept: string;
  role: Role;
  /** The cue that decided the role. */
  cue: string;
  /** Distinct printed forms; sorted. */
  surfaces: string[];
  /** Sorted by field (title first), then start. */
  mentions: Span[];
  confidence: number;
}

export interface VariantLink {
  /** The variant. */
  from: string;
  /** What it is a variant of. */
  to: string;
  basis: Basis;
}

/** Output of `resolve`. */
export interface Resolution {
  /** Sorted by id. */
  concepts: Concept[];
  /** Sorted by paper, concept. */
  paperConcepts: PaperConcept[];
  /** Sorted by concept, surface. */
  merges: Merge[];
  /** Sorted by from, to. */
  variants: VariantLink[];
  /** The user's corrections that were applied, in the order of their file; left out where there are none. */
  corrections?: AppliedCorrection[];
}

/** The kinds of correction. */
export const CORRECTION_KINDS = ['merge', 'split', 'rename', 'retype', 'drop', 'variant', 'add'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

/** What one correction of `overrides.yaml` did. */
export interface AppliedCorrection {
  /** Place in the file, from 1. */
  number: number;
  kind: CorrectionKind;
  /** The correction in words: `merge LoRA, low rank adapters`. */
  what: string;
  /** The user's reason. */
  reason: string | null;
  /** Ids of the concepts that it made or changed, what it was about first; empty where nothing is left or nothing was met. */
  concepts: string[];
  /** Ids that are gone by it; they lead to the first of `concepts`, if it has any. */
  formerIds: string[];
  /** Papers and mentions that it is about. */
  papers: number;
  mentions: number;
}

/** Two concepts that papers name together; `a` < `b`. */
export interface ConceptLink {
  a: string;
  b: string;
  /** Shared papers. */
  papers: number;
  /** Association strength, or what the build's option `conceptWeight` says: positive, finite; larger is closer. */
  weight: number;
  npmi: number;
  jaccard: number;
  /** True where the edge belongs to the backbone, which is drawn first. */
  backbone: boolean;
}

/** Two papers that belong together, and why; `a` < `b`. */
export interface PaperLink {
  a: string;
  b: string;
  /** 0 to 1; larger is closer. */
  weight: number;
  /** Shared concept ids, largest share first. */
  shared: string[];
  /** Share of the score of each entry of `shared`; together with `terms`' shares they add up to 1. */
  shares: number[];
  /** Shared rare words and phrases of the text, where concepts are few; largest share first. */
  terms: string[];
  termShares: number[];
  backbone: boolean;
}

/** Output of `link`. */
export interface Links {
  conceptConcept: ConceptLink[];
  paperPaper: PaperLink[];
}

export interface Community {
  /** `c1`, `c2` … by size, then smallest member. */
  id: string;
  /** Two or three distinctive concepts joined by " · "; unique. */
  name: string;
  /** 0 is the fine level. */
  level: number;
  parent: string | null;
  /** Members (papers and concepts). */
  size: number;
  papers: number;
  concepts: number;
  /** Agreement over the seeded starts, 0 to 1. */
  stability: number;
  /** Ids of the three most central papers. */
  examples: string[];
}

/** Output of `cluster`. */
export interface Clustering {
  communities: Community[];
  /** Node id (see `nodeId`) to community id, fine level; isolated nodes are left out. */
  membership: Map<string, string>;
  /** How sure each node's membership is: mean share of its community that the other starts put together with it, 0 to 1. */
  certainty: Map<string, number>;
  modularity: number;
  /** Modularity of a degree-preserving shuffle of the same graph. */
  shuffledModularity: number;
  resolution: number;
}

/** A node's place. `id` is a graph node id. */
export interface Position {
  id: string;
  x: number;
  y: number;
}

/** Everything that a map folder holds. */
export interface ConceptMap {
  papers: Paper[];
  resolution: Resolution;
  links: Links;
  clustering: Clustering;
  positions: Position[];
}

export type * from './types-answers.ts';
