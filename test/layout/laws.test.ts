import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/index.ts';
import type { JointGraph } from '../../src/lib/joint-graph.ts';
import { buildOptions } from '../../src/lib/options.ts';
import type { Position } from '../../src/types.ts';

/** Any graph: hubs, chains, pairs, nodes alone; weights over four orders of magnitude; communities that need not fit the edges. */
const anyGraph = fc
  .record({
    nodes: fc.integer({ min: 0, max: 60 }),
    pairs: fc.array(fc.tuple(fc.nat(59), fc.nat(59), fc.integer({ min: 1, max: 10_000 })), { maxLength: 120 }),
    communities: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ nodes, pairs, communities }) => {
    const names = Array.from({ length: nodes }, (_, i) => `paper:${String(i).padStart(2, '0')}`);
    const edges = new Map<string, JointGraph['edges'][number]>();
    for (const [from, to, weight] of pairs) {
      const [a, b] = [names[Math.min(from, to)], names[Math.max(from, to)]];
      if (a !== undefined && b !== undefined && a !== b) edges.set(`${a} ${b}`, { a, b, weight: weight / 1000 });
    }
    const joint: JointGraph = { nodes: names, edges: [...edges.keys()].sort().map((key) => edges.get(key)!) };
    const linked = new Set(joint.edges.flatMap(({ a, b }) => [a, b]));
    const membership = new Map([...linked].map((name, i) => [name, `c${i % communities}`]));
    return { joint, linked, membership };
  });
const options = buildOptions({ layoutIterations: 60 });
const runs = { numRuns: 60 };
const radius = ({ x, y }: Position): number => Math.hypot(x, y);
const apart = (a: Position, b: Position): number => Math.hypot(a.x - b.x, a.y - b.y);

describe('law of any graph', () => {
  test('every node has one finite place, in order, and none lies on another', () => {
    fc.assert(
      fc.property(anyGraph, ({ joint, membership }) => {
        const positions = layOut(joint, membership, options);
        expect(positions.map(({ id }) => id)).toEqual(joint.nodes);
        for (const { x, y } of positions) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        positions.forEach((p, i) => {
          for (const q of positions.slice(0, i)) expect(apart(p, q)).toBeGreaterThan(2);
        });
      }),
      runs,
    );
  });

  test('the same graph gives the same places', () => {
    fc.assert(
      fc.property(anyGraph, ({ joint, membership }) => {
        expect(layOut(structuredClone(joint), new Map(membership), options)).toEqual(
          layOut(joint, membership, options),
        );
      }),
      runs,
    );
  });

  test('nodes without edges lie outside all others', () => {
    fc.assert(
      fc.property(anyGraph, ({ joint, linked, membership }) => {
        const positions = layOut(joint, membership, options);
        const rim = Math.max(0, ...positions.filter(({ id }) => linked.has(id)).map(radius));
        if (linked.size > 0)
          for (const position of positions) if (!linked.has(position.id)) expect(radius(position)).toBeGreaterThan(rim);
      }),
      runs,
    );
  });

  test('what was placed before stays where it is when nodes and edges come', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer({ min: 2, max: 5 }), ({ joint, membership }, every) => {
        const nodes = joint.nodes.filter((_, i) => i % every !== 0);
        const there = new Set(nodes);
        const edges = joint.edges.filter(({ a, b }) => there.has(a) && there.has(b));
        const before = layOut({ nodes, edges }, membership, options);
        const now = new Map(layOut(joint, membership, options, before).map((p) => [p.id, p]));
        const placed = new Set(edges.flatMap(({ a, b }) => [a, b]));
        if (placed.size > 0) for (const p of before) if (placed.has(p.id)) expect(now.get(p.id)).toEqual(p);
        for (const { x, y } of now.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }),
      runs,
    );
  });
});
