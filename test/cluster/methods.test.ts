import { describe, expect, test } from 'vitest';
import { adjustedRand, meanAgreement } from '../../src/cluster/agreement.ts';
import { modularityOf, type PlacedGraph } from '../../src/cluster/graph.ts';
import { seededRuns } from '../../src/cluster/method.ts';
import { stableResolution } from '../../src/cluster/resolution.ts';
import { mergeSmall } from '../../src/cluster/small.ts';
import { stabilityOf } from '../../src/cluster/stability.ts';
import { seededRandom } from '../../src/lib/random.ts';

const graphOf = (nodes: number, edges: [number, number, number?][]): PlacedGraph => ({
  nodes,
  edges: Int32Array.from(edges.flatMap(([a, b]) => [Math.min(a, b), Math.max(a, b)])),
  weights: Float64Array.from(edges, ([, , weight = 1]) => weight),
});
/** Rings of cliques, each joined to the next by one edge. */
function cliques(count: number, size: number): PlacedGraph {
  const edges: [number, number][] = [];
  for (let c = 0; c < count; c++) {
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) edges.push([c * size + j, c * size + i]);
    edges.push([c * size, ((c + 1) % count) * size + 1]);
  }
  return graphOf(count * size, edges);
}
const noise = (nodes: number, edges: number): PlacedGraph => {
  const random = seededRandom(7);
  const pairs = new Map<number, [number, number]>();
  while (pairs.size < edges) {
    const [a, b] = [Math.floor(random() * nodes), Math.floor(random() * nodes)];
    if (a < b) pairs.set(a * nodes + b, [a, b]);
  }
  return graphOf(nodes, [...pairs.values()]);
};
const places = (...labels: number[]): Int32Array => Int32Array.from(labels);

describe('modularity', () => {
  test('two triangles with a bridge, a loop, one group of all', () => {
    const triangles = graphOf(6, [
      [0, 1],
      [1, 2],
      [0, 2],
      [3, 4],
      [4, 5],
      [3, 5],
      [2, 3],
    ]);
    expect(modularityOf(triangles, places(0, 0, 0, 1, 1, 1), 1)).toBeCloseTo(6 / 7 - 0.5, 10);
    expect(modularityOf(triangles, places(0, 0, 0, 0, 0, 0), 1)).toBeCloseTo(0, 10);
    expect(modularityOf(triangles, places(0, 0, 0, 1, 1, 1), 2)).toBeCloseTo(6 / 7 - 1, 10);
    // A community that became one node with a loop keeps its modularity.
    const condensed = graphOf(2, [
      [0, 0, 3],
      [0, 1, 1],
      [1, 1, 3],
    ]);
    expect(modularityOf(condensed, places(0, 1), 1)).toBeCloseTo(6 / 7 - 0.5, 10);
  });
});

describe.each(['leiden', 'louvain'] as const)('%s', (clusterMethod) => {
  const runs = (graph: PlacedGraph, resolution = 1, starts = 4, seed = 1) =>
    seededRuns(graph, { clusterMethod, seed })(resolution, starts);

  test('finds cliques from every start; equal seeds give equal groups', () => {
    const graph = cliques(8, 6);
    for (const { community, modularity } of runs(graph)) {
      expect(new Set(community).size).toBe(8);
      for (let c = 0; c < 8; c++) expect(new Set(community.slice(6 * c, 6 * c + 6)).size).toBe(1);
      expect(modularity).toBeCloseTo(modularityOf(graph, community, 1), 5);
    }
    const blurred = noise(200, 500);
    expect(runs(blurred)).toEqual(runs(blurred));
    expect(runs(blurred, 1, 1, 2)[0]).toEqual(runs(blurred, 1, 2)[1]);
  });

  test('resolution counts, and loops count as links inside a node', () => {
    const graph = cliques(8, 6);
    expect(new Set(runs(graph, 0.05)[0]!.community).size).toBeLessThan(8);
    // Heavy nodes do not join over a light link; without their loops they would.
    const pair = graphOf(4, [
      [0, 0, 9],
      [0, 1, 1],
      [1, 1, 9],
      [2, 2, 9],
      [2, 3, 1],
      [3, 3, 9],
    ]);
    expect(new Set(runs(pair)[0]!.community).size).toBe(4);
    const light = graphOf(4, [
      [0, 1],
      [2, 3],
    ]);
    expect(new Set(runs(light)[0]!.community).size).toBe(2);
  });

  test('a graph without edges: all alone', () => {
    expect([...runs(graphOf(3, []))[0]!.community]).toEqual([0, 1, 2]);
  });
});

