import { parseNode } from '../../src/lib/ids.ts';
import type { GraphView } from '../../src/types.ts';
import type { MapModel } from '../model.ts';
import type { State } from '../state.ts';
import type { MapView } from '../view.ts';

/** What is drawn, as a graph: visible nodes, the links that are drawn between them, the communities they are in. */
export function visibleGraph(view: MapView): GraphView {
  const { model } = view;
  const nodes = model.nodes.filter((_, i) => view.visible[i]);
  const met = new Set(nodes.map(({ community }) => community));
  return {
    nodes,
    edges: Array.from(view.edges, (edge) => model.edges[edge]!),
    communities: model.described.filter(({ id }) => met.has(id)),
    totals: model.totals,
  };
}

/** Which papers the references are of. */
export interface PaperScope {
  id: 'picked' | 'selected' | 'visible';
  papers: string[];
}

/** The scopes that hold any paper, the narrowest first. */
export function paperScopes(model: MapModel, view: MapView, { picked, selected }: Pick<State, 'picked' | 'selected'>) {
  const papersOf = (nodes: readonly string[]): string[] =>
    nodes
      .filter((node) => model.index.has(node))
      .flatMap((node) => {
        const { layer, id } = parseNode(node);
        return layer === 'paper' ? [id] : [];
      });
  const visible = model.nodes.flatMap(({ id }, i) => (view.visible[i] ? [id] : []));
  const scopes: PaperScope[] = [
    { id: 'picked', papers: papersOf(picked) },
    { id: 'selected', papers: papersOf(selected === null ? [] : [selected]) },
    { id: 'visible', papers: papersOf(visible) },
  ];
  return scopes.filter(({ papers }) => papers.length > 0);
}
