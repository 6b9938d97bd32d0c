import type { GraphEdge, GraphNode } from '../src/types.ts';
import { graphModel, type MapModel } from './model.ts';

const made = new WeakMap<MapModel, MapModel>();

/** The map with every variant counted in what it is a variant of; made once for each map. */
export function rolledUp(model: MapModel): MapModel {
  const known = made.get(model) ?? rollUp(model);
  made.set(model, known);
  return known;
}

function rollUp(model: MapModel): MapModel {
  const root = rootsOf(model);
  const edges: GraphEdge[] = [];
  const places = new Map<string, number>();
  model.edges.forEach((edge, i) => {
    const [from, to] = [root[model.source[i]!]!, root[model.target[i]!]!];
    if (from === to) return;
    // An undirected link may come the other way round from two variants.
    const [a, b] = edge.directed || from < to ? [from, to] : [to, from];
    const key = `${a} ${b} ${edge.relation}`;
    const at = places.get(key);
    const joined = { ...edge, source: model.nodes[a]!.id, target: model.nodes[b]!.id };
    if (at === undefined) places.set(key, edges.push(joined) - 1);
    else if (edges[at]!.weight < edge.weight) edges[at] = joined;
  });
  return { ...graphModel(countedAgain(model, root, edges), edges, model), root };
}

/** Each node's own end of the chain of variants; of several parents the first, and a circle ends where it began. */
function rootsOf(model: MapModel): Uint32Array {
  const variant = model.relations.indexOf('VARIANT_OF');
  const parent = new Map<number, number>();
  model.source.forEach((from, edge) => {
    if (model.relation[edge] === variant && !parent.has(from)) parent.set(from, model.target[edge]!);
  });
  return Uint32Array.from(model.nodes, (_, node) => {
    const way = [node];
    for (let next = parent.get(node); next !== undefined; next = parent.get(next)) {
      // The smallest of a circle stands for all of it.
      if (way.includes(next)) return Math.min(...way.slice(way.indexOf(next)));
      way.push(next);
    }
    return way.at(-1)!;
  });
}

/** Nodes with the papers, dates, names and links of their variants; a variant itself stays as it is. */
function countedAgain(model: MapModel, root: Uint32Array, edges: readonly GraphEdge[]): GraphNode[] {
  const links = new Map<string, number>();
  const papers = new Map<string, Set<string>>();
  for (const { source, target } of edges) {
    for (const end of [source, target]) links.set(end, (links.get(end) ?? 0) + 1);
    if (model.nodes[model.index.get(source)!]!.kind !== 'paper') continue;
    const naming = papers.get(target);
    if (naming) naming.add(source);
    else papers.set(target, new Set([source]));
  }
  const grown = new Map<number, number[]>();
  root.forEach((at, node) => {
    if (at === node) return;
    const variants = grown.get(at);
    if (variants) variants.push(node);
    else grown.set(at, [node]);
  });
  return model.nodes.map((node, i) => {
    const variants = grown.get(i)?.map((at) => model.nodes[at]!);
    const degree = links.get(node.id) ?? 0;
    if (!variants) return { ...node, degree };
    const days = [node, ...variants].flatMap(({ date, lastDate }) => [date, lastDate]).filter((day) => day !== null);
    days.sort();
    const most = Math.max(node.papers, ...variants.map((variant) => variant.papers));
    return {
      ...node,
      degree,
      papers: Math.max(most, papers.get(node.id)?.size ?? 0),
      date: days[0] ?? null,
      lastDate: days.at(-1) ?? null,
      size: Math.min(100, Math.max(node.size, ...variants.map(({ size }) => size)) + variants.length),
      aliases: [...new Set([...node.aliases, ...variants.flatMap(({ label, aliases }) => [label, ...aliases])])],
    };
  });
}
