/**
 * `PAPERGRAPH_NEO4J_FULL_JIT=1 npx tsx bench/neo4j.ts MAP [RUNS]`: relationships a second of a push into an empty Neo4j, beside the
 * server's own limit: a bare loop of the driver that creates the same relationships between nodes that are there (UNWIND, MATCH, MATCH,
 * CREATE in batches of 20,000, ids unique) and can neither be repeated nor broken off. In turns, in the same server. Needs what
 * test/setup.sh fetches.
 */
import { performance } from 'node:perf_hooks';
import neo4j from 'neo4j-driver';
import { planPush, pushGraph } from '../src/export/index.ts';
import { toPropertyGraph } from '../src/query/index.ts';
import { openMapFolder } from '../src/store/index.ts';
import { type Neo4jServer, startNeo4j } from '../test/support/neo4j.ts';

const [dir = '', runs = '3'] = process.argv.slice(2);
const graph = toPropertyGraph((await openMapFolder(dir)).map);
const total = graph.relationships.length;
const BATCH = 20_000;
const MERGE = 'MERGE (a)-[r:';

/** Seconds from the first relationship to the last. */
async function push(server: Neo4jServer): Promise<number> {
  let [first, last] = [0, 0];
  await pushGraph(server, graph, {
    onProgress: ({ of, done, total: all }) => {
      if (of === 'nodes') first = performance.now();
      if (done === all) last = performance.now();
    },
  });
  return (last - first) / 1000;
}

/** The same statements without looking for what is there, one after the other. */
async function bare(server: Neo4jServer): Promise<number> {
  const session = server.driver.session({ defaultAccessMode: neo4j.session.WRITE });
  const plan = planPush(graph, { batchSize: BATCH });
  for (const cypher of plan.schema) await session.run(cypher);
  let first = 0;
  for (const { of, cypher, parameters } of plan.batches()) {
    if (of === 'relationships' && first === 0) first = performance.now();
    await session.run(cypher.replace(MERGE, MERGE.replace('MERGE', 'CREATE')), parameters);
  }
  const seconds = (performance.now() - first) / 1000;
  await session.close();
  return seconds;
}

const server = await startNeo4j();
const figures = { push: [] as number[], bare: [] as number[] };
for (let run = 0; run <= Number(runs); run++) {
  for (const [name, work] of [
    ['push', push],
    ['bare', bare],
  ] as const) {
    // A graph of this size is too large for one transaction.
    await server.driver.session().run('MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS');
    await server.clear();
    const seconds = await work(server);
    // The first turn warms the server up.
    if (run > 0) figures[name].push(total / seconds);
  }
}
await server.stop();
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
for (const [name, rates] of Object.entries(figures))
  console.log(`${name}: ${Math.round(median(rates))} relationships a second (${rates.map(Math.round).join(', ')})`);
console.log(
  `${graph.nodes.length} nodes, ${total} relationships; push / bare ${(median(figures.push) / median(figures.bare)).toFixed(2)}`,
);
