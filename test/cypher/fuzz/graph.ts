import type { Value } from '../../../src/cypher/values/value.ts';

export type Random = () => number;

export interface FuzzGraph {
  readonly nodes: { id: number; labels: string[]; properties: Record<string, Value> }[];
  readonly relationships: { type: string; start: number; end: number; properties: Record<string, Value> }[];
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const whole = (random: Random, below: number): number => Math.floor(random() * below);

const STRINGS = ['a', 'b', 'ab', 'Ab', '', 'x y', 'é', '😀'];
const FLOATS = [0.5, -1.25, 2, 1e10, -0.0, 3.75];

/** A small graph with parallel relationships, loops, several labels, missing values and lists. Every node has its own `id`. */
export function randomGraph(random: Random): FuzzGraph {
  const count = 2 + whole(random, 9);
  const nodes = Array.from({ length: count }, (_, id) => {
    const properties: Record<string, Value> = { id: BigInt(id) };
    if (random() < 0.8) properties.i = BigInt(whole(random, 7) - 2);
    if (random() < 0.6) properties.s = pick(random, STRINGS);
    if (random() < 0.5) properties.f = pick(random, FLOATS);
    if (random() < 0.5) properties.b = random() < 0.5;
    if (random() < 0.4) properties.l = Array.from({ length: whole(random, 4) }, () => BigInt(whole(random, 4)));
    return { id, labels: ['A', 'B', 'C'].filter(() => random() < 0.45), properties };
  });
  const relationships = Array.from({ length: whole(random, count * 2 + 1) }, () => ({
    type: pick(random, ['R', 'R', 'S', 'T']),
    start: whole(random, count),
    end: whole(random, count),
    properties: random() < 0.8 ? ({ w: BigInt(whole(random, 5)) } as Record<string, Value>) : {},
  }));
  return { nodes, relationships };
}
