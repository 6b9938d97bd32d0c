/** What is made of a finished map: views for drawing and for files, the property graph, and what is told about one thing. */
import type { Basis, Community, Concept, ConceptType, Kind, Paper, Role, Span } from './types.ts';

/** A node of a view: what the map draws and what graph files carry. */
export interface GraphNode {
  /** Paper id or concept id, prefixed by its layer: `paper:2402.03300`, `concept:lora`. */
  id: string;
  kind: Kind;
  label: string;
  community: string | null;
  communityName: string | null;
  /** Papers that name the concept; for a paper the number of its concepts. */
  papers: number;
  /** Publication day of a paper; first and last day of a concept's papers. Null where unknown. */
  date: string | null;
  lastDate: string | null;
  degree: number;
  x: number;
  y: number;
  /** 4 to 100. */
  size: number;
  /** `#rrggbb`. */
  color: string;
  aliases: string[];
  /** Of a paper, where they are known and were asked for. */
  authors?: string[];
}

export interface GraphEdge {
  source: string;
  target: string;
  /** `INTRODUCES`, `USES`, `EVALUATES_ON`, `STUDIES`, `CO_OCCURS`, `RELATED`, `VARIANT_OF`. */
  relation: string;
  directed: boolean;
  /** Positive, finite. */
  weight: number;
  basis: Basis;
  /** Ids of the shared concepts of RELATED, largest share first; empty for other relations. */
  shared: string[];
  /** What the edge rests on; only where it was asked for. */
  evidence?: EdgeEvidence;
}

/** What an edge rests on; what its relation does not have is left out. */
export interface EdgeEvidence {
  /** RELATED: share of the score of each entry of `shared`; together with `termShares` they add up to 1. */
  shares?: number[];
  /** RELATED: shared words and phrases of the text, and their shares of the score. */
  terms?: string[];
  termShares?: number[];
  /** Mentions where it is read; papers of CO_OCCURS. */
  count?: number;
  /** 0 to 1, where it is read. */
  confidence?: number;
  /** What decided the role, where it is read. */
  cue?: string;
  /** Printed forms, where it is read. */
  surfaces?: string[];
  /** Places where it is read: `paper|field|start|end`. */
  places?: string[];
}

/** A selection of the map for drawing or for a file. Totals say how much there is in all ("N of M"). */
export interface GraphView {
  nodes: GraphNode[];
  edges: GraphEdge[];
  communities: Community[];
  totals: { nodes: number; edges: number };
}

/** The map as a property graph: the same labels, types and property names in Neo4j, in Cypher and in the docs. */
export interface PropertyGraph {
  nodes: { id: string; labels: string[]; properties: Record<string, PropertyValue> }[];
  relationships: { type: string; start: string; end: string; properties: Record<string, PropertyValue> }[];
}
export type PropertyValue = string | number | boolean | null | string[] | number[];

/** What `show` tells about a paper: the panel of the map, the server's API and `show --json` use this one shape. */
export interface PaperDetail {
  kind: 'paper';
  paper: Paper;
  community: string | null;
  communityName: string | null;
  /** Introduced concepts first, then by number of mentions. */
  concepts: {
    id: string;
    name: string;
    type: ConceptType;
    role: Role;
    cue: string;
    confidence: number;
    mentions: Span[];
  }[];
  /** Nearest first. */
  related: RelatedPaper[];
}

/** One related paper with its reasons. Shares of `shared` and `terms` together add up to 1. */
export interface RelatedPaper {
  paper: string;
  title: string;
  date: string | null;
  score: number;
  shared: { concept: string; name: string; share: number }[];
  terms: { term: string; share: number }[];
}

/** What `show` tells about a concept. */
export interface ConceptDetail {
  kind: 'concept';
  concept: Concept;
  community: string | null;
  communityName: string | null;
  /** Every printed form, why it was joined, in how many papers it stands. */
  merges: { surface: string; reason: string; papers: number }[];
  variantOf: { id: string; name: string; basis: Basis }[];
  variants: { id: string; name: string; basis: Basis }[];
  /** Newest first. `evidence` is one sentence (or the title) that names it, with the span of the name in that sentence. */
  papers: {
    id: string;
    title: string;
    date: string | null;
    role: Role;
    count: number;
    evidence: { text: string; start: number; end: number } | null;
  }[];
  /** Concepts named in the same papers, closest first. */
  together: { id: string; name: string; type: ConceptType; papers: number; weight: number }[];
}
