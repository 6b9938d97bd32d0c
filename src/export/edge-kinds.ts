import { PapergraphError } from '../lib/errors.ts';
import type { GraphEdge } from '../types.ts';

/**
 * One name an edge that tells it apart from every other edge between the same two nodes. Readers add up the weights of edges
 * that share nodes and kind, so two relations between one pair need two kinds. In an undirected file a relation that
 * runs both ways would be one edge: the second gets `_REVERSE`.
 * @param index node id to its place in the view
 * @throws PapergraphError where an end is missing or an edge stands twice
 */
export function edgeKinds(
  edges: readonly GraphEdge[],
  index: ReadonlyMap<string, number>,
  directedFile: boolean,
): string[] {
  // Pairs are numbers (source * nodes + target): millions of them as strings would not fit.
  const edgesSeen = new PairsByName();
  const kindsSeen = new PairsByName();
  return edges.map((edge) => {
    const name = `${edge.source} ${edge.relation} ${edge.target}`;
    const source = index.get(edge.source);
    const target = index.get(edge.target);
    if (source === undefined || target === undefined) {
      const missing = source === undefined ? edge.source : edge.target;
      throw new PapergraphError(`edge ${name} ends in ${missing}, which is not in the view`);
    }
    const forward = source * index.size + target;
    const pair = Math.min(forward, target * index.size + source);
    if (!edgesSeen.add(edge.relation, edge.directed ? forward : pair)) {
      throw new PapergraphError(`edge ${name} is in the view twice`);
    }
    return directedFile || kindsSeen.add(edge.relation, pair) ? edge.relation : `${edge.relation}_REVERSE`;
  });
}

class PairsByName {
  readonly #pairs = new Map<string, Set<number>>();

  /** False where the pair was there under this name. */
  add(name: string, pair: number): boolean {
    let pairs = this.#pairs.get(name);
    if (!pairs) {
      pairs = new Set();
      this.#pairs.set(name, pairs);
    }
    return pairs.size < pairs.add(pair).size;
  }
}
