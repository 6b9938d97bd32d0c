import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/cypher/index.ts';
import { smallGraph } from '../support/random-graph.ts';
import { type Trail, trailsFrom, trailText } from '../support/trails.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);
const AS_TEXT = `reduce(t = '', n IN nodes(p) | t + CASE t WHEN '' THEN '' ELSE '-' END + id(n)) + '/' +
  reduce(t = '', r IN relationships(p) | t + CASE t WHEN '' THEN '' ELSE '-' END + elementId(r)) AS path`;

async function paths(seed: number, match: string, size = 6): Promise<string[]> {
  const { rows } = await createEngine(smallGraph(seed, size)).run(`MATCH ${match} RETURN ${AS_TEXT}`);
  return rows.map(([path]) => path as string).sort();
}

function expected(
  seed: number,
  direction: 'out' | 'both',
  min: number,
  max: number,
  keep: (trail: Trail) => boolean = () => true,
): string[] {
  const graph = smallGraph(seed);
  return graph.nodes
    .flatMap(({ id }) => trailsFrom(graph, id, direction, max))
    .filter((trail) => trail.relationships.length >= min && keep(trail))
    .map(trailText)
    .sort();
}

describe('paths of many relationships against all trails', () => {
  test.each(SEEDS)('graph %i', async (seed) => {
    const { nodes, relationships } = smallGraph(seed);
    const isA = (node: number): boolean => nodes[node]!.labels.includes('A');
    const types = (trail: Trail): string[] => trail.relationships.map((id) => relationships[id]!.type);
    expect(await paths(seed, 'p = ()-[*1..3]->()')).toEqual(expected(seed, 'out', 1, 3));
    expect(await paths(seed, 'p = ()-[*0..2]-()')).toEqual(expected(seed, 'both', 0, 2));
    expect(await paths(seed, 'p = ()-[*2..]->(:A)')).toEqual(
      expected(seed, 'out', 2, 99, ({ nodes: passed }) => isA(passed[passed.length - 1]!)),
    );
    expect(await paths(seed, 'p = ()-[:R*1..3 {w: 1}]-()')).toEqual(
      expected(seed, 'both', 1, 3, ({ relationships: taken }) =>
        taken.every((id) => relationships[id]!.type === 'R' && relationships[id]!.properties.w === 1n),
      ),
    );
    expect(await paths(seed, 'p = ()-[]->{1,3}()')).toEqual(expected(seed, 'out', 1, 3));
    expect(await paths(seed, 'p = (a) ((x)-[r:R]->(y)-[s:S]-(z)){1,2} (b)')).toEqual(
      expected(seed, 'both', 2, 4, (trail) => {
        const { nodes: passed, relationships: taken } = trail;
        if (taken.length % 2 === 1) return false;
        return (
          types(trail).every((type, i) => type === (i % 2 === 0 ? 'R' : 'S')) &&
          taken.every((id, i) => i % 2 === 1 || relationships[id]!.start === passed[i])
        );
      }).sort(),
    );
    expect(await paths(seed, 'p = (:A) ((x)-[r]->(y) WHERE x.k <= y.k)+ (b:A)')).toEqual(
      expected(seed, 'out', 1, 99, ({ nodes: passed }) => {
        const keys = passed.map((node) => nodes[node]!.properties.k);
        return isA(passed[0]!) && isA(passed[passed.length - 1]!) && keys.every((k, i) => i === 0 || keys[i - 1]! <= k);
      }),
    );
  });
});

/** The shortest trails of each pair of different ends. */
function shortest(seed: number, direction: 'out' | 'both', groups: number): Map<string, string[][]> {
  const graph = smallGraph(seed);
  const pairs = new Map<string, Trail[]>();
  for (const { id } of graph.nodes)
    for (const trail of trailsFrom(graph, id, direction, 99)) {
      if (trail.relationships.length === 0) continue;
      const key = `${id}>${trail.nodes[trail.nodes.length - 1]}`;
      pairs.set(key, [...(pairs.get(key) ?? []), trail]);
    }
  return new Map(
    [...pairs].map(([key, trails]) => {
      const lengths = [...new Set(trails.map(({ relationships }) => relationships.length))].sort((a, b) => a - b);
      const kept = lengths
        .slice(0, groups)
        .map((n) => trails.filter(({ relationships }) => relationships.length === n));
      return [key, kept.map((group) => group.map(trailText))];
    }),
  );
}

const ends = (path: string): string => {
  const nodes = path.split('/')[0]!.split('-');
  return `${nodes[0]}>${nodes[nodes.length - 1]}`;
};

describe('shortest paths against all trails', () => {
  test.each(SEEDS)('graph %i', async (seed) => {
    const best = shortest(seed, 'both', 1);
    const apart = [...best].filter(([pair]) => pair.split('>')[0] !== pair.split('>')[1]);
    const one = await paths(seed, '(a), (b), p = shortestPath((a)-[*]-(b)) WHERE a <> b');
    expect(one.map(ends)).toEqual(one.map(ends).filter((pair, i, all) => all.indexOf(pair) === i));
    expect(one.map(ends).sort()).toEqual(apart.map(([pair]) => pair).sort());
    for (const path of one) expect(best.get(ends(path))![0]).toContain(path);
    const every = await paths(seed, '(a), (b), p = allShortestPaths((a)-[*]-(b)) WHERE a <> b');
    expect(every).toEqual(apart.flatMap(([, [group]]) => group!).sort());
    const all = await paths(seed, 'p = ALL SHORTEST (a)--+(b)');
    expect(all).toEqual([...best.values()].flatMap(([group]) => group!).sort());
    const directed = shortest(seed, 'out', 2);
    const groups = await paths(seed, 'p = SHORTEST 2 GROUPS (a)-->+(b)');
    expect(groups).toEqual([...directed.values()].flat(2).sort());
    const three = await paths(seed, 'p = SHORTEST 3 (a)-->+(b)');
    const wanted = shortest(seed, 'out', 99);
    expect(three.map(ends).sort()).toEqual(
      [...wanted]
        .flatMap(([pair, found]) =>
          found
            .flat()
            .slice(0, 3)
            .map(() => pair),
        )
        .sort(),
    );
    const lengths = (list: string[]): number[] => list.map((path) => path.split('/')[1]!.split('-').length).sort();
    expect(lengths(three)).toEqual(lengths([...wanted.values()].flatMap((found) => found.flat().slice(0, 3))));
    const selected = await paths(seed, 'p = ALL SHORTEST (a) (()-->()){1,} (b)--(c)');
    expect(selected.every((path) => path.split('/')[1]!.split('-').length >= 2)).toBe(true);
  });
});

test('a condition on the whole path is part of the search', async () => {
  for (const seed of SEEDS) {
    const graph = smallGraph(seed);
    const only = (type: string) => (id: number) => graph.relationships[id]!.type === type;
    const found = await paths(
      seed,
      "(a), (b), p = shortestPath((a)-[*]-(b)) WHERE a <> b AND all(r IN relationships(p) WHERE type(r) = 'R')",
    );
    const wanted = new Set(
      graph.nodes
        .flatMap(({ id }) => trailsFrom(graph, id, 'both', 99, ({ id: each }) => only('R')(each)))
        .filter(({ nodes }) => nodes[0] !== nodes[nodes.length - 1])
        .map((trail) => ends(trailText(trail))),
    );
    expect(new Set(found.map(ends))).toEqual(wanted);
  }
});
