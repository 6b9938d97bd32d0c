import type { JointGraph } from '../src/lib/joint-graph.ts';
import { type Random, seededRandom } from '../src/lib/random.ts';

/** A graph with communities that are known. */
export interface PlantedGraph {
  joint: JointGraph;
  /** Planted community of each node, by place. */
  community: Int32Array;
}

/** Share of edges whose two ends are drawn from one community. */
const INSIDE = 0.8;
/** Mean members of a community, where they are all of one size. */
const MEMBERS = 100;
const SMALLEST = 10;

/**
 * `edges` edges over `nodes` nodes, no pair twice, 80 % of them inside a community; places are shuffled, so that ids tell nothing.
 * @param unequal sizes from 10 up to a tenth of the nodes, as many large as small on a logarithmic scale; else all are of 100
 */
export function plantedGraph(nodes: number, edges: number, seed: number, unequal: boolean): PlantedGraph {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const community = shuffled(unequal ? unequalGroups(nodes, random) : equalGroups(nodes), random);
  const members: number[][] = [];
  community.forEach((c, place) => {
    members[c] ??= [];
    members[c].push(place);
  });
  const pairs = new Set<number>();
  while (pairs.size < edges) {
    const a = below(nodes);
    const own = members[community[a]!]!;
    const b = random() < INSIDE ? own[below(own.length)]! : below(nodes);
    if (a !== b) pairs.add(Math.min(a, b) * nodes + Math.max(a, b));
  }
  const name = (place: number): string => `n${String(place).padStart(6, '0')}`;
  return {
    joint: {
      nodes: Array.from({ length: nodes }, (_, place) => name(place)),
      edges: [...pairs]
        .sort((a, b) => a - b)
        .map((pair) => ({ a: name(Math.floor(pair / nodes)), b: name(pair % nodes), weight: 1 })),
    },
    community,
  };
}

const equalGroups = (nodes: number): number[] => Array.from({ length: nodes }, (_, i) => Math.floor(i / MEMBERS));

function unequalGroups(nodes: number, random: Random): number[] {
  const groups: number[] = [];
  for (let c = 0; groups.length < nodes; c++) {
    const size = Math.round(SMALLEST * (nodes / 10 / SMALLEST) ** random());
    for (let i = 0; i < size && groups.length < nodes; i++) groups.push(c);
  }
  return groups;
}

/** Fisher and Yates. */
function shuffled(values: number[], random: Random): Int32Array {
  const out = Int32Array.from(values);
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
