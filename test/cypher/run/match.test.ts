import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/cypher/index.ts';
import { seededRandom } from '../../../src/lib/random.ts';
import { bruteForce, type Shape, toCypher } from '../support/brute-force.ts';
import { smallGraph } from '../support/random-graph.ts';

function randomShape(seed: number): Shape {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const count = 1 + Math.floor(random() * 4);
  const edges = Array.from({ length: Math.floor(random() * 4) }, () => ({
    left: Math.floor(random() * count),
    right: Math.floor(random() * count),
    direction: pick(['out', 'in', 'both'] as const),
    type: pick([null, 'R', 'S']),
  }));
  return {
    labels: Array.from({ length: count }, () => pick([null, null, 'A', 'B'])),
    keys: Array.from({ length: count }, () => pick([null, null, null, 0n, 1n])),
    edges,
  };
}

const nodeIds = ({ labels }: Shape): string[] => labels.map((_, index) => `id(n${index})`);
const relationshipIds = ({ edges }: Shape): string[] => edges.map((_, index) => `toInteger(elementId(r${index}))`);
const joined = (rows: readonly unknown[][]): string[] => rows.map((row) => row.join(',')).sort();

describe('patterns against trying every assignment', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const shape = randomShape(seed);
    test(`${seed}: ${toCypher(shape)}`, async () => {
      const graph = smallGraph(seed * 7);
      const engine = createEngine(graph);
      const ids = [...nodeIds(shape), ...relationshipIds(shape)];
      const { rows } = await engine.run(`MATCH ${toCypher(shape)} RETURN ${ids.map((id, i) => `${id} AS x${i}`)}`);
      expect(joined(rows)).toEqual(bruteForce(graph, shape));
    });
  }
});

test('the same patterns inside of COUNT, EXISTS, a comprehension and behind WITH', async () => {
  for (let seed = 1; seed <= 100; seed++) {
    const shape = randomShape(seed);
    const graph = smallGraph(seed * 11);
    const engine = createEngine(graph);
    const pattern = toCypher(shape);
    const all = bruteForce(graph, shape);
    const counted = await engine.run(`RETURN COUNT { ${pattern} } AS n, EXISTS { ${pattern} } AS e`);
    expect(counted.rows).toEqual([[BigInt(all.length), all.length > 0]]);
    const ids = [...nodeIds(shape), ...relationshipIds(shape)].map((id, i) => `${id} AS x${i}`);
    const bound = await engine.run(`MATCH (n0) WITH n0 MATCH ${pattern} RETURN ${ids}`);
    expect(joined(bound.rows)).toEqual(all);
    const optional = await engine.run(`MATCH (m) OPTIONAL MATCH ${pattern} RETURN count(n0) AS n`);
    expect(optional.rows).toEqual([[BigInt(all.length * graph.nodes.length)]]);
    const sliced = await engine.run(`MATCH ${pattern} RETURN ${ids}`, {}, { signal: new AbortController().signal });
    expect(joined(sliced.rows)).toEqual(all);
  }
});
