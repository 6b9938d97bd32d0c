import { shortestPath } from '../lib/shortest-path.ts';
import type { MapIndex, NodeRef } from './open-map.ts';
import { pathEdges } from './path-edges.ts';
import { type PathStep, refOf, stepOf } from './path-step.ts';

export interface GraphPath {
  nodes: NodeRef[];
  steps: PathStep[];
}

/**
 * How two papers or concepts connect: the way over the strongest relations. Common concepts are long ways round, so that a path
 * says more than that both name a large language model.
 * @param a node id (`paper:…`, `concept:…`) of the map; so is `b`
 * @returns null where nothing joins them
 */
export const findPath = (index: MapIndex, a: string, b: string): GraphPath | null =>
  findPaths(index, a, b, 1)[0] ?? null;

/** Up to `most` ways between two papers or concepts, the strongest first, each over other papers and concepts than those before it. */
export function findPaths(index: MapIndex, a: string, b: string, most: number): GraphPath[] {
  const edgesOf = pathEdges(index);
  const used = new Set<string>();
  let direct = true;
  const paths: GraphPath[] = [];
  while (paths.length < most) {
    const steps = shortestPath(a, b, (node) =>
      edgesOf(node).filter(({ to }) => !used.has(to) && (direct || node !== a || to !== b)),
    );
    if (!steps) break;
    for (const { to } of steps.slice(0, -1)) used.add(to);
    if (steps.length <= 1) direct = false;
    paths.push({
      nodes: [a, ...steps.map((step) => step.to)].map((node) => refOf(index, node)),
      steps: steps.map(({ from, to, edge }) => stepOf(index, from, to, edge, 'some')),
    });
    if (a === b) break;
  }
  return paths;
}
