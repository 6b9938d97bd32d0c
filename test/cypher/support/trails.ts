import type { SmallGraph } from './random-graph.ts';

export interface Trail {
  nodes: number[];
  relationships: number[];
}

/** All trails from a node of up to `max` relationships, which may be limited to some. */
export function trailsFrom(
  graph: SmallGraph,
  start: number,
  direction: 'out' | 'both',
  max: number,
  allowed: (relationship: SmallGraph['relationships'][number]) => boolean = () => true,
): Trail[] {
  const found: Trail[] = [];
  const go = (nodes: number[], relationships: number[]): void => {
    found.push({ nodes, relationships });
    if (relationships.length === max) return;
    const at = nodes[nodes.length - 1]!;
    for (const each of graph.relationships) {
      if (relationships.includes(each.id) || !allowed(each)) continue;
      if (each.start === at) go([...nodes, each.end], [...relationships, each.id]);
      else if (direction === 'both' && each.end === at) go([...nodes, each.start], [...relationships, each.id]);
    }
  };
  go([start], []);
  return found;
}

/** The trail as a text of ids: nodes, then relationships. */
export const trailText = ({ nodes, relationships }: Trail): string => `${nodes.join('-')}/${relationships.join('-')}`;
