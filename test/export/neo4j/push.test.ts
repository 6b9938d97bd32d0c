import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { exporters, planPush, pushGraph, saveExport } from '../../../src/export/index.ts';
import type { PushProgress, PushTarget } from '../../../src/export/neo4j/index.ts';
import type { PropertyGraph } from '../../../src/types.ts';
import { describeWith } from '../../support/data.ts';
import { graphView, hostileView, propertyGraph } from '../../support/graph-fixture.ts';
import { NEO4J_PRESENT, type Neo4jServer, startNeo4j } from '../../support/neo4j.ts';
import { storable, storedGraph } from '../../support/stored-graph.ts';

const view = graphView();
const graph = propertyGraph(view);
const hostile = propertyGraph(hostileView());

describeWith('Neo4j 5 (test/setup.sh)', NEO4J_PRESENT, 'Neo4j push', () => {
  let server: Neo4jServer;
  let target: PushTarget;
  beforeAll(async () => {
    server = await startNeo4j();
    target = { uri: server.uri, user: server.user, password: server.password };
  });
  afterAll(() => server?.stop());
  beforeEach(() => server.clear());

  const held = () => storedGraph(server);

  test('writes every node and relationship with its properties, and twice is once', async () => {
    const seen: PushProgress[] = [];
    const first = await pushGraph(target, graph, { batchSize: 7, onProgress: (progress) => seen.push(progress) });
    expect(await held()).toEqual(storable(graph));
    expect([first.nodes, first.relationships]).toEqual([graph.nodes.length, graph.relationships.length]);
    expect(seen.at(-1)).toMatchObject({
      done: first.nodes + first.relationships,
      total: first.nodes + first.relationships,
    });
    const second = await pushGraph(target, graph);
    expect(second).toEqual(first);
    expect(await held()).toEqual(storable(graph));
    expect(await server.rows('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: graph.nodes.length }]);
    expect(await server.rows('MATCH ()-[r]->() RETURN count(r) AS n')).toEqual([{ n: graph.relationships.length }]);
  });

  test('keeps whole numbers as integers and weights as floats', async () => {
    await pushGraph(target, graph);
    const types = await server.rows(
      `MATCH (:Paper)-[r:INTRODUCES]->(c:Concept)-[:IN]->(k:Community)
       RETURN DISTINCT valueType(r.count) AS count, valueType(r.weight) AS weight, valueType(c.papers) AS papers, valueType(k.stability) AS stability`,
    );
    expect(types).toEqual([
      { count: 'INTEGER NOT NULL', weight: 'FLOAT NOT NULL', papers: 'INTEGER NOT NULL', stability: 'FLOAT NOT NULL' },
    ]);
  });

  test('makes the constraints and a full-text index over titles, abstracts, names and aliases', async () => {
    await pushGraph(target, graph);
    expect(await server.rows('SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties ORDER BY name')).toEqual(
      ['Community', 'Concept', 'Paper'].map((label) => ({
        name: `papergraph_${label.toLowerCase()}_id`,
        type: 'UNIQUENESS',
        labelsOrTypes: [label],
        properties: ['id'],
      })),
    );
    const found = (text: string) =>
      server.rows(
        `CALL db.index.fulltext.queryNodes('papergraph_text', $text) YIELD node RETURN coalesce(node.title, node.name) AS name LIMIT 1`,
        { text },
      );
    expect(await found('quantized')).toEqual([{ name: 'QLoRA: Efficient Finetuning of Quantized LLMs' }]);
    expect(await found('"Fréchet Inception Distance"')).toEqual([{ name: 'FID' }]);
  });

  test('stores hostile text as data', async () => {
    await pushGraph(target, hostile);
    expect(await held()).toEqual(storable(hostile));
  });

  test('an update removes what left the map, changes labels, drops properties, and equals a push into nothing', async () => {
    await pushGraph(target, hostile);
    const gone = 'paper:2305.14314';
    const smaller: PropertyGraph = {
      nodes: graph.nodes
        .filter((node) => node.id !== gone)
        .map((node) =>
          node.id === 'concept:mamba'
            ? { ...node, labels: ['Concept', 'Method'], properties: { ...node.properties, date: null } }
            : node,
        ),
      relationships: graph.relationships
        .filter(({ start, end, type }) => start !== gone && end !== gone && type !== 'VARIANT_OF')
        .map((r) => ({ ...r, properties: { ...r.properties, basis: 'name' } })),
    };
    const { removed } = await pushGraph(target, smaller, { batchSize: 10 });
    expect(await held()).toEqual(storable(smaller));
    expect(removed.nodes).toBe(hostile.nodes.length - smaller.nodes.length);
    expect(removed.relationships).toBe(hostile.relationships.length - smaller.relationships.length);
    expect(await server.rows("MATCH (p:Paper {id: '2305.14314'}) RETURN p")).toEqual([]);
  });

  test('completes a push that broke off', async () => {
    const broken = new Error('broken off');
    const stopAt = (share: number) => (progress: PushProgress) => {
      if (progress.done > share * progress.total) throw broken;
    };
    await expect(pushGraph(target, graph, { batchSize: 5, onProgress: stopAt(0.6) })).rejects.toBe(broken);
    await expect(pushGraph(target, hostile, { batchSize: 5, onProgress: stopAt(0.3) })).rejects.toBe(broken);
    await pushGraph(target, graph);
    expect(await held()).toEqual(storable(graph));
  });

  test("leaves other people's nodes and relationships alone", async () => {
    await server.rows(
      `CREATE (:Paper {id: 'mine', title: 'My own'}), (:Paper {title: 'No id'}), (:Paper {id: 17}),
              (:Note {text: 'read this'})-[:ABOUT]->(:Topic {id: 'lora'})`,
    );
    const foreign = () =>
      server.rows(
        'MATCH (n) WHERE n.papergraph IS NULL RETURN labels(n) AS labels, properties(n) AS properties ORDER BY elementId(n)',
      );
    const before = await foreign();
    await pushGraph(target, graph);
    await server.rows("MATCH (n:Note), (c:Concept {id: 'lora'}) CREATE (n)-[:ABOUT]->(c)");
    await pushGraph(target, hostile);
    await pushGraph(target, graph);
    expect(await foreign()).toEqual(before);
    expect(await server.rows('MATCH (:Note)-[r:ABOUT]->() RETURN count(r) AS n')).toEqual([{ n: 2 }]);
  });

  test('refuses to take over a node of the same label and id', async () => {
    await server.rows("CREATE (:Concept {id: 'lora', name: 'mine'})");
    await expect(pushGraph(target, graph)).rejects.toThrow(/1 nodes? .*Concept lora.*nothing was written/s);
    expect(await server.rows('MATCH (n) RETURN properties(n) AS p')).toEqual([{ p: { id: 'lora', name: 'mine' } }]);
  });

  test('the exported script, run by cypher-shell or statement by statement, gives the same graph', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'papergraph-script-'));
    const [file] = await saveExport(
      exporters.get('cypher')!.write(hostileView(), () => hostile, { title: 'A\nmap; // x', version: '0.1.0' }),
      join(folder, 'map.cypher'),
    );
    // A script keeps one value a line and one line a row.
    const wanted = storable(hostile, (value) => value.replace(/[\t\n\r]/g, ' '));
    await server.shell(file!);
    expect(await held()).toEqual(wanted);
    const statements = readFileSync(file!, 'utf8').split(/;\n/);
    for (const statement of statements.slice(0, -1)) await server.rows(statement);
    expect(statements.at(-1)).toBe('');
    expect(await held()).toEqual(wanted);
    // What the script wrote is papergraph's own: a push goes on from it.
    const { digest, removed } = await pushGraph(target, hostile);
    expect(removed.relationships).toBe(0);
    expect(await server.rows('MATCH (n) RETURN DISTINCT n.papergraph AS mark')).toEqual([{ mark: digest }]);
    rmSync(folder, { recursive: true });
  });

  test('says what is wrong with a password, a database, a label clash', async () => {
    await expect(pushGraph({ ...target, password: 'wrong-password' }, graph)).rejects.toThrow(
      /refuses user neo4j with this password.*--password-env/,
    );
    await expect(pushGraph(target, graph, { database: 'nowhere' })).rejects.toThrow(/no database nowhere.*--database/);
    await server.rows("CREATE (:Paper {id: 'twice'}), (:Paper {id: 'twice'})");
    await expect(pushGraph(target, graph)).rejects.toThrow(/constraint that makes ids unique/);
  });

  test('a dry run sends nothing', async () => {
    const result = await pushGraph(target, graph, { dryRun: true });
    expect(result.byLabel.get('Paper')).toBe(15);
    expect(result.statements.some((statement) => statement.includes('MERGE (a)-[r:INTRODUCES]->(b)'))).toBe(true);
    expect(await server.rows('MATCH (n) RETURN count(n) AS n')).toEqual([{ n: 0 }]);
    expect(planPush(graph).digest).toBe(result.digest);
  });
});
