import type { Build } from './match.ts';
import type { MatchGraph, NamedPath } from './match-graph.ts';
import type { PathPiece } from './types.ts';

/** Adds the operator that puts a named path together. */
export function addPath(build: Build, path: NamedPath, graph: MatchGraph): void {
  const parts = path.names.map((name, index): PathPiece => {
    const slot = build.scope.get(name)!;
    if (index % 2 === 0) return { kind: 'node', slot };
    const link = graph.links.find((each) => each.name === name)!;
    return { kind: link.kind === 'single' ? 'relationship' : 'relationships', slot };
  });
  const slot = build.scope.get(path.name)!;
  build.plan = { kind: 'Path', source: build.plan, slot, parts, name: path.name, rows: build.plan.rows };
  build.bound.add(path.name);
}