test('leiden holds together by its links and beats louvain in modularity and agreement', () => {
  const graph = noise(600, 1500);
  const of = (clusterMethod: 'leiden' | 'louvain') => seededRuns(graph, { clusterMethod, seed: 1 })(1, 6);
  const leiden = of('leiden');
  for (const { community } of leiden) {
    for (const group of new Set(community)) {
      const members = new Set([...community.keys()].filter((place) => community[place] === group));
      const reached = new Set([[...members][0]!]);
      for (let grown = 0; grown !== reached.size; ) {
        grown = reached.size;
        for (let i = 0; i < graph.edges.length; i += 2) {
          const [a, b] = [graph.edges[i]!, graph.edges[i + 1]!];
          if (members.has(a) && members.has(b) && (reached.has(a) || reached.has(b))) reached.add(a).add(b);
        }
      }
      expect(reached.size).toBe(members.size);
    }
  }
  const mean = (runs: typeof leiden): number => runs.reduce((sum, run) => sum + run.modularity, 0) / runs.length;
  expect(mean(leiden)).toBeGreaterThan(mean(of('louvain')) + 0.005);
});

describe('agreement', () => {
  test('the adjusted Rand index: same, crossed, known value, trivial', () => {
    expect(adjustedRand(places(0, 0, 1, 1), places(5, 5, 2, 2))).toBe(1);
    expect(adjustedRand(places(0, 0, 1, 1), places(0, 1, 0, 1))).toBeCloseTo(-0.5, 10);
    expect(adjustedRand(places(0, 0, 1, 2), places(0, 0, 1, 1))).toBeCloseTo(4 / 7, 10);
    expect(adjustedRand(places(0, 0, 0), places(0, 0, 0))).toBe(0);
    expect(adjustedRand(places(0, 1, 2), places(0, 1, 2))).toBe(0);
    expect(meanAgreement([places(0, 0, 1, 1), places(0, 0, 1, 1), places(0, 1, 0, 1)])).toBeCloseTo(0, 10);
  });

  test('co-membership by community and by place', () => {
    const other = (...community: number[]) => ({ community: places(...community), modularity: 0 });
    const { ofCommunity, ofPlace } = stabilityOf([[0, 1, 2], [3]], [other(0, 0, 0, 1), other(0, 0, 1, 1)]);
    expect([...ofPlace]).toEqual([0.75, 0.75, 0.5, 1]);
    expect(ofCommunity[0]).toBeCloseTo(2 / 3, 10);
    expect(ofCommunity[1]).toBe(1);
    expect([...stabilityOf([[0, 1]], []).ofPlace]).toEqual([1, 1]);
  });

  test('the most stable resolution finds the planted groups', () => {
    const graph = cliques(30, 5);
    const chance = noise(150, 330);
    const runs = (of: PlacedGraph) => seededRuns(of, { clusterMethod: 'leiden', seed: 1 });
    const resolution = stableResolution(runs(graph), runs(chance));
    expect(new Set(runs(graph)(resolution, 1)[0]!.community).size).toBe(30);
  });
});

test('small groups join the one they are linked to most for its size; islands stay', () => {
  // 1,000 places: two large groups, a pair tied to the smaller one, a single tied to the pair, an island of three.
  const big = (from: number, size: number): [number, number][] =>
    Array.from({ length: size }, (_, i) => [from + i, from + ((i + 1) % size)]);
  const graph = graphOf(1000, [
    ...big(0, 600),
    ...big(600, 394),
    [994, 995],
    [994, 0],
    [995, 600],
    [996, 995],
    [997, 998],
    [998, 999],
  ]);
  const community = Int32Array.from({ length: 1000 }, (_, place) =>
    place < 600 ? 0 : place < 994 ? 1 : place < 996 ? 2 : place === 996 ? 3 : 4,
  );
  const merged = mergeSmall(graph, community);
  const of = (place: number): number => merged[place]!;
  expect([of(994), of(995), of(996)]).toEqual([of(600), of(600), of(600)]);
  expect(of(0)).not.toBe(of(600));
  expect(new Set([of(0), of(600), of(997)]).size).toBe(3);
  expect(of(997)).toBe(of(999));
  const tiny = mergeSmall(
    graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]),
    places(0, 0, 1, 1),
  );
  expect(tiny[0]).not.toBe(tiny[3]);
});
