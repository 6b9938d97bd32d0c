import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortestPath } from '../../src/lib/shortest-path.ts';
import { findEdges, findPath, findPaths, openMap } from '../../src/query/index.ts';
import { topicMap } from '../support/topic-map.ts';

const index = openMap(topicMap());
const nodesOf = (a: string, b: string) => findPath(index, a, b)?.nodes.map((node) => node.id);

test('what is read connects paper and concept, with its sentence', () => {
  const path = findPath(index, 'paper:a1', 'concept:lora')!;
  expect(path.steps).toEqual([
    {
      from: { kind: 'paper', id: 'a1', label: 'LoRA: low-rank adapters' },
      to: { kind: 'concept', id: 'lora', label: 'LoRA' },
      relation: 'INTRODUCES',
      backwards: false,
      basis: 'read',
      cue: 'default',
      measures: { mentions: 2, confidence: 0.8 },
      evidence: [
        {
          paper: 'a1',
          title: 'LoRA: low-rank adapters',
          concept: 'lora',
          sentence: { text: 'We introduce LoRA.', start: 13, end: 17 },
        },
      ],
      shared: [],
      terms: [],
    },
  ]);
  expect(findPath(index, 'concept:lora', 'paper:a1')!.steps[0]).toMatchObject({
    relation: 'INTRODUCES',
    backwards: true,
  });
});

test('across topics it goes over what they share, every step with its reason', () => {
  const path = findPath(index, 'paper:b2', 'paper:c1')!;
  expect(path.nodes[0]!.id).toBe('b2');
  expect(path.nodes.at(-1)!.id).toBe('c1');
  for (const step of path.steps)
    expect(step.evidence.length + step.shared.length + step.terms.length > 0 || step.relation === 'VARIANT_OF').toBe(
      true,
    );
  path.steps.slice(1).forEach((step, i) => {
    expect(step.from).toEqual(path.steps[i]!.to);
  });
});

test('no way to what is isolated; no steps to oneself; the way back is the way', () => {
  expect(nodesOf('paper:a1', 'paper:d1')).toBeUndefined();
  expect(findPath(index, 'paper:a1', 'paper:a1')).toEqual({
    nodes: [expect.objectContaining({ id: 'a1' })],
    steps: [],
  });
  expect(nodesOf('paper:c1', 'concept:nerf')!.reverse()).toEqual(nodesOf('concept:nerf', 'paper:c1'));
});

test('several ways go over different things, the strongest first', () => {
  const ways = findPaths(index, 'paper:a1', 'paper:a2', 3);
  expect(ways.length).toBe(3);
  expect(ways[0]).toEqual(findPath(index, 'paper:a1', 'paper:a2'));
  const between = ways.flatMap(({ nodes }) => nodes.slice(1, -1).map(({ kind, id }) => `${kind}:${id}`));
  expect(new Set(between).size).toBe(between.length);
  expect(findPaths(index, 'paper:a1', 'paper:a1', 3).length).toBe(1);
  expect(findPaths(index, 'paper:a1', 'paper:d1', 3)).toEqual([]);
});

test('an edge of two concepts has its measures and all shared papers; what is not joined has none', () => {
  const edges = findEdges(index, 'concept:lora', 'concept:qlora');
  expect(edges.map((edge) => edge.relation).sort()).toEqual(['CO_OCCURS', 'VARIANT_OF']);
  const together = edges.find((edge) => edge.relation === 'CO_OCCURS')!;
  expect(together.measures).toMatchObject({ papers: 2, weight: 3, jaccard: 0.666667 });
  expect([...new Set(together.evidence.map((e) => e.paper))].sort()).toEqual(['a2', 'a3']);
  expect(findEdges(index, 'paper:a1', 'paper:d1')).toEqual([]);
});

test('an edge that is read has every place where it is read; one of related papers the sentences of what both name', () => {
  const read = findEdges(index, 'concept:lora', 'paper:a1');
  expect(read).toHaveLength(1);
  expect(read[0]).toMatchObject({ relation: 'INTRODUCES', basis: 'read', backwards: true });
  expect(read[0]!.evidence.length).toBe(read[0]!.measures.mentions);
  for (const { sentence } of read[0]!.evidence) expect(sentence.text.slice(sentence.start, sentence.end)).toBe('LoRA');

  const related = findEdges(index, 'paper:a1', 'paper:a2');
  expect(related).toHaveLength(1);
  const { evidence, shared, basis, measures } = related[0]!;
  expect(basis).toBe('statistics');
  expect(measures.score).toBeGreaterThan(0);
  expect(shared.length).toBeGreaterThan(0);
  for (const { concept } of shared)
    expect(evidence.filter((e) => e.concept === concept).map((e) => e.paper)).toEqual(['a1', 'a2']);
});

test('law: the shortest path costs what trying all ways (Bellman and Ford) says', () => {
  const edge = fc.record({ a: fc.nat(7), b: fc.nat(7), cost: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 25 }), (edges) => {
      const distance = Array.from({ length: 8 }, (_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
      for (let round = 0; round < 8; round++)
        for (const { a, b, cost } of edges) {
          distance[b] = Math.min(distance[b]!, distance[a]! + cost);
          distance[a] = Math.min(distance[a]!, distance[b]! + cost);
        }
      const steps = shortestPath<number>('0', '7', (node) =>
        edges.flatMap(({ a, b, cost }) => [
          ...(String(a) === node ? [{ to: String(b), cost, edge: cost }] : []),
          ...(String(b) === node ? [{ to: String(a), cost, edge: cost }] : []),
        ]),
      );
      const cost = steps?.reduce((sum, step) => sum + step.edge, 0) ?? Number.POSITIVE_INFINITY;
      expect(cost).toBe(distance[7]);
    }),
  );
});
