import { compareStrings } from '../src/lib/text.ts';
import type { GraphEdge, GraphNode, GraphView } from '../src/types.ts';
import { monthNumber } from './months.ts';

/** A community as legend and map show it. */
interface CommunityEntry {
  id: string;
  name: string;
  /** `#rrggbb` on a light ground. */
  color: string;
  /** Indices of its nodes. */
  members: number[];
}

/** The map with what the viewer needs to be quick: nodes and edges are known by their index. */
export interface MapModel {
  title: string;
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  totals: GraphView['totals'];
  /** Node id to index. */
  index: ReadonlyMap<string, number>;
  /** Node index of either end, by edge index. */
  source: Uint32Array;
  target: Uint32Array;
  /** Relations of the edges, and which of them each edge has. */
  relations: readonly string[];
  relation: Uint8Array;
  /** Month of each node's first day (`monthNumber`); 0 where unknown. */
  month: Int32Array;
  /** With variants rolled up, the node that each one is counted in; else null. */
  root: Uint32Array | null;
  /** Edge indices, strongest first. */
  order: Uint32Array;
  /** Edges of node i are `incident[first[i] … first[i + 1]]`, strongest first. */
  first: Uint32Array;
  incident: Uint32Array;
  /** Largest first. */
  communities: readonly CommunityEntry[];
  /** Communities as the map tells of them. */
  described: GraphView['communities'];
}

/** Community id of nodes that belong to none. */
export const NO_COMMUNITY = 'none';
export const communityOf = (node: GraphNode): string => node.community ?? NO_COMMUNITY;

export function createModel({ nodes, edges, totals, communities: described }: GraphView, title: string): MapModel {
  const index = new Map(nodes.map((node, i) => [node.id, i]));
  return graphModel(nodes, edges, { title, totals, index, communities: communitiesOf(nodes), described });
}

/** A model over nodes that are numbered by `about.index`. */
export function graphModel(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  about: Pick<MapModel, 'title' | 'totals' | 'index' | 'communities' | 'described'>,
): MapModel {
  const { title, totals, index, communities, described } = about;
  const source = Uint32Array.from(edges, (edge) => index.get(edge.source)!);
  const target = Uint32Array.from(edges, (edge) => index.get(edge.target)!);
  const order = strongestFirst(edges, source, target, nodes.length);
  const relations = [...new Set(edges.map(({ relation }) => relation))].sort(compareStrings);
  const places = new Map(relations.map((relation, i) => [relation, i]));
  return {
    title,
    nodes,
    edges,
    totals,
    index,
    source,
    target,
    relations,
    relation: Uint8Array.from(edges, (edge) => places.get(edge.relation)!),
    month: Int32Array.from(nodes, (node) => monthNumber(node.date)),
    root: null,
    order,
    communities,
    described,
    ...incidence(source, target, order, nodes.length),
  };
}

/**
 * Weights of different relations cannot be compared, so an edge's strength is its place among those of its relation. The
 * strongest edge of every node comes before all others: no node looks unconnected that is not.
 */
function strongestFirst(
  edges: readonly GraphEdge[],
  source: Uint32Array,
  target: Uint32Array,
  nodes: number,
): Uint32Array {
  const relations = new Map<string, number[]>();
  edges.forEach((edge, i) => {
    const same = relations.get(edge.relation);
    if (same) same.push(i);
    else relations.set(edge.relation, [i]);
  });
  const place = new Float64Array(edges.length);
  for (const same of relations.values()) {
    same.sort((a, b) => edges[b]!.weight - edges[a]!.weight || a - b);
    same.forEach((edge, i) => {
      place[edge] = i / same.length;
    });
  }
  const sorted = Uint32Array.from(edges, (_, i) => i).sort((a, b) => place[a]! - place[b]! || a - b);
  const met = new Uint8Array(nodes);
  const best = new Uint8Array(edges.length);
  for (const edge of sorted) {
    const [a, b] = [source[edge]!, target[edge]!];
    if (!met[a] || !met[b]) best[edge] = 1;
    met[a] = 1;
    met[b] = 1;
  }
  return sorted.sort((a, b) => best[b]! - best[a]! || place[a]! - place[b]! || a - b);
}

function incidence(source: Uint32Array, target: Uint32Array, order: Uint32Array, nodes: number) {
  const first = new Uint32Array(nodes + 1);
  for (const ends of [source, target]) for (const node of ends) first[node + 1]! += 1;
  for (let i = 0; i < nodes; i++) first[i + 1]! += first[i]!;
  const next = first.slice();
  const incident = new Uint32Array(order.length * 2);
  for (const edge of order)
    for (const node of [source[edge]!, target[edge]!]) {
      incident[next[node]!] = edge;
      next[node]! += 1;
    }
  return { first, incident };
}

function communitiesOf(nodes: readonly GraphNode[]): CommunityEntry[] {
  const entries = new Map<string, CommunityEntry>();
  nodes.forEach((node, i) => {
    const id = communityOf(node);
    const entry = entries.get(id);
    if (entry) entry.members.push(i);
    else
      entries.set(id, {
        id,
        name: node.communityName ?? (node.community ? id : 'in no community'),
        color: node.color,
        members: [i],
      });
  });
  const last = (entry: CommunityEntry) => (entry.id === NO_COMMUNITY ? 1 : 0);
  return [...entries.values()].sort(
    (a, b) => last(a) - last(b) || b.members.length - a.members.length || compareStrings(a.id, b.id),
  );
}
