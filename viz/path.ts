import { pathCosts } from '../src/lib/path-cost.ts';
import { type CostedEdge, shortestPath } from '../src/lib/shortest-path.ts';
import { ROLES } from '../src/types.ts';
import type { Pair } from './state.ts';
import type { MapView } from './view.ts';

const ROLE_OF = new Map(ROLES.map((role) => [role.toUpperCase(), role]));

/**
 * The way between two visible nodes over the strongest visible links, drawn or not: the same as `papergraph path` finds where nothing
 * is hidden.
 * @returns node indices in order; null where nothing visible joins the two
 */
export function findWay(view: MapView, from: number, to: number): number[] | null {
  const { model, visible } = view;
  if (!visible[from] || !visible[to]) return null;
  const allowed = new Uint8Array(model.edges.length);
  for (const edge of view.between) allowed[edge] = 1;
  const costs = pathCosts(view.papers.total);
  const common = (node: number) => {
    const { kind, papers } = model.nodes[node]!;
    return costs.commonness({ papers, isMetric: kind === 'metric' });
  };
  const costOf = (edge: number): number => {
    const { relation, weight } = model.edges[edge]!;
    const [a, b] = [model.source[edge]!, model.target[edge]!];
    const role = ROLE_OF.get(relation);
    if (role) return costs.read(role, common(b));
    if (relation === 'RELATED') return costs.related(weight);
    return relation === 'VARIANT_OF' ? costs.variant : costs.together(weight, common(a), common(b));
  };
  const steps = shortestPath<null>(model.nodes[from]!.id, model.nodes[to]!.id, (id) => {
    const node = model.index.get(id)!;
    const found: CostedEdge<null>[] = [];
    for (let at = model.first[node]!; at < model.first[node + 1]!; at++) {
      const edge = model.incident[at]!;
      if (!allowed[edge]) continue;
      const other = model.source[edge] === node ? model.target[edge]! : model.source[edge]!;
      found.push({ to: model.nodes[other]!.id, cost: costOf(edge), edge: null });
    }
    return found;
  });
  return steps && [from, ...steps.map((step) => model.index.get(step.to)!)];
}

let last: { view: MapView; path: Pair; way: number[] | null } | null = null;

/** `findWay` of two ids; the last answer is kept, since map and panel ask for the same. */
export function pathOf(view: MapView, path: Pair): number[] | null {
  if (last?.view !== view || last.path !== path) {
    const [from, to] = path.map((id) => view.model.index.get(id));
    last = { view, path, way: from === undefined || to === undefined ? null : findWay(view, from, to) };
  }
  return last.way;
}
