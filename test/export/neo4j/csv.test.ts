import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exporters, pushGraph, saveExport } from '../../../src/export/index.ts';
import type { PropertyGraph } from '../../../src/types.ts';
import { describeWith } from '../../support/data.ts';
import { hostileView, propertyGraph } from '../../support/graph-fixture.ts';
import { NEO4J_PRESENT, type Neo4jServer, startNeo4j } from '../../support/neo4j.ts';
import { storable, storedGraph } from '../../support/stored-graph.ts';

const hostile = propertyGraph(hostileView());

/** The separator of a list's items becomes a space inside an item. */
function spaced(graph: PropertyGraph): PropertyGraph {
  const inLists = (_: string, value: unknown): unknown =>
    Array.isArray(value)
      ? value.map((item) => (typeof item === 'string' ? item.replaceAll('\u001f', ' ') : item))
      : value;
  return JSON.parse(JSON.stringify(graph, inLists));
}

describeWith('Neo4j 5 (test/setup.sh)', NEO4J_PRESENT, 'tables for neo4j-admin', () => {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-tables-'));
  let server: Neo4jServer;
  beforeAll(async () => {
    const content = exporters.get('neo4j-csv')!.write(hostileView(), () => hostile, { title: 'map', version: '0' });
    await saveExport(content, folder);
    server = await startNeo4j({}, { tables: folder });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true });
  });

  test('loads every node and relationship with its properties; a push goes on from there', async () => {
    expect(await server.rows('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: hostile.nodes.length }]);
    await server.shell(join(folder, 'after-import.cypher'));
    expect(await storedGraph(server)).toEqual(storable(spaced(hostile)));
    expect((await server.rows('SHOW CONSTRAINTS')).length).toBe(3);
    const { digest, removed } = await pushGraph(server, hostile);
    expect(removed).toEqual({ nodes: 0, relationships: 0 });
    expect(await server.rows('MATCH (n) RETURN DISTINCT n.papergraph AS mark')).toEqual([{ mark: digest }]);
  });

  test('every table has a header of its own', () => {
    const names = readdirSync(folder).filter((name) => name.endsWith('.csv') && !name.endsWith('-header.csv'));
    expect(names).toContain('paper.csv');
    for (const name of names) expect(readdirSync(folder)).toContain(name.replace('.csv', '-header.csv'));
  });
});
