import { PapergraphError } from '../lib/errors.ts';
import type { Basis, GraphEdge, GraphNode, GraphView, Kind } from '../types.ts';
import { cleanIds, cleanLabel } from './clean.ts';
import { drawingScale } from './drawing-scale.ts';
import { edgeKinds } from './edge-kinds.ts';

/** A node as graph files carry it: cleaned text, checked numbers. */
export interface FileNode {
  id: string;
  label: string;
  kind: Kind;
  community: string | null;
  communityName: string | null;
  papers: number;
  /** A real day `YYYY-MM-DD`, or null. */
  date: string | null;
  lastDate: string | null;
  /** Links in the whole map, which can be more than the file holds. */
  mapDegree: number;
  aliases: string[];
  x: number;
  y: number;
  size: number;
  red: number;
  green: number;
  blue: number;
}

export interface FileEdge {
  source: string;
  target: string;
  relation: string;
  /** Distinct for every edge between the same two nodes, so that readers keep them apart; nearly always the relation. */
  kind: string;
  /** The relation in words. */
  label: string;
  directed: boolean;
  weight: number;
  basis: Basis;
  /** Of RELATED: ids of shared concepts, shared words, and what share of the score each has. */
  shared: string[];
  shares: number[];
  terms: string[];
  termShares: number[];
  /** Mentions where it is read, papers of CO_OCCURS; null for other relations. */
  count: number | null;
  /** Of what is read: 0 to 1, what decided the role, printed forms, places as `paper|field|start|end`. */
  confidence: number | null;
  cue: string | null;
  surfaces: string[];
  evidence: string[];
}

/** A view made ready for files. */
export interface FileGraph {
  /**
   * Direction of the whole file: no reader but Gephi takes mixed ones. Undirected as soon as one edge is; source and target
   * then still stand in the order of the relation.
   */
  directed: boolean;
  nodes: FileNode[];
  edges: FileEdge[];
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The day itself where it is one of the calendar, else null: one wrong day costs Gephi the whole timeline. */
function realDay(day: string | null): string | null {
  if (day === null || !DAY.test(day)) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

function colour(color: string): { red: number; green: number; blue: number } {
  const value = /^#[0-9a-f]{6}$/i.test(color) ? Number.parseInt(color.slice(1), 16) : 0x999999;
  return { red: value >> 16, green: (value >> 8) & 255, blue: value & 255 };
}

function finite(value: number, what: string): number {
  if (Number.isFinite(value)) return value;
  throw new PapergraphError(`${what} is ${value}, which no graph file can hold; build the map again`);
}

/**
 * Checks a view and cleans it for files. Positions are spread where the sizes would not fit (see `drawingScale`).
 * @throws PapergraphError naming the node or edge that breaks a promise of GraphView
 */
export function fileGraph(view: GraphView): FileGraph {
  const ids = cleanIds(view.nodes.map((node) => node.id));
  const index = new Map(view.nodes.map((node, i) => [node.id, i]));
  if (index.size < view.nodes.length) {
    const twice = view.nodes.find((node, i) => index.get(node.id) !== i)!;
    throw new PapergraphError(`node ${twice.id} is in the view twice`);
  }
  const scale = drawingScale(view.nodes);
  const directed = view.edges.length > 0 && view.edges.every((edge) => edge.directed);
  const kinds = edgeKinds(view.edges, index, directed);
  return {
    directed,
    nodes: view.nodes.map((node, i) => fileNode(node, ids[i]!, scale)),
    edges: view.edges.map((edge, i) =>
      fileEdge(edge, ids[index.get(edge.source)!]!, ids[index.get(edge.target)!]!, kinds[i]!),
    ),
  };
}

function fileNode(node: GraphNode, id: string, scale: number): FileNode {
  return {
    id,
    label: cleanLabel(node.label) || id,
    kind: node.kind,
    community: node.community === null ? null : cleanLabel(node.community),
    communityName: node.communityName === null ? null : cleanLabel(node.communityName),
    papers: finite(node.papers, `papers of node ${node.id}`),
    date: realDay(node.date),
    lastDate: realDay(node.lastDate),
    mapDegree: finite(node.degree, `degree of node ${node.id}`),
    aliases: node.aliases.map(cleanLabel).filter(Boolean),
    x: finite(node.x, `x of node ${node.id}`) * scale,
    y: finite(node.y, `y of node ${node.id}`) * scale,
    size: finite(node.size, `size of node ${node.id}`),
    ...colour(node.color),
  };
}

function fileEdge(edge: GraphEdge, source: string, target: string, kind: string): FileEdge {
  if (!(edge.weight > 0 && edge.weight < Number.POSITIVE_INFINITY)) {
    const name = `${edge.source} ${edge.relation} ${edge.target}`;
    throw new PapergraphError(
      `edge ${name} weighs ${edge.weight}: weights are positive and finite; build the map again`,
    );
  }
  const { shares = [], terms = [], termShares = [], count, confidence, cue, surfaces, places } = edge.evidence ?? {};
  const [shared, sharesOfShared] = cleanWithShares(edge.shared, shares);
  const [cleanTerms, sharesOfTerms] = cleanWithShares(terms, termShares);
  return {
    source,
    target,
    relation: edge.relation,
    kind,
    label: edge.relation.toLowerCase().replaceAll('_', ' '),
    directed: edge.directed,
    weight: edge.weight,
    basis: edge.basis,
    shared,
    shares: sharesOfShared,
    terms: cleanTerms,
    termShares: sharesOfTerms,
    count: count ?? null,
    confidence: confidence ?? null,
    cue: cue === undefined ? null : cleanLabel(cue) || null,
    surfaces: cleanTexts(surfaces ?? []),
    evidence: cleanTexts(places ?? []),
  };
}

const cleanTexts = (texts: readonly string[]): string[] => texts.map(cleanLabel).filter(Boolean);

/** Texts cleaned, with their shares in parallel: a text of which nothing is left takes its share with it. */
function cleanWithShares(texts: readonly string[], shares: readonly number[]): [texts: string[], shares: number[]] {
  const clean = texts.map(cleanLabel);
  return [clean.filter(Boolean), shares.filter((_, i) => clean[i])];
}
