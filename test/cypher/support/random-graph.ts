import { seededRandom } from '../../../src/lib/random.ts';

export interface SmallGraph {
  nodes: { id: number; labels: string[]; properties: { k: bigint } }[];
  relationships: { id: number; type: string; start: number; end: number; properties: { w: bigint } }[];
}

/** A small graph with loops, parallel relationships, several labels and types. */
export function smallGraph(seed: number, nodeCount = 6, relationshipCount = 9): SmallGraph {
  const random = seededRandom(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const nodes = Array.from({ length: nodeCount }, (_, id) => ({
    id,
    labels: ['A', 'B'].filter(() => random() < 0.5),
    properties: { k: BigInt(pick(3)) },
  }));
  const relationships = Array.from({ length: relationshipCount }, (_, id) => ({
    id,
    type: ['R', 'S'][pick(2)]!,
    start: pick(nodeCount),
    end: pick(nodeCount),
    properties: { w: BigInt(pick(3)) },
  }));
  return { nodes, relationships };
}
