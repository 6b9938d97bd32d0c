import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver } from 'neo4j-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readParameters } from '../../src/commands/query/parameters.ts';
import { readRecipes } from '../../src/commands/query/recipes.ts';
import { createEngine, fromTyped, toTyped } from '../../src/cypher/index.ts';
import { pushGraph } from '../../src/export/index.ts';
import { FLOAT_PROPERTIES } from '../../src/lib/property-types.ts';
import { toPropertyGraph } from '../../src/query/index.ts';
import { openMapFolder } from '../../src/store/index.ts';
import { papergraph, root } from '../support/cli.ts';
import { describeWith } from '../support/data.ts';
import { NEO4J_PRESENT, type Neo4jServer, startNeo4j } from '../support/neo4j.ts';
import { compareEngines } from './fuzz/compare.ts';
import { exactDriver, runOnNeo4j } from './support/bolt.ts';
import { canonicalText } from './support/canonical.ts';

describeWith('Neo4j 5 (test/setup.sh)', NEO4J_PRESENT, 'Cypher here and in Neo4j', () => {
  let server: Neo4jServer;
  let driver: Driver;
  beforeAll(async () => {
    server = await startNeo4j();
    driver = exactDriver(server);
  });
  afterAll(async () => {
    await driver?.close();
    await server?.stop();
  });

  test('every recipe of the cookbook gives the same rows', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'papergraph-cookbook-'));
    const map = join(dir, 'map');
    expect(papergraph(['build', join(root, 'data/sample'), '--out', map]).code).toBe(0);
    const graph = toPropertyGraph((await openMapFolder(map)).map);
    rmSync(dir, { recursive: true });
    const target = { uri: server.uri, user: server.user, password: server.password };
    await pushGraph(target, graph);
    const engine = createEngine(graph, { numbers: (key) => (FLOAT_PROPERTIES.has(key) ? 'float' : 'integer') });
    const recipes = readRecipes();
    expect(recipes.length).toBeGreaterThanOrEqual(25);
    for (const { name, cypher, parameters } of recipes) {
      const typed = await readParameters(Object.entries(parameters).map(([key, value]) => `${key}=${value}`));
      const values = new Map(Object.entries(typed).map(([key, value]) => [key, fromTyped(value)]));
      const { columns, rows } = await engine.run(cypher, values);
      const theirs = await runOnNeo4j(driver, cypher, typed);
      if ('error' in theirs) throw new Error(`${name}: ${theirs.error}`);
      expect(rows.length, name).toBeGreaterThan(0);
      expect(
        rows.map((row) => canonicalText(row.map(toTyped))),
        name,
      ).toEqual(theirs.rows.map(canonicalText));
      expect(columns, name).toEqual(theirs.columns);
    }
  }, 300_000);

  test('random graphs, shapes of queries and expressions', async () => {
    const counts = await compareEngines(driver, [1, 2, 4, 1057], 15);
    expect(counts.compared).toBeGreaterThan(300);
    expect(counts.differences).toEqual([]);
  }, 300_000);
});
