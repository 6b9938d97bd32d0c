import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { planPush, pushGraph } from '../../../src/export/index.ts';
import { UsageError } from '../../../src/lib/errors.ts';
import type { PropertyGraph, PropertyValue } from '../../../src/types.ts';
import { graphView, hostileView, propertyGraph } from '../../support/graph-fixture.ts';

const graph = propertyGraph(graphView());
const nobody = { uri: 'bolt://127.0.0.1:1', user: 'neo4j', password: 'secret-password' };

describe('planPush', () => {
  test('constraints come first, nodes before relationships, every row once', () => {
    const plan = planPush(graph, { batchSize: 4 });
    expect(plan.schema.slice(0, 3).every((statement) => statement.startsWith('CREATE CONSTRAINT'))).toBe(true);
    const batches = [...plan.batches()];
    expect(batches.map((batch) => batch.of).join(' ')).toMatch(/^(nodes ?)+(relationships ?)+$/);
    expect(
      batches.every((batch) => batch.rows <= 4 && (batch.parameters.rows as unknown[]).length === batch.rows),
    ).toBe(true);
    const rows = (of: string): number => batches.filter((b) => b.of === of).reduce((sum, b) => sum + b.rows, 0);
    expect([rows('nodes'), rows('relationships')]).toEqual([graph.nodes.length, graph.relationships.length]);
    expect([...plan.counts.byLabel.values()].reduce((a, b) => a + b)).toBe(graph.nodes.length);
    expect([...plan.counts.byType.values()].reduce((a, b) => a + b)).toBe(graph.relationships.length);
  });

  test('no data stands in a statement', () => {
    const plain = new Set(planPush(graph).statements);
    const hostile = planPush(propertyGraph(hostileView()));
    for (const statement of hostile.statements) expect(statement).not.toMatch(/['"`]/);
    expect(new Set(hostile.statements)).toEqual(plain);
  });

  test('nulls are left out, whole numbers are integers, weights are not', () => {
    const batches = [...planPush(graph).batches()];
    const first = (writes: string) =>
      (batches.find((b) => b.writes === writes)!.parameters.rows as { properties: object }[])[0]!;
    expect(first('Paper').properties).toMatchObject({ id: '2106.09685', comments: 3n });
    expect(first('Community').properties).not.toHaveProperty('parent');
    expect(first('VARIANT_OF').properties).toMatchObject({ weight: 1 });
    expect(first('INTRODUCES').properties).toMatchObject({ evidence: ['2106.09685|title|0|4'] });
  });

  test('the digest follows the content', () => {
    expect(planPush(propertyGraph(graphView())).digest).toBe(planPush(graph).digest);
    expect(planPush(graph).digest).toMatch(/^[0-9a-f]{12}$/);
    expect(planPush({ ...graph, relationships: graph.relationships.slice(1) }).digest).not.toBe(planPush(graph).digest);
  });

  test('refuses what Neo4j cannot hold, by name', () => {
    const paper = (id: string, properties: object = {}) => ({
      id: `paper:${id}`,
      labels: ['Paper'],
      properties: { id, ...properties } as Record<string, PropertyValue>,
    });
    const plan =
      (nodes: PropertyGraph['nodes'], relationships: PropertyGraph['relationships'] = []) =>
      () =>
        planPush({ nodes, relationships });
    const link = (type: string, end: string) => ({ type, start: 'paper:a', end, properties: {} });
    expect(plan([paper('a', { sources: [{ file: 'x' }] })])).toThrow('property sources of node paper:a');
    expect(plan([paper('a', { comments: Number.NaN })])).toThrow('property comments of node paper:a');
    expect(plan([paper('a'), paper('a')])).toThrow('paper:a is in the graph twice');
    expect(plan([{ ...paper('a'), labels: ['Thing'] }])).toThrow('paper:a is none of Paper, Concept, Community');
    expect(plan([{ ...paper('a'), labels: ['Paper', 'Admin`) DETACH DELETE (n'] }])).toThrow(
      'labels that papergraph does not know',
    );
    expect(plan([{ ...paper('a'), properties: {} }])).toThrow('paper:a has no property id');
    expect(plan([paper('a')], [link('RELATED', 'paper:b')])).toThrow('ends in paper:b');
    expect(plan([paper('a'), paper('b')], [link('KNOWS', 'paper:b')])).toThrow('type that papergraph does not know');
    expect(plan([paper('a'), paper('b')], [link('RELATED', 'paper:b'), link('RELATED', 'paper:b')])).toThrow('twice');
    expect(() => planPush(graph, { batchSize: 0 })).toThrow(UsageError);
  });

  test('plans 100,000 relationships in seconds', () => {
    const nodes = Array.from({ length: 20_000 }, (_, i) => ({
      id: `paper:${i}`,
      labels: ['Paper'],
      properties: { id: `${i}` },
    }));
    const relationships = Array.from({ length: 100_000 }, (_, i) => ({
      type: 'RELATED',
      start: `paper:${i % 20_000}`,
      end: `paper:${(i * 7 + Math.floor(i / 20_000) + 1) % 20_000}`,
      properties: { weight: 0.5 },
    }));
    const started = performance.now();
    let rows = 0;
    for (const batch of planPush({ nodes, relationships }).batches()) rows += batch.rows;
    expect(rows).toBe(120_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('pushGraph without a server', () => {
  test('says that nobody answers, and at what address', async () => {
    await expect(pushGraph(nobody, graph)).rejects.toThrow(/no Neo4j answers at bolt:\/\/127\.0\.0\.1:1: start it/);
  });

  test('says so where something else answers', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await expect(pushGraph({ ...nobody, uri: `bolt://127.0.0.1:${port}` }, graph)).rejects.toThrow(/Neo4j/);
    other.close();
  });

  test('a wrong address is wrong use', async () => {
    for (const uri of ['http://127.0.0.1:7474', 'nonsense', '']) {
      await expect(pushGraph({ ...nobody, uri }, graph)).rejects.toThrow(UsageError);
    }
  });

  test('no message tells the password', async () => {
    const error = await pushGraph(nobody, graph).catch((e: Error) => e);
    expect(JSON.stringify([error, String(error)])).not.toContain('secret');
  });

  test('a dry run needs none', async () => {
    expect(await pushGraph(nobody, graph, { dryRun: true })).toMatchObject({ nodes: 37, removed: { nodes: 0 } });
  });
});
