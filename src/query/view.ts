import { parseNode } from '../lib/ids.ts';
import type { GraphNode, GraphView, Kind } from '../types.ts';
import type { MapIndex } from './open-map.ts';
import { type Layer, layerEdges, strongest } from './view-edges.ts';
import { layerNodes } from './view-nodes.ts';

export interface ViewFilter {
  layer: Layer;
  /** Only this many edges, the backbone first, and the nodes that they join. */
  top?: number;
  kinds?: readonly Kind[];
  /** Community ids. */
  communities?: readonly string[];
  /** First and last day (`YYYY-MM-DD`) of a paper; of a concept, at least one paper must lie between them. */
  since?: string;
  until?: string;
  /** Whether edges carry what they rest on, as files do; drawing needs none of it. */
  evidence?: boolean;
  /** Whether papers carry the names of their authors, for search. */
  authors?: boolean;
}

/**
 * A part of the map for drawing or for a file. `totals` counts the whole layer before filters. Without `top`, nodes without an edge are
 * kept; with it, the view holds only what the strongest edges join. Every edge's ends are in the view.
 */
export function selectGraph(index: MapIndex, filter: ViewFilter): GraphView {
  const allEdges = layerEdges(index, filter.layer, filter.evidence);
  const degree = new Map<string, number>();
  for (const { source, target } of allEdges) {
    degree.set(source, (degree.get(source) ?? 0) + 1);
    degree.set(target, (degree.get(target) ?? 0) + 1);
  }
  const allNodes = layerNodes(index, filter.layer, degree, filter.authors);
  let nodes = allNodes.filter((node) => isWanted(index, node, filter));
  const wanted = new Set(nodes.map((node) => node.id));
  let edges = allEdges.filter(({ source, target }) => wanted.has(source) && wanted.has(target));
  if (filter.top !== undefined && edges.length > filter.top) {
    edges = strongest(edges, filter.top);
    const joined = new Set(edges.flatMap(({ source, target }) => [source, target]));
    nodes = nodes.filter((node) => joined.has(node.id));
  }
  const shown = new Set(nodes.map((node) => node.community));
  return {
    nodes,
    edges: edges.map(({ backbone: _, ...edge }) => edge),
    communities: index.map.clustering.communities.filter((community) => shown.has(community.id)),
    totals: { nodes: allNodes.length, edges: allEdges.length },
  };
}

function isWanted(index: MapIndex, node: GraphNode, { kinds, communities, since, until }: ViewFilter): boolean {
  if (kinds && !kinds.includes(node.kind)) return false;
  if (communities && !(node.community !== null && communities.includes(node.community))) return false;
  if (since === undefined && until === undefined) return true;
  const { layer, id } = parseNode(node.id);
  const isBetween = (date: string | null | undefined): boolean =>
    typeof date === 'string' && (since === undefined || date >= since) && (until === undefined || date <= until);
  if (layer === 'paper') return isBetween(node.date);
  return index.papersOf(id).some(({ paper }) => isBetween(index.papers.get(paper)?.date));
}
