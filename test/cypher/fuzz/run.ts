/**
 * Compares this engine with a real Neo4j over random graphs.
 *
 *     npm run fuzz:cypher [-- GRAPHS [FIRST-SEED]]
 */
import { startNeo4j } from '../../support/neo4j.ts';
import { exactDriver } from '../support/bolt.ts';
import { compareEngines } from './compare.ts';

const [graphs = '500', first = '1'] = process.argv.slice(2);
const server = await startNeo4j();
const driver = exactDriver(server);
const seeds = Array.from({ length: Number(graphs) }, (_, i) => Number(first) + i);
const counts = await compareEngines(driver, seeds, 40);
for (const { seed, query, ours, neo4j } of counts.differences.slice(0, 40))
  console.log(`seed ${seed}: ${query}\n  ours  ${ours.slice(0, 400)}\n  neo4j ${neo4j.slice(0, 400)}`);
console.log(
  `${counts.graphs} graphs, ${counts.compared} comparisons, ${counts.refused} refused by both, ${counts.known} known, ${counts.differences.length} differences`,
);
await driver.close();
await server.stop();
