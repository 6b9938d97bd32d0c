import type { Basis, Community, GraphEdge, GraphNode, GraphView, Kind } from '../types.ts';
import { PapergraphError } from './errors.ts';

const FORMAT = 'papergraph-view';
const VERSION = 1;
const KINDS: readonly Kind[] = ['paper', 'method', 'model', 'dataset', 'task', 'metric'];
const BASES: readonly Basis[] = ['read', 'name', 'catalogue', 'statistics', 'correction'];

/** A `GraphView` as columns: a fraction of the size of a list of objects, as JSON as well as compressed. */
export interface EncodedView {
  format: typeof FORMAT;
  version: number;
  /** Every string that repeats (colours, days, community names, relations, reasons); columns hold places in this list, -1 is null. */
  words: string[];
  nodes: {
    /** Without the layer's prefix, which follows from the kind. */
    id: string[];
    kind: number[];
    label: string[];
    community: number[];
    communityName: number[];
    papers: number[];
    date: number[];
    lastDate: number[];
    degree: number[];
    x: number[];
    y: number[];
    size: number[];
    color: number[];
    /** Node index to aliases; nodes without any are left out. */
    aliases: [number, string[]][];
    /** Node index to places in `words`; papers whose authors are not known, or not asked for, are left out. */
    authors?: [number, number[]][];
  };
  edges: {
    source: number[];
    target: number[];
    relation: number[];
    /** 1 or 0. */
    directed: number[];
    weight: number[];
    basis: number[];
    /** Edge index to places in `words`; edges without reasons are left out. */
    shared: [number, number[]][];
  };
  communities: Community[];
  totals: { nodes: number; edges: number };
}

const layerOf = (kind: Kind): string => (kind === 'paper' ? 'paper:' : 'concept:');

/** Coordinates, sizes and weights keep five significant digits: finer than a pixel at any zoom, half the bytes. */
const five = (value: number): number => Number(value.toPrecision(5));

/**
 * A view as columns, ready for JSON.
 * @param options.reasons false leaves `shared` out: the map draws without it and panels have their own evidence
 */
export function encodeView(view: GraphView, options: { reasons?: boolean } = {}): EncodedView {
  const places = new Map<string, number>();
  const place = (word: string | null): number => {
    if (word === null) return -1;
    const at = places.get(word) ?? places.size;
    places.set(word, at);
    return at;
  };
  const { nodes, edges } = view;
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  const reasons = options.reasons ?? true;
  const encoded = {
    nodes: {
      id: nodes.map((n) => n.id.slice(layerOf(n.kind).length)),
      kind: nodes.map((n) => KINDS.indexOf(n.kind)),
      label: nodes.map((n) => n.label),
      community: nodes.map((n) => place(n.community)),
      communityName: nodes.map((n) => place(n.communityName)),
      papers: nodes.map((n) => n.papers),
      date: nodes.map((n) => place(n.date)),
      lastDate: nodes.map((n) => place(n.lastDate)),
      degree: nodes.map((n) => n.degree),
      x: nodes.map((n) => five(n.x)),
      y: nodes.map((n) => five(n.y)),
      size: nodes.map((n) => five(n.size)),
      color: nodes.map((n) => place(n.color)),
      aliases: nodes.flatMap((n, i): [number, string[]][] => (n.aliases.length > 0 ? [[i, n.aliases]] : [])),
      authors: nodes.flatMap((n, i): [number, number[]][] => (n.authors ? [[i, n.authors.map(place)]] : [])),
    },
    edges: {
      source: edges.map((e) => index.get(e.source)!),
      target: edges.map((e) => index.get(e.target)!),
      relation: edges.map((e) => place(e.relation)),
      directed: edges.map((e) => (e.directed ? 1 : 0)),
      weight: edges.map((e) => five(e.weight)),
      basis: edges.map((e) => BASES.indexOf(e.basis)),
      shared: edges.flatMap((e, i): [number, number[]][] =>
        reasons && e.shared.length > 0 ? [[i, e.shared.map(place)]] : [],
      ),
    },
    communities: view.communities,
    totals: view.totals,
  };
  return { format: FORMAT, version: VERSION, words: [...places.keys()], ...encoded };
}

/**
 * The view that `encodeView` wrote.
 * @throws PapergraphError where it is something else, another version, or damaged
 */
export function decodeView(given: unknown): GraphView {
  const data = checked(given);
  const word = (at: number): string | null => (at < 0 ? null : data.words[at]!);
  const aliases = new Map(data.nodes.aliases);
  const authors = new Map(data.nodes.authors);
  const shared = new Map(data.edges.shared);
  const n = data.nodes;
  const nodes: GraphNode[] = n.id.map((id, i) => {
    const kind = KINDS[n.kind[i]!]!;
    return {
      id: layerOf(kind) + id,
      kind,
      label: n.label[i]!,
      community: word(n.community[i]!),
      communityName: word(n.communityName[i]!),
      papers: n.papers[i]!,
      date: word(n.date[i]!),
      lastDate: word(n.lastDate[i]!),
      degree: n.degree[i]!,
      x: n.x[i]!,
      y: n.y[i]!,
      size: n.size[i]!,
      color: word(n.color[i]!)!,
      aliases: aliases.get(i) ?? [],
      ...(authors.has(i) && { authors: authors.get(i)!.map((at) => word(at)!) }),
    };
  });
  const e = data.edges;
  const edges: GraphEdge[] = e.source.map((source, i) => ({
    source: nodes[source]!.id,
    target: nodes[e.target[i]!]!.id,
    relation: word(e.relation[i]!)!,
    directed: e.directed[i] === 1,
    weight: e.weight[i]!,
    basis: BASES[e.basis[i]!]!,
    shared: (shared.get(i) ?? []).map((at) => word(at)!),
  }));
  return { nodes, edges, communities: data.communities, totals: data.totals };
}

/** Checks what the decoder relies on, so that a damaged file gives a sentence and not a half-drawn map. */
function checked(given: unknown): EncodedView {
  const data = given as EncodedView | null;
  if (typeof data !== 'object' || data === null || data.format !== FORMAT)
    throw new PapergraphError('This is not the data of a papergraph map: build the map again.');
  if (data.version !== VERSION)
    throw new PapergraphError(
      `This map's data has format version ${data.version}, and this viewer reads version ${VERSION}: ` +
        'open it with the papergraph that wrote it, or export it again.',
    );
  const damaged = (what: string) => new PapergraphError(`The map's data is damaged (${what}): export it again.`);
  if (!data.nodes || !data.edges || !data.words) throw damaged('a table is missing');
  for (const [table, columns, sparse] of [
    ['nodes', data.nodes, ['aliases', 'authors']],
    ['edges', data.edges, ['shared']],
  ] as const) {
    const lengths = Object.entries(columns).flatMap(([name, column]) =>
      (sparse as readonly string[]).includes(name) ? [] : [column.length],
    );
    if (new Set(lengths).size !== 1) throw damaged(`columns of ${table} differ in length`);
  }
  const count = data.nodes.id.length;
  const inside = (at: number) => Number.isInteger(at) && at >= 0 && at < count;
  if (!data.edges.source.every(inside) || !data.edges.target.every(inside)) throw damaged('a link without its end');
  if (!data.nodes.kind.every((at) => KINDS[at] !== undefined)) throw damaged('an unknown kind');
  return data;
}
